"""How each address of the service is filled in with the demonstration's own ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tests import market, town
from visavis.foundation.identity.access import entrance_of
from visavis.foundation.identity.actor import Role

# Addresses that show no page, each with its reason. Nothing else may be left out of the walk.
NOT_PAGES: dict[str, str] = {
    "identity:become": "a POST that leads home; asked for by GET it is walked as a refusal",
    "contestation:take": "a POST that leads back to the contestation",
    "contestation:take_without_file": "a POST that leads back to the complaint",
    "contestation:tell_without_file": "a POST that leads back to the complaint",
    "dossier:separating": "a POST that leads back to the two files",
    "dossier:export": "a JSON file",
    "dossier:export_printed": "a PDF",
    "knowledge:rely": "a POST that leads back to the answer",
    "file_schema": "a JSON Schema",
    "api:openapi-json": "an OpenAPI document",
    "api:compute_right": "what a program sends, answered in JSON",
    "api:law_of_a_day": "what a program asks, answered in JSON",
    "live:ticket": "a signed ticket as JSON",
    "live:script": "the script of live pages",
    "rectification:paper": "a PDF",
    "sharing:paper": "a PDF",
    "sharing:paper_for": "a PDF",
    "sharing:end": "a POST that leads back to who may see what of her",
    "sharing:end_for": "a POST that leads back to who may see what of the person",
    "sharing:resume": "a POST that leads back to who may see what of her",
    "sharing:resume_for": "a POST that leads back to who may see what of the person",
    "sharing:give_back": "a POST that leads back to the partner's people",
    "registration:printed": "a PDF",
    "registration:desk_printed": "a PDF",
    "mandates:end": "a POST that leads back to her mandates",
    "mandates:end_for": "a POST that leads back to the mandates of the file",
    "mandates:open": "a POST that leads to the person it opens",
    "mandates:close": "a POST that leads to the helper's home",
    "mandates:give_back": "a POST that leads to the helper's home",
    "mandates:time": "a POST that leads to the helper's home",
    "mediation:take": "a POST that leads to the case",
    "mediation:withdraw": "a POST that leads back to her requests",
    "outside:incoming": "what the gateway of text messages calls, with its secret",
    "messaging:take_back": "a POST that leads back to the thread",
    "messaging:take_back_from": "a POST that leads back to the thread",
    "observatory:data": "a CSV file",
    "rights:drop": "a POST that leads back to her contracts",
    "rights:forget": "a POST that leads back to the first question",
    "rights:as_pdf": "a PDF",
    "rights:trial_json": "a JSON file",
    "rights:freeze": "a POST that leads back to the computation",
    "rights:freeze_for": "a POST that leads back to the computation",
    "register:as_json": "a JSON file",
    "register:as_csv": "a CSV file",
    "register:duties_csv": "a CSV file",
    "register:switch": "a POST that leads back to her choices",
    "register:switch_for": "a POST that leads back to the person's choices",
    "register:take_back": "a POST that leads back to the person's choices",
    "observatory:heads_file": "a text file",
    "reference:editions_json": "a JSON file",
    "ui:sheet": "a style sheet",
    "ui:preference": "leads back to the page",
    "ui:language": "leads back to the page",
    "mfa_edit_webauthn": "needs a real security key of the account",
    "mfa_remove_webauthn": "needs a real security key of the account",
}

Filler = Callable[[Role], Any]


def _first(path: str, **conditions: Any) -> Filler:
    """The id of the first row of a model (`room.Model`) that meets the conditions."""

    def fill(role: Role) -> Any:
        from django.apps import apps

        from visavis.foundation.identity.actor import SERVICE, acting_as

        with acting_as(SERVICE):
            row = apps.get_model(path).objects.filter(**conditions).order_by("pk").first()
        return row.pk if row else None

    return fill


def _of_nadia(path: str) -> Filler:
    return lambda role: _first(path, file_id=town.file_of("nadia"))(role)


def _mandate_for(role: Role) -> Any:
    """A mandate that this role's somebody holds, or one of Nadia's people that staff see."""
    login = "samira" if role == Role.HELPER else "paule"
    return _first("mandates.Mandate", account_id=town.account(login).id)(role)


def _agreement_for(role: Role) -> Any:
    """What Nadia lets a partner, or an employer, read."""
    partner = {Role.PARTNER: "partenaire", Role.EMPLOYER: "lemoine"}.get(role)
    return town.agreement_of("nadia", partner) if partner else None


FILL: dict[str, Filler] = {
    "mandate_id": _mandate_for,
    "file_id": lambda role: town.file_of("nadia"),
    "appointment_id": _of_nadia("appointments.Appointment"),
    "slot_id": _first("appointments.Slot"),
    "call_back_id": _first("reception.CallBack"),
    "month": lambda role: f"{town.month_told_by('nadia'):%Y-%m}",
    "visit_id": lambda role: town.visit_of("nadia"),
    "reception:plain_receipt visit_id": lambda role: town.visit_of(""),
    "entry_id": lambda role: town.answer_written(),
    "agreement_id": _agreement_for,
    "sharing:stop use": lambda role: "statistics",
    "sharing:stop_for use": lambda role: "statistics",
    "sharing:announce use": lambda role: "statistics",
    "correction_id": lambda role: town.correction_of("nadia"),
    "complaint_id": _first("contestation.ComplaintWithoutFile"),
    "contestation_id": _first("contestation.Contestation"),
    "contestation:look contestation_id": lambda role: town.drawn_by_lot(),
    "contestation:look_without_file complaint_id": lambda role: town.drawn_by_lot_without_file(),
    "number": lambda role: 1,
    "aid": lambda role: "solidarite",
    "computation_id": _of_nadia("rights.Computation"),
    "subject_id": _of_nadia("rights.Computation"),
    "kind": lambda role: "rights",
    "node": lambda role: "aj",
    "contract_id": _of_nadia("attestations.Contract"),
    "letter": _of_nadia("letters.SentLetter"),
    "paper": lambda role: town.paper_of("nadia"),
    "item": _first("outside.OutboxItem"),
    "referral_id": _first("mediation.Referral"),
    "recommendation_id": _first("mediation.Recommendation"),
    "offer_id": _first("offers.Offer"),
    "review_id": _first("offers.Review"),
    "alert_id": _first("vigilance.Alert"),
    "package": lambda role: "rights",
    "register:note kind": lambda role: "rights",
    "account_id": lambda role: town.account("karim").id,
    "registration:question slug": lambda role: "naissance",
    "registration:desk_question slug": lambda role: "naissance",
    "reference:occupation code": lambda role: market.an_occupation(),
    "ui:design_one name": lambda role: "question",
}


def addresses_of(route: town.Route, role: Role) -> Iterable[str]:
    """The addresses of a route for a role: none when an argument has no filler."""
    address = route.pattern
    for argument in route.arguments:
        filler = FILL.get(f"{route.name} {argument}") or FILL.get(argument)
        value = filler(role) if filler else None
        if value is None:
            return []
        start, _, rest = address.partition("<")
        _converter, _, end = rest.partition(">")
        address = f"{start}{value}{end}"
    return [f"/{address}"]


def answers_for(role: Role) -> Iterator[tuple[town.Route, Any]]:
    """Every answer that this role gets, on each address of each route that lets her in."""
    client = town.sit_down(role)
    if role in {Role.COUNSELLOR, Role.MANAGER}:
        for login in ("nadia", "rosa", "gerard"):
            town.say_why(client, town.file_of(login))
    for route in town.routes():
        if role in entrance_of(route.view).roles and route.name not in NOT_PAGES:
            for address in addresses_of(route, role):
                yield route, client.get(address)
