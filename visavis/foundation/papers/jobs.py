"""Checking a paper before anybody sees it, and the shelf every night."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from visavis.foundation.clock import now
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Channel
from visavis.foundation.jobs import Retry, daily, job
from visavis.foundation.outside.scan import scanner
from visavis.foundation.papers import shelf
from visavis.foundation.papers.facts import PaperKept, PaperRefused
from visavis.foundation.papers.kinds import Kind
from visavis.foundation.papers.models import Paper, State
from visavis.foundation.papers.pages import Unreadable, count_pages
from visavis.foundation.papers.verify import verify
from visavis.foundation.vault import unseal_bytes

_log = logging.getLogger(__name__)


@job("papers.check", retry=Retry(times=40))
def check(*, file_id: UUID, paper_id: UUID) -> None:
    """Scan for harmful code, count the pages, then keep the paper or refuse it with its reason.

    A scanner that does not answer is asked again later: meanwhile the paper stays unseen.
    """
    paper = Paper.objects.select_for_update().get(id=paper_id, file_id=file_id)
    if paper.state != State.WAITING:
        return
    content = unseal_bytes(file_id, shelf.take(paper.address))
    verdict = scanner().scan(content)
    paper.scanned = verdict.scanned
    if verdict.found:
        _log.warning("harmful code in a paper", extra={"paper": str(paper_id), "found": verdict.found})
        return _refuse(paper, "harmful")
    try:
        paper.pages = count_pages(content) if paper.kind == Kind.PDF else 1
    except Unreadable as unreadable:
        return _refuse(paper, unreadable.trouble)
    _conclude(paper, State.KEPT, "")
    publish(PaperKept(**_header(paper), paper=paper.id, pages=paper.pages, scanned=paper.scanned))
    return None


def _refuse(paper: Paper, reason: str) -> None:
    _conclude(paper, State.REFUSED, reason)
    publish(PaperRefused(**_header(paper), paper=paper.id, reason=str(reason)))


def _conclude(paper: Paper, state: State, reason: str) -> None:
    paper.state, paper.state_reason, paper.state_at = state, str(reason), now()
    paper.save(update_fields=["state", "state_reason", "state_at", "pages", "scanned"])


def _header(paper: Paper) -> dict[str, Any]:
    return header(now=paper.state_at, by=SERVICE, channel=Channel.AUTOMATIC, file_id=paper.file_id)


@daily("03:30")
@job("papers.verify")
def verify_shelf() -> None:
    """Look at every paper on the shelf; say loudly in the log which are lost."""
    found = verify()
    if found.lost:
        _log.error("papers are lost or changed", extra={"papers": [str(each) for each in found.lost]})
