"""What every tool works on: the right somebody looks at, typed just now or kept in a file, and where to contest it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
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

KEPT = "calcul"
STAFF = {Role.COUNSELLOR, Role.MANAGER}
CONTESTED = ("droit", "aj", "duree", "premier_jour")


@dataclass(frozen=True, slots=True)
class Opened:
    """The right somebody has open. `query` keeps it from page to page, `back` is its page, `contest` gives where a
    line of it is contested."""

    situation: Situation
    result: Entitlement
    explanation: Explanation
    kept: Kept | None
    query: str
    back: str
    contest: Callable[[str], str]

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
    def lines(self) -> tuple[tuple[Explanation, str], ...]:
        """The announced lines, each with where it is contested."""
        nodes = {node.code: node for node in self.explanation.walk()}
        return tuple((nodes[code], self.contest(code)) for code in CONTESTED if code in nodes)


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
    return Opened(situation, result, result.explanation, None, "", reverse("rights:result"), _keep_first)


def of_kept(kept: Kept, *, for_staff: bool) -> Opened:
    """A kept computation, contested by the person or by staff for her."""
    name, first = ("contestation:new_for", [kept.file_id]) if for_staff else ("contestation:new", [])
    situation = read(kept.situation).situation
    if situation is None:
        raise Http404("situation")

    def contest(code: str) -> str:
        return reverse(name, args=[*first, "rights", kept.id, code])

    back = page_of(kept, for_staff=for_staff)
    return Opened(situation, kept.result, kept.explanation, kept, f"?{KEPT}={kept.id}", back, contest)


def _keep_first(code: str) -> str:
    """What was only tried is kept in her file, then contested."""
    return f"{reverse('rights:keep')}?ligne={code}"


def _of_file(request: HttpRequest, written: str) -> Opened:
    actor: Any = request.actor
    kept = queries.one(_id_in(written)) if _reads_files(actor) else None
    if kept is None or (actor.role not in STAFF and kept.file_id != actor.file_id):
        raise Http404("computation")
    gate(request, kept.file_id, "rights")
    return of_kept(kept, for_staff=actor.role in STAFF)


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
