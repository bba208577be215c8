"""Every page to meet: each address of the resolver, by the role most at home there. A new screen is met by itself.

What the walk cannot fill in, or what shows more than its plain address, is written in `ALSO`; what is no page for
these people is in `NOT_MET`, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests import town
from tests.guarantees.addresses import NOT_PAGES, addresses_of
from visavis.foundation.identity.access import entrance_of
from visavis.foundation.identity.actor import SERVICE, Role, acting_as

# Pages nobody opens on a slow line as a first view, each with its reason.
HEAVY = {
    "/design": "the patterns, all on one page, for those who write screens",
    "/compte/deuxieme-facteur/webauthn/add/": "the library's script of security keys",
}

WHO = (Role.VISITOR, Role.PERSON, Role.COUNSELLOR, Role.MANAGER, Role.EMPLOYER, Role.HELPER, Role.MEDIATOR)

NOT_MET: dict[str, str] = {
    **NOT_PAGES,
    "account_change_password": "leads to the page of a first password, which is met",
    "account_login": "leads home whoever is signed in; met by a visitor",
    "account_reauthenticate": "asks again for what a seat of the demonstration never gave",
    "appointments:letter": "a PDF file",
    "contestation:followed": "leads to the page of number and code, until both were given; tests/test_without_file.py",
    "contestation:kept": "leads to the page of number and code, until something was sent; tests/test_without_file.py",
    "contestation:tried": "a line tried first; tests/journeys/test_trying_a_right.py meets it",
    "contestation:tried_for": "a line of a comparison beside a kept computation; tests/test_contesting_any_figure.py",
    "dossier:erased": "the protection of data has no seat in the demonstration; its own room opens it",
    "letters:sheet": "a PDF file",
    "mandates:paper": "a PDF file",
    "mandates:witness": "a mandate that still waits for a second agent; the demonstration has none, its own room meets it",
    "mandates:paper_for": "a PDF file",
    "mfa_authenticate": "the second step of an account that has none here",
    "mfa_deactivate_totp": "needs a second factor of the account",
    "mfa_reauthenticate": "needs a second factor of the account",
    "mfa_reauthenticate_webauthn": "needs a real security key of the account",
    "outside:attachment": "a PDF file",
    "papers:content": "the paper itself",
    "registration:desk_onward": "leads to the first question without an answer",
    "registration:desk_question": "Nadia is registered; met on the file that Inès begins",
    "registration:desk_review": "Nadia is registered; met on the file that Inès begins",
    "registration:onward": "leads to the first question without an answer",
    "rights:as_json": "a JSON file",
    "rights:decision": "a computation that is frozen first; its own room opens it",
    "rights:decision_for": "the same, for staff",
    "rights:keep": "a right tried first; tests/journeys/test_trying_a_right.py meets it",
    "ui:worker": "a script",
}

# The page of the person herself, though others may open its address with a code or a file of their own.
AT_HOME = dict.fromkeys(
    (
        "appointments:cancel", "appointments:held", "appointments:move", "letters:mine", "letters:one", "papers:mine",
        "papers:one", "registration:done",
    ),
    Role.PERSON,
)  # fmt: skip

QUESTIONS = (
    "nom",
    "naissance",
    "commune",
    "contact",
    "besoins",
    "preference",
    "numero",
    "travail",
    "verification",
)
ALSO: dict[Role, tuple[str, ...]] = {
    Role.VISITOR: (
        "/offres/?mots=boulangerie&lieu=93200", "/offres/ecartees/?mots=boulangerie", "/metiers/?mots=boulanger",
        "/compte/entrer/", "/nulle-part/",
    ),
    Role.PERSON: ("/chercher/", "/offres/?mots=boulangerie&lieu=93200"),
    Role.COUNSELLOR: ("/chercher/", *(f"/bureau/inscription/{{begun}}/{slug}/" for slug in QUESTIONS)),
    Role.MANAGER: ("/bureau/dossiers/", "/bureau/dossiers/sans-conseiller/", "/bureau/rappels/", "/chercher/"),
    Role.EMPLOYER: ("/employeur/offres/{held}/", "/chercher/"),
    Role.HELPER: (),
    Role.MEDIATOR: (),
}  # fmt: skip


def addresses_to_meet(role: Role, **known: str) -> Iterator[str]:
    """Each address that this role is the first to meet, then what else she meets."""
    for route in town.routes():
        if route.name not in NOT_MET and who_meets(route) == role:
            yield from addresses_of(route, role)
    for address in ALSO[role]:
        yield address.format(**known)


def held_offer() -> str:
    """The offer of the bakery that a rule holds back."""
    from visavis.rooms.offers.models import Offer, State

    with acting_as(SERVICE):
        return str(Offer.objects.get(state=State.HELD).pk)


def who_meets(route: town.Route) -> Role:
    """A page for everybody is met by a visitor; a page of accounts by somebody who has one."""
    if route.view.__module__.startswith("allauth"):
        return Role.PERSON
    may_enter = entrance_of(route.view).roles
    return AT_HOME.get(route.name) or next(role for role in town.SEATS if role in may_enter)
