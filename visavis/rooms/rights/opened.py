"""What every tool works on: the right somebody looks at, typed just now or kept in a file, and where to contest it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.decisions.rights import Entitlement, Situation, compute, read
from visavis.decisions.shared.explanation import Explanation
from visavis.foundation.identity.actor import Role
from visavis.foundation.requests.codes import show_code
from visavis.foundation.requests.refusal import GoFirst, Refusal
from visavis.rooms.dossier.door import gate
from visavis.rooms.rights import queries
from visavis.rooms.rights.draft import draft_of
from visavis.rooms.rights.permissions import may_estimate
from visavis.rooms.rights.queries import Kept
from visavis.rooms.rights.right import Right
from visavis.rooms.rights.sheet import Panel, Sheet, sheet_of

KEPT, TOOL, LINE = "calcul", "outil", "ligne"
STAFF = {Role.COUNSELLOR, Role.MANAGER}
CONTESTED = ("droit", "aj", "duree", "premier_jour")


@dataclass(frozen=True, slots=True)
class Opened:
    """The right somebody has open. `query` keeps it from page to page, `back` is its page, `contest` gives where a
    line of it is contested, `tried` where a line of a tool (by its name and the code) is."""

    situation: Situation
    result: Entitlement
    explanation: Explanation
    kept: Kept | None
    query: str
    back: str
    contest: Callable[[str], str]
    tried: Callable[[str, str], str]

    @property
    def right(self) -> Right:
        """What the tools stand on."""
        return Right(self.situation, self.result)

    @property
    def number(self) -> str:
        """What people say before the number of a line; '' when it is not kept, or was kept without."""
        return show_code(self.kept.number) if self.kept and self.kept.number else ""

    @property
    def steps(self) -> str:
        """The page of every step."""
        return reverse("rights:trial_steps") + self.query

    @property
    def fingerprint(self) -> str:
        """The version of the law applied, in short."""
        return self.result.versions.fingerprint[:12]

    @property
    def sheet(self) -> Sheet:
        """Every line of it with its number, months included."""
        months = queries.months_of(self.result)
        trees = self.kept.trees if self.kept else (self.explanation, *months)
        return sheet_of(trees, contest=self.contest, number=self.number)

    @property
    def announced(self) -> tuple[Panel, ...]:
        """The announced lines, each with where it is contested."""
        panels = self.sheet.by_code
        return tuple(panels[code] for code in CONTESTED if code in panels)


def page_of(kept: Kept, *, for_staff: bool) -> str:
    """Where a kept computation is read."""
    if for_staff:
        return reverse("rights:kept_of", args=[kept.file_id, kept.id])
    return reverse("rights:kept", args=[kept.id])


def base_of(request: HttpRequest) -> Opened:
    """The kept computation named in the address, else what was typed; without any, leads to the first question."""
    if refused := may_estimate(request.actor):
        raise Refusal(what=_("Le calcul n’est pas fait."), why=refused, status=403)
    if KEPT in request.GET:
        return _of_file(request, request.GET[KEPT])
    situation = read(draft_of(request)).situation
    if situation is None:
        raise GoFirst(reverse("rights:simulate"))
    result = compute(situation)
    tried = _tried(request.actor, None)
    return Opened(
        situation, result, result.explanation, None, "", reverse("rights:result"),
        lambda code: tried("", code), tried,
    )  # fmt: skip


def of_kept(kept: Kept, actor: Any) -> Opened:
    """A kept computation, contested by the person or by staff for her."""
    for_staff = actor.role in STAFF
    name, first = ("contestation:new_for", [kept.file_id]) if for_staff else ("contestation:new", [])
    situation = read(kept.situation).situation
    if situation is None:
        raise Http404("situation")

    def contest(code: str) -> str:
        return reverse(name, args=[*first, "rights", kept.id, code])

    back = page_of(kept, for_staff=for_staff)
    return Opened(
        situation, kept.result, kept.result_explanation, kept, f"?{KEPT}={kept.id}", back, contest,
        _tried(actor, kept),
    )  # fmt: skip


def _tried(actor: Any, kept: Kept | None) -> Callable[[str, str], str]:
    """Where a line that is in no file yet is contested: kept and contested by one press, or told by somebody who has
    no file."""
    if kept and actor.role in STAFF:
        page = reverse("contestation:tried_for", args=[kept.file_id])
    elif actor.role == Role.PERSON or (actor.role == Role.HELPER and actor.mandate is not None):
        page = reverse("contestation:tried")
    else:
        page = reverse("contestation:without_file_new")

    def address(tool: str, code: str) -> str:
        named = {TOOL: tool, KEPT: str(kept.id) if kept else "", LINE: code}
        return f"{page}?{urlencode({name: value for name, value in named.items() if value})}"

    return address


def _of_file(request: HttpRequest, written: str) -> Opened:
    actor: Any = request.actor
    kept = queries.one(_id_in(written)) if _reads_files(actor) else None
    if kept is None or (actor.role not in STAFF and kept.file_id != actor.file_id):
        raise Http404("computation")
    gate(request, kept.file_id, "rights")
    return of_kept(kept, actor)


def _reads_files(actor: Any) -> bool:
    """The person, those who follow her file, and a helper whose mandate names her rights."""
    if actor.role == Role.HELPER:
        return actor.mandate is not None and "rights" in actor.mandate.families
    return actor.role in {Role.PERSON, *STAFF}


def _id_in(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError as wrong:
        raise Http404("computation") from wrong
