"""What a file knows of certificates and pay slips, side by side: by the person, or by staff for her."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.attestations.door import told_twice
from visavis.rooms.dossier.door import gate
from visavis.rooms.people.door import humans_only, name_of
from visavis.rooms.rights import queries
from visavis.rooms.rights.asked import written
from visavis.rooms.rights.draft import keep_asked
from visavis.rooms.rights.opened import Opened, of_kept
from visavis.rooms.rights.papers import NAME, as_typed
from visavis.rooms.rights.sheet import sheet_of
from visavis.rooms.rights.show import answered_by
from visavis.rooms.rights.tools import TOOLS


@open_to(Role.PERSON, reason="her employer's certificate beside her pay slips", mandate="rights")
def own(request: HttpRequest) -> HttpResponse:
    """Line by line, with the effect of each in euros; one press contests it."""
    file_id = gate(request, request.actor.file_id, "rights")
    context = _found(request, file_id) | {
        "layout": "ui/page.html", "work": reverse("attestations:own"), "back": reverse("rights:own"),
        "ask": "" if humans_only(file_id) else reverse("rights:ask"), "keeps": not request.actor.is_staff,
    }  # fmt: skip
    return render(request, "rights/own_papers.html", context)


@open_to(Role.COUNSELLOR, Role.MANAGER, reason="certificate and pay slips of a person her agency follows")
def of_person(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same page as the person sees."""
    file_id = gate(request, file_id, "rights")
    context = _found(request, file_id) | {
        "layout": "ui/page_desk.html", "work": reverse("attestations:desk_own", args=[file_id]),
        "back": reverse("rights:of_person", args=[file_id]), "name": name_of(file_id), "keeps": False,
        "ask": reverse("rights:ask_for", args=[file_id]),
    }  # fmt: skip
    return render(request, "rights/own_papers.html", context)


def _found(request: HttpRequest, file_id: UUID) -> dict[str, Any]:
    """Both papers on the latest computation; without one that knows them, what to do first."""
    told, kept = told_twice(file_id), queries.latest(file_id)
    if not told or kept is None or queries.what_changed(file_id, kept):
        return {"told": bool(told), "base": None, "tool": TOOLS[NAME]}
    base, typed = of_kept(kept, request.actor), as_typed(told)
    keep_asked(request, NAME, str(kept.id), written(typed))
    return _shown(request, base, typed) | {"told": True, "tool": TOOLS[NAME]}


def _shown(request: HttpRequest, base: Opened, typed: dict[str, Any]) -> dict[str, Any]:
    found = TOOLS[NAME].compute(base.right, typed)
    sheet = sheet_of(found.lines if found else (), contest=lambda code: base.tried(NAME, code))
    pages = _where_corrected(request, base)
    shown = found.shown.opened(sheet.by_code).corrected_at(pages) if found else None
    by = answered_by(base.kept.file_id) if base.kept else None
    return {"base": base, "shown": shown, "sheet": sheet, "by": by, "query": base.query}


def _where_corrected(request: HttpRequest, base: Opened) -> dict[int, str]:
    """For the rank of each contract, the page where its wages are corrected."""
    if base.kept is None:
        return {}
    name = "attestations:desk_pay" if request.actor.is_staff else "attestations:pay"
    before = [base.kept.file_id] if request.actor.is_staff else []
    ids = {each.contract: each.contract_id for each in told_twice(base.kept.file_id)}
    return {rank: reverse(name, args=[*before, contract_id]) for rank, contract_id in ids.items()}
