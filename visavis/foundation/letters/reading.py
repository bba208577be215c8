"""What a person sees of her letters: the list, one letter, its sheet. Row policies decide whose."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.letters.models import Handing, SentLetter
from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault import unseal, unseal_bytes

PAGE = 20


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in the list."""

    id: UUID
    at: datetime
    subject: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One page of the list, latest first; `before` leads to the next page."""

    items: tuple[LetterLine, ...]
    before: UUID | None


@dataclass(frozen=True, slots=True)
class Carried:
    """One attempt to hand the letter over, in the codes of `Outcome`."""

    channel: str
    outcome: str
    real: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter as it was sent: `said` is the message alone, `text` the whole mail with the human in it.

    `sha256` is that of the sheet.
    """

    id: UUID
    at: datetime
    subject: str
    said: str
    text: str
    sms: str
    language: str
    reference: str
    sha256: str
    carried: tuple[Carried, ...]

    @property
    def fingerprint(self) -> str:
        """The hash in groups of eight, so that it can be read aloud and never widens a page."""
        return " ".join(self.sha256[start : start + 8] for start in range(0, 64, 8))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The printed letter: file name and PDF."""

    name: str
    content: bytes


def letters_of(file_id: UUID, *, before: UUID | None = None) -> LetterPage:
    """Twenty letters of a file, latest first, from `before` on."""
    rows = SentLetter.objects.filter(file_id__of=file_id).order_by("-id").prefetch_related("handings")
    rows = rows.filter(id__lt=before) if before else rows
    found = list(rows.defer("sheet")[: PAGE + 1])
    shown = found[:PAGE]
    return LetterPage(tuple(_line(row) for row in shown), shown[-1].id if len(found) > PAGE else None)


def _line(row: SentLetter) -> LetterLine:
    words = json.loads(unseal(row.file_id, row.words))
    return LetterLine(row.id, row.at, words["subject"], tuple(it.channel for it in _left(row)))


def _left(row: SentLetter) -> list[Handing]:
    return [it for it in row.handings.all() if it.outcome != "refused"]


def letter_of(file_id: UUID, letter_id: UUID) -> KeptLetter | None:
    """One letter of a file; None when it is not there, or not for this reader."""
    row = SentLetter.objects.filter(id=letter_id, file_id__of=file_id).defer("sheet").first()
    if row is None:
        return None
    words = json.loads(unseal(row.file_id, row.words))
    carried = row.handings.order_by("id")
    return KeptLetter(
        id=row.id,
        at=row.at,
        subject=words["subject"],
        said=words["said"],
        text=words["text"],
        sms=words["sms"],
        language=row.language,
        reference=show_code(row.reference),
        sha256=row.sheet_sha256,
        carried=tuple(Carried(it.channel, it.outcome, it.real, it.at) for it in carried),
    )


def sheet_of(file_id: UUID, letter_id: UUID) -> Sheet | None:
    """The PDF of a letter, as sent; None as above."""
    row = SentLetter.objects.filter(id=letter_id, file_id__of=file_id).first()
    if row is None:
        return None
    name = f"vis-a-vis-{show_code(row.reference)}.pdf"
    return Sheet(name, unseal_bytes(row.file_id, row.sheet))


def every_letter(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: every letter as it was sent, oldest first, as plain values."""
    rows = SentLetter.objects.filter(file_id__of=file_id).defer("sheet").order_by("id")
    found = []
    for row in rows.prefetch_related("handings"):
        words = json.loads(unseal(row.file_id, row.words))
        left = sorted(it.channel for it in _left(row))
        found.append(
            {
                "at": row.at.isoformat(), "reference": show_code(row.reference), "subject": words["subject"],
                "text": words["text"], "sent_by": left, "sheet_sha256": row.sheet_sha256,
            }
        )  # fmt: skip
    return found


def owner_of(letter_id: UUID) -> UUID | None:
    """The file a letter belongs to; None when it is not there, or not for this reader."""
    return SentLetter.objects.filter(id=letter_id).values_list("file_id", flat=True).first()
