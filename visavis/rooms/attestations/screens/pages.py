"""The pages of contracts and pay that both sides of the counter share."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.attestations import queries, telling
from visavis.rooms.attestations.actions.remove import remove as take_away
from visavis.rooms.attestations.actions.state import state
from visavis.rooms.attestations.actions.state_pay import state_pay
from visavis.rooms.attestations.forms import ContractForm, PayForm, RemoveForm
from visavis.rooms.attestations.screens.side import Side
from visavis.rooms.attestations.values import KnownContract
from visavis.rooms.people.door import name_of

SHOWN_FIRST = 12


def known(request: HttpRequest, side: Side) -> HttpResponse:
    """What is known, datum by datum, with its source."""
    entries = [
        {
            "contract": each,
            "lines": telling.lines(each, desk=side.desk),
            "links": {page: side.url(page, each.id) for page in ("correct", "pay", "remove", "story")},
            "paid": bool(each.wages) or each.terms.gross_monthly is not None,
        }
        for each in queries.contracts(side.file_id)
    ]
    context = {"side": side, "entries": entries, "add": side.url("add"), "name": name_of(side.file_id)}
    return render(request, "attestations/known.html", context)


def _contract(side: Side, contract_id: UUID) -> KnownContract:
    found = queries.contract(side.file_id, contract_id)
    if found is None:
        raise Http404("contract")
    return found


def tell(request: HttpRequest, side: Side, contract_id: UUID | None = None) -> HttpResponse:
    """A contract to add or to correct; what cannot be so comes back as typed, with a sentence."""
    former = _contract(side, contract_id) if contract_id else None
    form = ContractForm(request.POST if request.method == "POST" else None, known=former)
    if form.is_valid() and (stated := _state(form, side, contract_id)):
        messages.success(request, _("C’est noté."))
        paid = form.cleaned_data["gross_monthly"] is not None or former
        return redirect(side.url("own") if paid else side.url("pay", stated))
    context = {"side": side, "form": form, "former": former, "back": side.url("own")}
    return render(request, "attestations/contract.html", context, status=422 if form.errors else 200)


def _state(form: ContractForm, side: Side, contract_id: UUID | None) -> UUID | None:
    said = form.cleaned_data
    try:
        return state(
            file_id=side.file_id, terms=form.terms, basis=said["basis"], contract_id=contract_id,
            why=said.get("why", ""), both_jobs=said["both_jobs"], now=now(), by=side.by, channel=side.channel,
        )  # fmt: skip
    except Refusal as no:
        if no.field is None:
            raise
        form.add_error(no.field, no.why)
        return None


def pay(request: HttpRequest, side: Side, contract_id: UUID) -> HttpResponse:
    """The wages month by month and the bonuses; saved as far as typed."""
    contract = _contract(side, contract_id)
    every = "tout" in request.GET or len(contract.terms.months) <= SHOWN_FIRST
    months = contract.terms.months if every else contract.terms.months[:SHOWN_FIRST]
    form = PayForm(request.POST if request.method == "POST" else None, known=contract, months=months)
    if form.is_valid():
        state_pay(
            file_id=side.file_id, contract_id=contract.id, wages=form.wages, bonuses=form.bonuses,
            basis=form.cleaned_data["basis"], now=now(), by=side.by, channel=side.channel,
        )  # fmt: skip
        messages.success(request, _("C’est noté."))
        return redirect(request.get_full_path() if "more" in request.POST else side.url("own"))
    context = {"side": side, "form": form, "contract": contract, "every": every, "back": side.url("own")}
    return render(request, "attestations/pay.html", context, status=422 if form.errors else 200)


def remove(request: HttpRequest, side: Side, contract_id: UUID) -> HttpResponse:
    """Take a contract away, with a reason."""
    contract = _contract(side, contract_id)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        why = form.cleaned_data["why"]
        take_away(
            file_id=side.file_id,
            contract_id=contract.id,
            why=why,
            now=now(),
            by=side.by,
            channel=side.channel,
        )
        messages.success(request, _("Le contrat est retiré. Ce qui était écrit reste lisible."))
        return redirect(side.url("own"))
    context = {"side": side, "form": form, "contract": contract, "back": side.url("own")}
    return render(request, "attestations/remove.html", context, status=422 if form.errors else 200)


def story(request: HttpRequest, side: Side, contract_id: UUID) -> HttpResponse:
    """Before and after, who, when, on what basis."""
    told = telling.story_words(queries.story(side.file_id, contract_id), desk=side.desk)
    if not told:
        raise Http404("contract")
    return render(request, "attestations/story.html", {"side": side, "told": told, "back": side.url("own")})
