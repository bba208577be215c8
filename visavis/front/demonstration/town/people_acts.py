"""What the people of the town do and what is done for them: acts of the rooms, in the name of who does them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from visavis.decisions.shared.money import euros
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.front.demonstration.lives import READ_AGAIN, read_again
from visavis.front.demonstration.town.events import NOBODY, Event
from visavis.front.demonstration.town.ground import login_in
from visavis.front.demonstration.town.shares import draw_key
from visavis.front.demonstration.town.town import Town
from visavis.rooms.attestations import door as attestations
from visavis.rooms.contestation import door as contestation
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.declarations import door as declarations
from visavis.rooms.dossier import door as dossier
from visavis.rooms.messaging import door as messaging
from visavis.rooms.people import door as people
from visavis.rooms.reception import door as reception
from visavis.rooms.rights import door as rights

AN_HOUR = "13.50"
MISSING_PAY = euros("140.00")


def register(town: Town, event: Event) -> None:
    """Open the file, say who she is and how she is reached, register; an account for who does things online."""
    person, now, channel = town.people[event.who], event.at, Channel(event.said["channel"])
    by = VISITOR if channel == Channel.WEB else town.counsellor(person)
    day = now.date()
    with acting_as(by):
        file_id = dossier.open_file(
            agency_id=town.agency_id(person.agency),
            now=now,
            by=by,
            channel=channel,
            file_id=draw_key(town.share),
        )
        owner = by.with_file(file_id) if by.role == Role.VISITOR else by
        people.give_name(file_id=file_id, given=person.given, family=person.family, on=day)
        people.give_birth_date(file_id=file_id, on=person.born_on)
        contacts = [people.Contact(kind, to) for kind, to in person.reach]
        people.reach_by(file_id=file_id, contacts=contacts, on=day, now=now, by=owner, channel=channel)
        for need in person.needs:
            dossier.need(file_id=file_id, need=need, now=now)
        dossier.register(file_id=file_id, from_on=day, now=now, by=owner, channel=channel)
    town.keep(person.key, file_id)
    if channel == Channel.WEB:
        with acting_as(SERVICE):
            account = open_account(
                login=login_in(f"habitant-{person.number}", town.frame.number), role=Role.PERSON,
                public_name=f"{person.given} {person.family}", now=now, file_id=file_id,
            )  # fmt: skip
        town.keep(f"account {person.number}", account.id)


def follow(town: Town, event: Event) -> None:
    """The manager names the counsellor who follows her from now on."""
    person = town.people[event.who]
    by = town.manager(person.agency)
    chosen = town.staff_at(person.agency, event.said["counsellor"])
    with acting_as(by):
        dossier.name_referent(
            file_id=town.file(person), referent_id=chosen.account_id, now=event.at, by=by, channel=Channel.DESK
        )  # fmt: skip
    town.note(f"referent {person.number}", str(event.said["counsellor"]))


def state(town: Town, event: Event) -> None:
    """Her contracts, as the employers' certificates say them."""
    file_id, by, channel = town.doing(event)
    with acting_as(by):
        for work in event.said["contracts"]:
            terms = attestations.ContractTerms(
                employer=work.employer, start=work.start, end=work.end, nature=work.nature,
                end_reason=work.end_reason, gross_monthly=euros(work.monthly),
            )  # fmt: skip
            attestations.state(
                file_id=file_id, terms=terms, basis="employer", now=event.at, by=by, channel=channel
            )


def compute(town: Town, event: Event) -> None:
    """Her rights, from what the file knows."""
    file_id, by, channel = town.doing(event)
    with acting_as(by):
        situation = rights.situation_of(file_id)
        rights.compute(file_id=file_id, situation=situation, now=event.at, by=by, channel=channel)


def contest(town: Town, event: Event) -> None:
    """She does not agree with the line that says how long she worked."""
    file_id, by, channel = town.doing(event)
    with acting_as(by):
        if kept := rights.latest(file_id):
            contestation.contest(
                file_id=file_id, kind="rights", subject_id=kept.id, node="affiliation", words=event.said["words"],
                now=event.at, by=by, channel=channel,
            )  # fmt: skip


