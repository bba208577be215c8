"""The demonstration's people, loaded once per test by the acts of the rooms; and every address of the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.models import Account

SEATS = {
    Role.VISITOR: None,
    Role.PERSON: "nadia",
    Role.COUNSELLOR: "ines",
    Role.MANAGER: "claire",
    Role.EMPLOYER: "lemoine",
    Role.HELPER: "samira",
    Role.PARTNER: "partenaire",
    Role.TRAINER: "formatrice",
    Role.SUBCONTRACTOR: "sous-traitant",
    Role.MEDIATOR: "mediatrice",
    Role.DELEGATE: "delegue",
    Role.PROTECTION_OFFICER: "protection",
    Role.INSPECTOR: "inspectrice",
    Role.ADMINISTRATOR: "administration",
}
OF_THE_AGENCY = {Role.SUBCONTRACTOR, Role.DELEGATE}


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@dataclass(frozen=True)
class Route:
    """One address of the service: its name, its pattern, its screen, the arguments it takes."""

    name: str
    pattern: str
    view: Any
    arguments: tuple[str, ...]

    def __str__(self) -> str:
        return self.name or self.pattern


def routes() -> list[Route]:
    """Every address that the resolver knows."""
    return list(_walk(get_resolver(), Route("", "", None, ())))


def _walk(resolver: URLResolver, above: Route) -> Iterator[Route]:
    for each in resolver.url_patterns:
        pattern = above.pattern + str(each.pattern)
        arguments = above.arguments + _taken(each.pattern)
        if isinstance(each, URLResolver):
            space = f"{above.name}{each.namespace}:" if each.namespace else above.name
            yield from _walk(each, Route(space, pattern, None, arguments))
        elif isinstance(each, URLPattern):
            yield Route(above.name + (each.name or ""), pattern, each.callback, arguments)


def _taken(pattern: Any) -> tuple[str, ...]:
    """The arguments of a pattern, written as a path or as a regular expression."""
    return tuple(pattern.converters) or tuple(pattern.regex.groupindex)


def load(settings: Any) -> None:
    """Load the demonstration into the test's database."""
    from visavis.foundation.jobs import run_waiting
    from visavis.front.demonstration.load import steps

    settings.DEMO = True
    for step in steps():
        step.load()
    _fill_the_other_seats()
    run_waiting()


def _fill_the_other_seats() -> None:
    """The demonstration has no account for these roles yet: each is opened by the act that opens accounts."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.accounts import open_account

    agency_id = account("ines").agency_id
    for role, login in SEATS.items():
        if login and not Account.objects.filter(login=login).exists():
            place = agency_id if role in OF_THE_AGENCY else None
            open_account(
                login=login, role=role, public_name=login.title(), now=now(), agency_id=place,
                employer="Accueil Plus" if role == Role.SUBCONTRACTOR else "",
            )  # fmt: skip


def fill(settings: Any, *, size: int, months: int, seed: int = 93) -> None:
    """The ground of the town (places, occupations, agencies, staff) and what happens there; no people with a story."""
    from visavis.front.demonstration.town import fill as filling

    plan(settings, size=size, months=months, seed=seed)
    filling.fill()


def fill_with_copies(settings: Any, *, people: int, months: int, copies: int) -> None:
    """A first town of two, then one of so many people, and copies of it."""
    from visavis.front.demonstration.town import fill as filling

    plan_copies(settings, people=people, months=months, copies=copies)
    filling.fill()


def plan_copies(settings: Any, *, people: int, months: int, copies: int) -> None:
    """The same, planned and not made."""
    from visavis.front.demonstration.town import fill as filling

    plan(settings, size=2, months=months)
    filling.plan(size=2 + people * (1 + copies), each=people)


def plan(settings: Any, *, size: int, months: int, seed: int = 93) -> None:
    """The ground of the town; what happens there is planned, not made."""
    from visavis.foundation.jobs import run_waiting
    from visavis.front.demonstration.load import GROUND
    from visavis.front.demonstration.town import fill as filling

    settings.DEMO = True
    for step in GROUND:
        step.load()
    run_waiting()
    filling.plan(size=size, months=months, seed=seed)


def sit_down(role: Role) -> Client:
    """A browser in which somebody of this role is signed in (nobody for a visitor)."""
    client = Client()
    if login := SEATS[role]:
        client.force_login(account(login), backend="django.contrib.auth.backends.ModelBackend")
    return client


def account(login: str) -> Account:
    """An account of the demonstration."""
    with acting_as(SERVICE):
        return Account.objects.get(login=login)


def file_of(login: str) -> UUID:
    """The file of a person of the demonstration."""
    file_id = account(login).file_id
    assert file_id is not None
    return file_id


def paper_of(login: str) -> UUID:
    """A paper that this person gave: the smallest true PNG picture, received by the act of the room of papers."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import Channel
    from visavis.foundation.papers.door import receipts, receive

    by = account(login).actor()
    with acting_as(by):
        if known := receipts(file_of(login)).items:
            return known[0].id
        return receive(
            file_id=file_of(login),
            name="carte.png",
            content=BytesIO(PICTURE),
            now=now(),
            by=by,
            channel=Channel.WEB,
        ).id


