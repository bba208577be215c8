"""Handing papers in and reading them: all that rooms use."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.jobs import later
from visavis.foundation.papers import shelf, words
from visavis.foundation.papers.facts import PaperReceived
from visavis.foundation.papers.jobs import check
from visavis.foundation.papers.kinds import ENDINGS, Kind, kind_of
from visavis.foundation.papers.models import Paper, State
from visavis.foundation.requests.codes import new_code, show_code
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.vault import seal, seal_bytes, unseal, unseal_bytes

PAGE = 20
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that a paper was handed in. `sha256` is of the very bytes; `reason` says why it was refused."""

    id: UUID
    reference: str
    name: str
    size: int
    sha256: str
    received_at: datetime
    state: str
    reason: str
    state_at: datetime
    pages: int | None
    scanned: bool

    @property
    def fingerprint(self) -> str:
        """The hash in groups of eight."""
        return " ".join(self.sha256[start : start + 8] for start in range(0, 64, 8))

    @property
    def why(self) -> str:
        """Why it was refused, in a sentence; empty when it was not."""
        return str(words.REASONS.get(self.reason, ""))


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """One page of receipts, latest first; `before` leads to the next page."""

    items: tuple[Receipt, ...]
    before: UUID | None


@dataclass(frozen=True, slots=True)
class Content:
    """A checked paper: a file name to give it, its media type, its bytes."""

    name: str
    kind: str
    content: bytes


def receive(
    *, file_id: UUID, name: str, content: IO[bytes], now: datetime, by: Actor, channel: Channel,
    paper_id: UUID | None = None,
) -> Receipt:  # fmt: skip
    """Take a paper in: judged by its first bytes and size, sealed, put on the shelf, then checked by a job.

    The same bytes again in the same file give the same receipt; `paper_id` when whoever hands it in has drawn one.
    Raises `Refusal` with a plain sentence.
    """
    taken = _within_limit(content)
    kind = kind_of(taken[:16])
    if kind is None:
        raise words.not_this_kind(taken[:16])
    sha256 = hashlib.sha256(taken).hexdigest()
    known = _known(file_id, sha256)
    if known is not None:
        return known
    paper = Paper(
        id=paper_id or uuid7(), file_id=file_id, reference=new_code(), sha256=sha256, size=len(taken), kind=kind,
        address=shelf.put(seal_bytes(file_id, taken)), name=seal(file_id, _plain_name(name, kind)),
        received_at=now, account_id=by.account_id, role=by.role, channel=channel,
        state=State.WAITING, state_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
    except IntegrityError:
        return _known(file_id, sha256) or _receipt(paper)
    shape = header(now=now, by=by, channel=channel, file_id=file_id)
    publish(PaperReceived(**shape, paper=paper.id, size=paper.size))
    later(check, file_id=file_id, paper_id=paper.id)
    return _receipt(paper)


def _within_limit(content: IO[bytes]) -> bytes:
    most = settings.UPLOAD_MAX_BYTES
    size = getattr(content, "size", None)
    if size and size > most:
        raise words.too_large(size, most)
    taken = content.read(most + 1)
    if len(taken) > most:
        raise words.too_large(0, most)
    if not taken:
        raise words.nothing_inside()
    return taken


def _plain_name(name: str, kind: Kind) -> str:
    """The person's own name for it, without folders and control signs, ending as its kind does."""
    last = PurePath(name.replace("\\", "/")).name
    stem = "".join(sign for sign in last if sign.isprintable()).rsplit(".", 1)[0].strip(" .")
    return f"{stem[:LONGEST_NAME] or 'papier'}.{ENDINGS[kind]}"


def _known(file_id: UUID, sha256: str) -> Receipt | None:
    row = Paper.objects.filter(file_id=file_id, sha256=sha256).first()
    return _receipt(row) if row else None


def receipt(paper_id: UUID, *, file_id: UUID) -> Receipt | None:
    """The receipt of one paper; None when it is not there, or not for this reader."""
    row = Paper.objects.filter(id=paper_id, file_id__of=file_id).first()
    return _receipt(row) if row else None


def every_receipt(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: every paper handed in, oldest first, by its receipt, as plain values."""
    return [
        {
            "received_at": each.received_at.isoformat(), "reference": each.reference, "name": each.name,
            "bytes": each.size, "pages": each.pages, "state": each.state, "sha256": each.sha256,
        }
        for each in map(_receipt, Paper.objects.filter(file_id__of=file_id).order_by("id"))
    ]  # fmt: skip


def receipts(file_id: UUID, *, before: UUID | None = None) -> ReceiptPage:
    """Twenty receipts of a file, latest first, from `before` on."""
    rows = Paper.objects.filter(file_id__of=file_id).order_by("-id")
    found = list((rows.filter(id__lt=before) if before else rows)[: PAGE + 1])
    shown = tuple(_receipt(row) for row in found[:PAGE])
    return ReceiptPage(shown, shown[-1].id if len(found) > PAGE else None)


def read(paper_id: UUID, *, file_id: UUID) -> Content | None:
    """A paper that passed its check; None before that, when refused, or not for this reader.

    The caller journals the reading. Raises `PaperLost` when the shelf has lost it.
    """
    row = Paper.objects.filter(id=paper_id, file_id__of=file_id, state=State.KEPT).first()
    if row is None:
        return None
    content = unseal_bytes(row.file_id, shelf.take(row.address))
    return Content(unseal(row.file_id, row.name), row.kind, content)


def _receipt(row: Paper) -> Receipt:
    return Receipt(
        id=row.id, reference=show_code(row.reference), name=unseal(row.file_id, row.name), size=row.size,
        sha256=row.sha256, received_at=row.received_at, state=row.state, reason=row.state_reason,
        state_at=row.state_at, pages=row.pages, scanned=row.scanned,
    )  # fmt: skip
