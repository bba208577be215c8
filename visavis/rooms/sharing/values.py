"""What is shared and what is stopped, as pages and sheets read it: values that nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What is agreed: which partner, which parts, for how many days, for what."""

    account_id: UUID
    parts: tuple[str, ...]
    days: int = 31
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One agreement in words. `holds`: the partner may read now (a stopped use aside)."""

    id: UUID
    file_id: UUID
    account_id: UUID
    partner: str
    kind: str
    why: str
    codes: tuple[str, ...]
    parts: tuple[str, ...]
    agreed_at: datetime
    agreed_by: str
    channel: str
    until_at: datetime
    ended_at: datetime | None
    ended_channel: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """One use of her data, as it stands: stopped since when, why, and when it goes on again."""

    code: str
    words: str
    effect: str
    off: bool
    since: datetime | None = None
    reason: str = ""
    lift_at: datetime | None = None
    lifted_by: str = ""
    lift_reason: str = ""