def answer_written() -> UUID:
    """An answer that everybody reads: written by Inès."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import Channel
    from visavis.rooms.knowledge.door import Words, write
    from visavis.rooms.knowledge.models import Version

    ines = account("ines").actor()
    with acting_as(ines):
        if known := Version.objects.order_by("id").first():
            return known.entry_id
        words = Words(
            audience="everybody", title="Je déménage, que faire ?", text="Dites votre adresse au guichet."
        )
        return write(words=words, now=now(), by=ines, channel=Channel.WEB)


def correction_of(login: str) -> UUID:
    """Something this person wants put right, that waits for a decision: asked by the act of the room."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import Channel
    from visavis.rooms.rectification.door import ask
    from visavis.rooms.rectification.models import Correction

    by = account(login).actor()
    with acting_as(by):
        if known := Correction.objects.filter(file_id=file_of(login), decided_at=None).order_by("id").first():
            return known.id
        return ask(
            file_id=file_of(login), datum="birth", wanted="3 mai 1973", now=now(), by=by, channel=Channel.WEB
        )


def agreement_of(login: str, partner: str = "partenaire") -> UUID:
    """What this person lets a partner of the demonstration read: agreed by the act of the room of sharing."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import Channel
    from visavis.rooms.sharing.door import Share, agree
    from visavis.rooms.sharing.models import Agreement

    by = account(login).actor()
    with acting_as(by):
        held = Agreement.objects.filter(file_id=file_of(login), account_id=account(partner).id)
        if known := held.order_by("id").first():
            return known.id
        share = Share(account_id=account(partner).id, parts=("contact", "work"), why="Un logement.")
        return agree(file_id=file_of(login), share=share, now=now(), by=by, channel=Channel.WEB)


def month_told_by(login: str) -> date:
    """The month in which this person registered, told by her on its 28th."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import Channel
    from visavis.rooms.declarations.door import declare
    from visavis.rooms.dossier.door import registered_since

    by = account(login).actor()
    with acting_as(by):
        month = (registered_since(file_of(login)) or now().date()).replace(day=1)
        at = now().replace(year=month.year, month=month.month, day=28)
        declare(
            file_id=file_of(login), month=month, looking=True, jobs=(), now=at, by=by, channel=Channel.WEB
        )
    return month


def drawn_by_lot() -> UUID:
    """Gérard’s complaint, whose answer waits for its second reader: chance is helped where it chose none."""
    from visavis.foundation.clock import now
    from visavis.rooms.contestation.models import Contestation, SecondLook

    with acting_as(SERVICE):
        answered = Contestation.objects.filter(file_id=file_of("gerard"), answered_at__isnull=False)
        contested = answered.order_by("pk").first()
        assert contested is not None
        SecondLook.objects.get_or_create(
            contestation=contested,
            defaults={
                "file_id": contested.file_id, "agency_id": contested.agency_id, "first_by": account("claire").id,
                "first_at": now(), "first_outcome": "kept", "sealed_first_reason": contested.sealed_reason,
                "due_at": now(),
            },
        )  # fmt: skip
    return contested.pk


def drawn_by_lot_without_file() -> UUID:
    """The complaint from the street, whose answer waits for its second reader."""
    from visavis.foundation.clock import now
    from visavis.rooms.contestation.models import ComplaintWithoutFile, SecondLookWithoutFile

    with acting_as(SERVICE):
        complaint = ComplaintWithoutFile.objects.filter(answered_at__isnull=False).order_by("pk").first()
        assert complaint is not None
        SecondLookWithoutFile.objects.get_or_create(
            complaint=complaint,
            defaults={
                "agency_id": complaint.agency_id, "first_by": account("karim").id, "first_at": now(),
                "first_outcome": "kept", "sealed_first_reason": complaint.sealed_reason,
                "sealed_first_checked": complaint.sealed_checked, "due_at": now(),
            },
        )  # fmt: skip
    return complaint.pk


def visit_of(login: str) -> UUID:
    """A visit of this person, or of somebody without a file: received by Inès."""
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import Channel
    from visavis.rooms.reception.door import receive
    from visavis.rooms.reception.models import Visit

    ines = account("ines").actor()
    file_id = file_of(login) if login else None
    with acting_as(ines):
        if known := Visit.objects.filter(file_id=file_id).order_by("id").first():
            return known.id
        return receive(
            agency_id=ines.agency_id, file_id=file_id, motive="rights", arrived_at=now(), minutes=10, note="",
            now=now(), by=ines, channel=Channel.DESK,
        )  # fmt: skip


def say_why(client: Client, file_id: UUID) -> None:
    """A member of staff says why she opens the file, as the page asks."""
    client.post(f"/bureau/dossiers/{file_id}/pourquoi/", {"purpose": "follow_up"})


def first(model: Any) -> Any:
    """The first row of a table, whoever may see it."""
    with acting_as(SERVICE):
        return model.objects.order_by("pk").first()
