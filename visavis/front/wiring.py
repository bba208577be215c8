"""What happens next: one table, fact → who reacts, and when. The page to read first.

Below the table stands what higher rooms add to lower places: parts of a file, things to do, the human block.
"""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.clock import now
from visavis.foundation.facts import Fact, Wire, same_transaction, wire
from visavis.foundation.identity import accounts
from visavis.foundation.identity.demonstration import set_seats
from visavis.foundation.letters.people import register_people
from visavis.foundation.trace.write import writing
from visavis.foundation.ui.human import set_provider
from visavis.foundation.ui.menu import set_menu
from visavis.front.demonstration.benches import benches, filling
from visavis.front.human import human_block
from visavis.front.letterhead import addresses_of, letterhead_of
from visavis.front.menus import menu
from visavis.front.told import tell_foundation
from visavis.rooms.appointments import contributions as appointments
from visavis.rooms.appointments import facts as meeting
from visavis.rooms.appointments import jobs as meeting_jobs
from visavis.rooms.appointments import timeline as meeting_words
from visavis.rooms.attestations import contributions as attestations
from visavis.rooms.attestations import facts as work
from visavis.rooms.attestations import timeline as work_words
from visavis.rooms.contestation import contributions as contestation
from visavis.rooms.contestation import facts as contested
from visavis.rooms.contestation import timeline as contestation_words
from visavis.rooms.contestation.door import Subject, describe
from visavis.rooms.declarations import contributions as declarations
from visavis.rooms.declarations import facts as declared
from visavis.rooms.declarations import jobs as declared_jobs
from visavis.rooms.declarations import timeline as declared_words
from visavis.rooms.dossier import facts as dossier
from visavis.rooms.dossier.contributions import add_erasure, add_export, add_section, add_tasks, tell
from visavis.rooms.dossier.timeline import (
    file_exported,
    file_moved,
    file_opened,
    files_merged,
    files_separated,
    person_registered,
    referent_named,
)
from visavis.rooms.messaging import contributions as messaging
from visavis.rooms.messaging import facts as said
from visavis.rooms.messaging import timeline as messaging_words
from visavis.rooms.offers import facts as offers
from visavis.rooms.offers import jobs as offers_jobs
from visavis.rooms.people import door as people
from visavis.rooms.reception import contributions as reception
from visavis.rooms.reception import facts as call
from visavis.rooms.reception import timeline as call_words
from visavis.rooms.registration import contributions as registration
from visavis.rooms.registration import facts as registering
from visavis.rooms.registration import timeline as registration_words
from visavis.rooms.registration.letters import on_registered
from visavis.rooms.rights import contributions as rights
from visavis.rooms.rights import facts as right


def table() -> dict[type[Fact], list[Wire]]:
    """Every fact is journaled in its own transaction; the rest is listed fact by fact."""
    return {
        Fact: [same_transaction(writing)],
        dossier.PersonRegistered: [same_transaction(on_registered)],
        meeting.AppointmentBooked: [same_transaction(meeting_jobs.on_booked)],
        meeting.AppointmentMoved: [same_transaction(meeting_jobs.on_moved)],
        meeting.AppointmentCancelled: [same_transaction(meeting_jobs.on_cancelled)],
        offers.OccupationsImported: [same_transaction(offers_jobs.on_imported)],
        offers.CommunesImported: [same_transaction(offers_jobs.on_imported)],
        offers.OffersImported: [same_transaction(offers_jobs.on_imported)],
        declared.MonthDeclared: [same_transaction(declared_jobs.on_told)],
        declared.MonthCorrected: [same_transaction(declared_jobs.on_told)],
    }


def _contribute() -> None:
    tell_foundation()
    tell(dossier.FileOpened, file_opened)
    tell(dossier.PersonRegistered, person_registered)
    tell(dossier.ReferentNamed, referent_named)
    tell(dossier.FilesMerged, files_merged)
    tell(dossier.FilesSeparated, files_separated)
    tell(dossier.FileExported, file_exported)
    tell(said.MessageWritten, messaging_words.told_written)
    tell(said.MessageAnswered, messaging_words.told_answered)
    tell(said.MessageWithdrawn, messaging_words.told_withdrawn)
    tell(call.CallBackTaken, call_words.told_taken)
    tell(registering.QuestionAnswered, registration_words.question_answered)
    tell(right.HumanDecisionAsked, rights.asked_a_human)
    tell(meeting.AppointmentBooked, meeting_words.told_booked)
    tell(meeting.AppointmentMoved, meeting_words.told_moved)
    tell(meeting.AppointmentCancelled, meeting_words.told_cancelled)
    tell(meeting.AppointmentPrepared, meeting_words.told_prepared)
    tell(contested.ContestationOpened, contestation_words.opened)
    tell(contested.ContestationAnswered, contestation_words.answered)
    tell(work.ContractStated, work_words.contract_stated)
    tell(work.PayStated, work_words.pay_stated)
    tell(work.ContractRemoved, work_words.contract_removed)
    tell(right.RightsComputed, rights.computed)
    tell(declared.MonthDeclared, declared_words.told_declared)
    tell(declared.MonthCorrected, declared_words.told_corrected)
    for room in (rights, attestations, declarations, messaging, appointments, reception, contestation):
        add_section(room.section)
    for forget in (people.forget, _forget_account, registration.forget, reception.forget):
        add_erasure(forget)
    add_tasks(attestations.tasks)
    add_tasks(declarations.tasks)
    add_export("call_backs", reception.export)
    add_export("registration", registration.export)
    add_export("contracts", attestations.export)
    add_export("rights", rights.export)
    add_export("months", declarations.export)
    describe("rights", _line_of_rights)
    tell(registering.RegistrationResumed, registration_words.registration_resumed)
    tell(registering.CardGiven, registration_words.card_given)
    tell(dossier.FileMoved, file_moved)
    tell(call.CallBackAsked, call_words.told_asked)
    tell(call.CallBackTried, call_words.told_tried)
    tell(call.CallBackMade, call_words.told_made)
    tell(call.VisitReceived, call_words.told_received)
    add_section(reception.visits_section)
    add_export("visits", reception.visits_export)
    add_tasks(messaging.tasks)
    add_export("messages", messaging.export)
    add_export("appointments", appointments.export)
    add_export("contestations", contestation.export)


def _forget_account(file_id: UUID) -> None:
    """The account goes with its file."""
    accounts.forget(file_id, now())


def _line_of_rights(computation_id: UUID | None, node: str) -> Subject | None:
    """How a contested line of a computation is called."""
    found = rights.line(computation_id, node)
    return Subject(*found) if found else None


def connect() -> None:
    """Install everything; called once when the service starts."""
    wire(table())
    set_menu(menu)
    set_seats(benches, filling)
    set_provider(human_block)
    register_people(addresses_of=addresses_of, letterhead_of=letterhead_of)
    _contribute()
