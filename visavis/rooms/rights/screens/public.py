"""Anybody tries a right without an account: three small pages, then the result. What was typed stays in her visit."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.decisions.rights import read
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.rights.draft import MOST_CONTRACTS, draft_of, forget_draft, keep_draft, with_contract
from visavis.rooms.rights.forms import AroundForm, ContractForm, YouForm, questions
from visavis.rooms.rights.insight import checks_of, insight_of
from visavis.rooms.rights.opened import base_of
from visavis.rooms.rights.permissions import may_estimate
from visavis.rooms.rights.show import contracts_in_words, shown

NO_ACCOUNT = "computing one's rights needs no account; what is typed stays in the visit"


def _draft(request: HttpRequest) -> dict[str, Any]:
    """What was typed so far; whoever switched machines off has a counsellor compute."""
    if refused := may_estimate(request.actor):
        raise Refusal(what=_("Le calcul n’est pas fait."), why=refused, status=403)
    return draft_of(request)


def _page(request: HttpRequest, template: str, form: Any, **more: Any) -> HttpResponse:
    return render(request, template, {"form": form, **more}, status=422 if form.errors else 200)


@open_to_everyone(reason=NO_ACCOUNT)
def simulate(request: HttpRequest) -> HttpResponse:
    """The first page: how old, and where."""
    said = _draft(request)
    form = YouForm(request.POST or None, initial=YouForm.shown(said))
    if form.is_valid():
        keep_draft(request, {**said, **form.said()})
        return redirect("rights:contracts")
    return _page(request, "rights/simulate.html", form, begun=bool(said), paper=questions())


@open_to_everyone(reason=NO_ACCOUNT)
def contracts(request: HttpRequest) -> HttpResponse:
    """The contracts said so far; the first one is asked at once."""
    said = _draft(request)
    if not said.get("contracts"):
        return redirect("rights:contract", 1)
    told = contracts_in_words(said["contracts"])
    more = len(told) < MOST_CONTRACTS
    context = {"contracts": told, "next": len(told) + 1, "more": more, "most": MOST_CONTRACTS, "form": None}
    return render(request, "rights/contracts.html", context)


@open_to_everyone(reason=NO_ACCOUNT)
def contract(request: HttpRequest, number: int) -> HttpResponse:
    """One contract."""
    said = _draft(request)
    known = said.get("contracts", [])
    if not 1 <= number <= min(len(known) + 1, MOST_CONTRACTS):
        raise Http404("contract")
    shown_before = ContractForm.shown(known[number - 1]) if number <= len(known) else {}
    form = ContractForm(request.POST or None, initial=shown_before)
    if form.is_valid():
        keep_draft(request, with_contract(said, number, form.said()))
        return redirect("rights:contracts")
    return _page(request, "rights/contract.html", form, number=number, first=not known)


@require_POST
@open_to_everyone(reason=NO_ACCOUNT)
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """One contract less."""
    keep_draft(request, with_contract(_draft(request), number, None))
    return redirect("rights:contracts")


@open_to_everyone(reason=NO_ACCOUNT)
def around(request: HttpRequest) -> HttpResponse:
    """What stands around the contracts; nothing of it is needed."""
    said = _draft(request)
    form = AroundForm(request.POST or None, initial=AroundForm.shown(said))
    if form.is_valid():
        keep_draft(request, {**said, **form.said()})
        return redirect("rights:result")
    return _page(request, "rights/around.html", form)


@open_to_everyone(reason=NO_ACCOUNT)
def result(request: HttpRequest) -> HttpResponse:
    """The answer, its figures, what would change it, what is not known; or what cannot be read, with its page."""
    reading = read(_draft(request))
    if reading.situation is None:
        if not draft_of(request).get("birth"):
            return redirect("rights:simulate")
        return render(request, "rights/unread.html", {"checks": checks_of(reading.findings)}, status=422)
    base = base_of(request)
    context = {
        "base": base, "shown": shown(base), "query": "",
        "steps": base.steps, "json": reverse("rights:trial_json"),
        "insight": insight_of(base.situation, typed=True, tried=base.tried),
        "checks": checks_of((*reading.findings, *base.result.findings)),
    }  # fmt: skip
    return render(request, "rights/simulated.html", context)


@require_POST
@open_to_everyone(reason=NO_ACCOUNT)
def forget(request: HttpRequest) -> HttpResponse:
    """Erase what was typed."""
    forget_draft(request)
    return redirect("rights:simulate")