def answer_her(town: Town, event: Event) -> None:
    """The manager answers what waits, with a reason that she reads; the pay is corrected first where she was right."""
    person = town.people[event.who]
    by, outcome, reason = town.manager(person.agency), event.said["outcome"], event.said["reason"]
    if outcome != "kept":
        _correct_pay(town.file(person), town.counsellor(person), reason, event)
    with acting_as(by):
        for waiting in contestation.of_file(town.file(person))[:1]:
            read_again(town.file(person), event.at, by)
            answer(
                contestation_id=waiting.id,
                outcome=outcome,
                reason=reason,
                read=READ_AGAIN,
                now=event.at,
                by=by,
                channel=Channel.DESK,
            )


def _correct_pay(file_id: UUID, by: Actor, why: str, event: Event) -> None:
    """Her last contract with the pay that was missing: the answer is computed with it."""
    with acting_as(by):
        for contract in attestations.contracts_of(file_id)[:1]:
            paid = contract.terms.gross_monthly or MISSING_PAY
            corrected = replace(contract.terms, gross_monthly=paid + MISSING_PAY)
            attestations.state(
                file_id=file_id, contract_id=contract.id, terms=corrected, basis="employer", why=why,
                now=event.at, by=by, channel=Channel.DESK,
            )  # fmt: skip


def declare(town: Town, event: Event) -> None:
    """Her month: worked or not, and whether she still looks."""
    file_id, by, channel = town.doing(event)
    jobs = [
        declarations.JobDone(employer, Decimal(hours), euros(str(hours * Decimal(AN_HOUR))))
        for employer, hours in event.said["jobs"]
    ]
    with acting_as(by):
        declarations.declare(
            file_id=file_id, month=event.said["month"], looking=event.said["looking"], jobs=jobs, now=event.at, by=by,
            channel=channel,
        )  # fmt: skip


def visit(town: Town, event: Event) -> None:
    """Somebody comes without an appointment, waits, is received; the visit is noted as she leaves."""
    said = event.said
    file_id: UUID | None = None
    if event.who == NOBODY:
        by = town.actor(said["login"])
    else:
        person = town.people[event.who]
        file_id, by = town.file(person), town.counsellor(person)
    left = event.at + timedelta(minutes=said["minutes"] + said["waited"])
    with acting_as(by):
        reception.receive(
            agency_id=by.agency_id, file_id=file_id, motive=said["motive"], arrived_at=event.at,
            minutes=said["minutes"], note=said["note"], now=left, by=by, channel=Channel.DESK,
        )  # fmt: skip


def write(town: Town, event: Event) -> None:
    """Her words, typed by herself or by the desk."""
    _say(town, event, *town.doing(event), from_person=True)


def reply(town: Town, event: Event) -> None:
    """Her counsellor answers."""
    person = town.people[event.who]
    _say(town, event, town.file(person), town.counsellor(person), Channel.WEB, from_person=False)


def _say(town: Town, event: Event, file_id: UUID, by: Actor, channel: Channel, *, from_person: bool) -> None:
    with acting_as(by):
        messaging.write(
            file_id=file_id,
            text=event.said["text"],
            from_person=from_person,
            now=event.at,
            by=by,
            channel=channel,
        )


def ask(town: Town, event: Event) -> None:
    """A call is asked for; a counsellor takes it and calls, once more the day after when nobody answers."""
    said, channel = event.said, Channel(event.said["channel"])
    if event.who == NOBODY:
        agency_id, number = town.agency_id(said["agency"]), said["number"]
        staff = town.actor(said["login"])
        by = VISITOR if channel == Channel.WEB else staff
    else:
        person = town.people[event.who]
        agency_id, staff, by = town.agency_id(person.agency), town.counsellor(person), town.oneself(person)
        number = next(
            (to for kind, to in person.reach if kind in {"sms", "phone"}), f"+3363999{event.who % 10_000:04}"
        )
    with acting_as(by):
        asked = reception.ask(number=number, agency_id=agency_id, now=event.at, by=by, channel=channel)
    called = event.at + timedelta(minutes=said["after"])
    if called > town.end:
        return
    with acting_as(staff):
        reception.take(call_back_id=asked.id, now=called, by=staff, channel=Channel.PHONE)
        outcome = "reached" if said["reached"] else "not_reached"
        reception.report(call_back_id=asked.id, outcome=outcome, now=called, by=staff, channel=Channel.PHONE)
        if not said["reached"] and (again := called + timedelta(days=1)) <= town.end:
            reception.report(
                call_back_id=asked.id, outcome="reached", now=again, by=staff, channel=Channel.PHONE
            )
