"""Loading the demonstration: each step is an act of a room, done in the name of who would do it.

A step and the mark that it is done are one transaction: a load that was killed goes on with the step it was in, from
its beginning, and nothing is there twice. One more part of the demonstration is one more line in `STEPS`, at the foot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings

from visavis.foundation.clock import now as present
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.front.demonstration import helped, lives, mediated, month, story, street
from visavis.front.demonstration.neighbours import NEIGHBOURS
from visavis.front.demonstration.seats import actor, opening_hour
from visavis.front.demonstration.town import ground
from visavis.front.demonstration.town.tables import manager_of
from visavis.front.models import DemonstrationStep
from visavis.rooms.agencies import door as agencies
from visavis.rooms.companies import door as companies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.messaging import door as messaging
from visavis.rooms.people import door as people


class NotADemonstration(SystemExit):
    """The service was not started with VISAVIS_DEMO=1: invented people never enter a real service."""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the demonstration: `name` is its mark in the database and its words on the progress bar."""

    name: str
    act: Callable[[], None]

    def load(self) -> bool:
        """Do it, unless it is done; False when it was. Two loads at once: the second waits, then finds it done."""
        with acting_as(SERVICE):
            _, new = DemonstrationStep.objects.get_or_create(name=self.name, defaults={"done_at": present()})
            if new:
                self.act()
        return new


def steps() -> Sequence[Step]:
    """Every step, in order."""
    if not settings.DEMO:
        raise NotADemonstration("The demonstration needs VISAVIS_DEMO=1.")
    return STEPS


def steps_left() -> Sequence[Step]:
    """The steps whose mark is missing: none when the demonstration is there, whole."""
    with acting_as(SERVICE):
        done = set(DemonstrationStep.objects.order_by("name").values_list("name", flat=True))
    return [step for step in steps() if step.name not in done]


def _staff() -> None:
    place = agencies.found(**story.AGENCY, desk=story.DESK_HOURS, telephone=story.PHONE_HOURS)
    for each in story.STAFF:
        open_account(
            login=each.login, role=Role(each.role), public_name=each.name, now=present(), agency_id=place.id,
            employer=each.employer,
        )  # fmt: skip


def _employer() -> None:
    company = companies.register(**story.COMPANY, now=present())
    open_account(
        login=story.EMPLOYER.login,
        role=Role.EMPLOYER,
        public_name=story.EMPLOYER.name,
        now=present(),
        organisation_id=company.id,
    )


def _person(person: story.Person) -> None:
    at = opening_hour(person.days_ago)
    by = VISITOR if person.channel == Channel.WEB else actor(person.counsellor)
    account = Account.objects.filter(login=person.login).first()
    if account is None:
        account = open_account(
            login=person.login,
            role=Role.PERSON,
            public_name=f"{person.given} {person.family}",
            now=at,
            file_id=_open(person, by, at),
        )
    assert account.file_id is not None
    herself = by if by.is_staff else account.actor()
    lives.type_work(person, account.file_id, herself, at + timedelta(hours=1))
    lives.meet(person, account.file_id, herself, at)
    _exchange(person, account.actor(), at + timedelta(days=2))


def _open(person: story.Person, by: Actor, at: datetime) -> UUID:
    channel = Channel(person.channel)
    with acting_as(by):
        file_id = dossier.open_file(agency_id=agency_of(person), now=at, by=by, channel=channel)
        owner = by.with_file(file_id) if by.role == Role.VISITOR else by
        people.give_name(file_id=file_id, given=person.given, family=person.family, on=at.date())
        people.give_birth_date(file_id=file_id, on=person.born_on)
        contacts = [people.Contact(kind, address) for kind, address in person.reach]
        people.reach_by(file_id=file_id, contacts=contacts, on=at.date(), now=at, by=owner, channel=channel)
        for need in person.needs:
            dossier.need(file_id=file_id, need=need, now=at)
        dossier.register(file_id=file_id, from_on=at.date(), now=at, by=owner, channel=channel)
    if by.role == Role.VISITOR:
        head = actor(manager_of(person.counsellor))
        with acting_as(head):
            dossier.name_referent(
                file_id=file_id,
                referent_id=actor(person.counsellor).account_id,
                now=at,
                by=head,
                channel=Channel.DESK,
            )
    return file_id


def agency_of(person: story.Person) -> UUID:
    """The agency that follows this person."""
    found = actor(person.counsellor).agency_id
    assert found is not None
    return found


def _exchange(person: story.Person, herself: Actor, at: datetime) -> None:
    """What the person said, and what was answered; what is unanswered was said just now."""
    if not person.says or herself.file_id is None:
        return
    at_desk = person.channel != Channel.WEB
    by = actor(person.counsellor) if at_desk else herself
    when = at if person.answer else present() - timedelta(hours=2)
    with acting_as(by):
        if messaging.thread(herself.file_id):
            return
        messaging.write(
            file_id=herself.file_id,
            text=person.says,
            from_person=True,
            now=when,
            by=by,
            channel=Channel(person.channel),
        )
    if person.answer:
        hers = actor(person.counsellor)
        with acting_as(hers):
            messaging.write(
                file_id=herself.file_id,
                text=person.answer,
                from_person=False,
                now=when + timedelta(hours=5),
                by=hers,
                channel=Channel.WEB,
            )


GROUND: tuple[Step, ...] = (
    Step("agency and staff", _staff),
    Step("communes and occupations", ground.put_reference),
    Step("the other agencies", ground.found_agencies),
    Step("slots of the next weeks", month.open_the_desk),
    Step("slots of the other agencies", ground.open_the_desks),
)
STEPS: tuple[Step, ...] = (
    *GROUND,
    Step("employer", _employer),
    *(Step(person.given, partial(_person, person)) for person in story.PEOPLE),
    *(Step(person.given, partial(_person, person)) for person in NEIGHBOURS),
    Step("helpers", helped.welcome_helpers),
    Step("a contestation", lives.disagree),
    Step("somebody of a subcontractor", lives.be_received_by_a_subcontractor),
    Step("a contestation answered", lives.disagree_and_be_answered),
    Step("a file opened from outside the team", lives.help_from_outside),
    Step("offers", lives.deposit_offers),
    Step("a month of passers-by", month.passers_by),
    Step("mandates", helped.help_them),
    Step("a mediator", mediated.seat_the_mediator),
    Step("a referral to the mediator", mediated.ask_the_mediator),
    Step("a complaint without a file", street.complain_from_the_street),
)
