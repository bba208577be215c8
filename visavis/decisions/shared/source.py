"""Where a rule or a figure comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How far a reference was checked: read on the text, recalled, or open to doubt."""

    SURE = "sure"
    RECALLED = "recalled"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class LawReference:
    """One article of one text, in one version.

    `text` is the short name of the text in French, `article` its number; `since` and `until` bound the
    version quoted (None = open); `url` may be empty when only the paper text is known.
    """

    text: str
    article: str
    since: date | None = None
    until: date | None = None
    url: str = ""
    status: Status = Status.SURE
    note: str = ""

    def __str__(self) -> str:
        return f"{self.text}, {self.article}" if self.article else self.text
