"""What happens to the people with a story: contracts typed, rights computed, a meeting, a contestation, offers."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from visavis.decisions.shared.money import ZERO, Money, euros
from visavis.foundation.clock import now as present
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.foundation.trace.purpose import Purpose
from visavis.front.demonstration import story
from visavis.front.demonstration.neighbours import NEIGHBOURS, ODILE_DISAGREES, ODILE_IS_ANSWERED
from visavis.front.demonstration.seats import actor, opening_hour
from visavis.rooms.appointments import door as appointments
from visavis.rooms.attestations import door as attestations
from visavis.rooms.contestation import door as contestation
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.dossier import door as dossier
from visavis.rooms.offers import door as offers
from visavis.rooms.reception import door as reception
from visavis.rooms.rights import door as rights
from visavis.rooms.vigilance import door as vigilance

READ_AGAIN = ("dossier", "rights")


def type_work(person: story.Person, file_id: UUID, by: Actor, at: datetime) -> None:
    """Her contracts, as the employer's certificate says them; then her rights, computed at once."""
    with acting_as(by):
        if attestations.contracts_of(file_id):
            return
    for work in person.work:
        terms = attestations.ContractTerms(
            employer=work.employer,
            start=work.start,
            end=work.end,
            nature=work.nature,
            end_reason=work.end_reason,
            gross_monthly=euros(work.monthly),
            procedure_start=work.procedure_start,
            accrued_leave_indemnity=euros(work.leave_indemnity),
        )
        with acting_as(by):
            attestations.state(
                file_id=file_id, terms=terms, basis="employer", now=at, by=by, channel=Channel(person.channel)
            )
    if person.work:
        with acting_as(by):
            rights.compute(
                file_id=file_id,
                situation=rights.situation_of(file_id),
                now=at,
                by=by,
                channel=Channel(person.channel),
            )


def meet(person: story.Person, file_id: UUID, by: Actor, at: datetime) -> None:
    """A meeting on site, when the story has one: a free slot with her counsellor."""
    if not person.motive:
        return
    hers = actor(person.counsellor)
    assert hers.agency_id is not None
    with acting_as(by):
        free = appointments.free_slots(hers.agency_id, present(), counsellor_id=hers.account_id, most=40)
        if free and appointments.next_of(file_id, present()) is None:
            appointments.book(
                file_id=file_id,
                slot_id=free[min(24 + place_of(person), len(free) - 1)].id,
                now=present(),
                by=by,
                channel=Channel(person.channel),
                motive=person.motive,
                needs=person.needs,
            )


def disagree() -> None:
    """Rosa does not understand her answer and says so by phone; it waits for a human."""
    rosa, ines = actor("rosa"), actor("ines")
    if rosa.file_id is None:
        return
    with acting_as(ines):
        kept = rights.latest(rosa.file_id)
        if kept and not contestation.of_file(rosa.file_id):
            contestation.contest(
                file_id=rosa.file_id,
                kind="rights",
                subject_id=kept.id,
                node="affiliation",
                words=story.ROSA_DISAGREES,
                now=present() - timedelta(hours=3),
                by=ines,
                channel=Channel.PHONE,
            )


def be_received_by_a_subcontractor() -> None:
    """Yasmine, whom a subcontractor pays, received Hugo at the desk: his file says so beside her name."""
    hugo, yasmine, at = actor("hugo"), actor("yasmine"), opening_hour(1)
    if hugo.file_id is None or yasmine.agency_id is None:
        return
    with acting_as(yasmine):
        if not reception.visits(hugo.file_id)[0]:
            reception.receive(
                agency_id=yasmine.agency_id, file_id=hugo.file_id, motive="offers", arrived_at=at, minutes=10,
                note=story.HUGO_AT_THE_DESK, now=at + timedelta(minutes=15), by=yasmine, channel=Channel.DESK,
            )  # fmt: skip


def place_of(person: story.Person) -> int:
    """Her place in her counsellor's day: no two people of the story at one time."""
    return [each.login for each in (*story.PEOPLE, *NEIGHBOURS)].index(person.login)


def disagree_and_be_answered() -> None:
    """Odile contested the decision a month and a half ago; her agency's manager answered within the week."""
    odile, thomas, helene = actor("odile"), actor("thomas"), actor("helene")
    if odile.file_id is None:
        return
    asked = present() - timedelta(days=45)
    with acting_as(thomas):
        kept = rights.latest(odile.file_id)
        if kept is None or contestation.of_file(odile.file_id):
            return
        contestation.contest(
            file_id=odile.file_id, kind="rights", subject_id=kept.id, node="affiliation", words=ODILE_DISAGREES,
            now=asked, by=thomas, channel=Channel.PHONE,
        )  # fmt: skip
    with acting_as(helene):
        for waiting in contestation.of_file(odile.file_id):
            at = asked + timedelta(days=4)
            read_again(odile.file_id, at, helene)
            answer(
                contestation_id=waiting.id, outcome="kept", reason=ODILE_IS_ANSWERED, read=READ_AGAIN, now=at,
                by=helene, channel=Channel.DESK,
            )  # fmt: skip


def read_again(file_id: UUID, at: datetime, by: Actor) -> None:
    """Whoever answers opens the file and the rights a while before; the person sees it."""
    for minutes, what in enumerate(READ_AGAIN, start=20):
        dossier.enter(
            file_id=file_id, what=what, purpose=Purpose.ANSWER_CONTESTATION, now=at - timedelta(minutes=minutes), by=by,
            channel=Channel.DESK,
        )  # fmt: skip


def help_from_outside() -> None:
    """Thomas, of another agency, helped Rosa on a morning of this week; Claire, who leads hers, looked the same day."""
    rosa = next(person for person in story.PEOPLE if person.login == "rosa")
    thomas, claire = actor("thomas"), actor("claire")
    with acting_as(claire):
        if vigilance.noticed():
            return
    opened = opening_hour(days_ago=2)
    vigilance.break_glass(
        given=rosa.given, family=rosa.family, born_on=rosa.born_on, reason=story.ROSA_WAS_HELPED, now=opened, by=thomas,
        channel=Channel.DESK,
    )  # fmt: skip
    with acting_as(claire):
        for alert in vigilance.noticed(only_open=True):
            vigilance.settle(
                alert_id=alert.id, reason=story.CLAIRE_LOOKED, now=opened + timedelta(hours=2), by=claire,
                channel=Channel.WEB,
            )  # fmt: skip


def deposit_offers() -> None:
    """The bakery's two offers: one lawful, one that is held at once, with what to change."""
    lemoine = actor(story.EMPLOYER.login)
    if lemoine.organisation_id is None or offers.count_of(lemoine.organisation_id):
        return
    for content in story.OFFERS:
        wage: Money = euros(content["wage"]) if content["wage"] else ZERO
        with acting_as(lemoine):
            offers.deposit(
                company_id=lemoine.organisation_id,
                content={**content, "wage": wage},
                now=present() - timedelta(days=1),
                by=lemoine,
                channel=Channel.WEB,
            )
