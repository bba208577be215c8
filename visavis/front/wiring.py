"""What happens next: one table, fact → who reacts, and when. The page to read first.

Below the table stands what higher rooms add to lower places: parts of a file, things to do, the human block.
"""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.facts import Fact, Wire, same_transaction, wire
from visavis.foundation.identity import accounts
from visavis.foundation.identity.actor import Actor
from visavis.foundation.identity.demonstration import set_seats
from visavis.foundation.identity.standing import set_finder
from visavis.foundation.letters.people import register_people
from visavis.foundation.live import let_follow
from visavis.foundation.outside.incoming import set_listener
from visavis.foundation.ui.human import set_provider
from visavis.foundation.ui.menu import set_menu
from visavis.foundation.vault.renew import also_renew
from visavis.foundation.words.show import moment
from visavis.front import forgetting
from visavis.front.correcting import let_correct, line_of_corrections
from visavis.front.counsellor import live as desk_live
from visavis.front.demonstration.benches import benches, filling
from visavis.front.human import human_block
from visavis.front.letterhead import addresses_of, letterhead_of
from visavis.front.menus import menu
from visavis.front.shown_outside import hear, let_share
from visavis.front.told import tell_foundation
from visavis.rooms.appointments import contributions as appointments
from visavis.rooms.appointments import facts as meeting
from visavis.rooms.appointments import jobs as meeting_jobs
from visavis.rooms.appointments import live as slots_live
from visavis.rooms.appointments import timeline as meeting_words
from visavis.rooms.attestations import contributions as attestations
from visavis.rooms.attestations import facts as work
from visavis.rooms.attestations import timeline as work_words
from visavis.rooms.contestation import contributions as contestation
from visavis.rooms.contestation import facts as contested
from visavis.rooms.contestation import jobs as contestation_jobs
from visavis.rooms.contestation import timeline as contestation_words
from visavis.rooms.contestation.door import Subject, describe
from visavis.rooms.declarations import contributions as declarations
from visavis.rooms.declarations import facts as declared
from visavis.rooms.declarations import jobs as declared_jobs
from visavis.rooms.declarations import timeline as declared_words
from visavis.rooms.dossier import facts as dossier
from visavis.rooms.dossier import jobs as dossier_jobs
from visavis.rooms.dossier.contributions import (
    add_awaited,
    add_erasure,
    add_export,
    add_guard,
    add_notes,
    add_reach,
    add_section,
    add_sweep,
    add_tasks,
    tell,
)
from visavis.rooms.dossier.door import keep_notes, one_reading
from visavis.rooms.dossier.timeline import (
    file_exported,
    file_moved,
    file_opened,
    files_merged,
    files_separated,
    person_registered,
    referent_named,
)
from visavis.rooms.knowledge import contributions as knowledge
from visavis.rooms.mandates import contributions as mandates
from visavis.rooms.mandates import facts as mandate
from visavis.rooms.mandates import jobs as mandates_jobs
from visavis.rooms.mandates import timeline as mandate_words
from visavis.rooms.mandates.door import standing
from visavis.rooms.mediation import contributions as mediation
from visavis.rooms.mediation import facts as mediated
from visavis.rooms.mediation import jobs as mediation_jobs
from visavis.rooms.mediation import timeline as mediation_words
from visavis.rooms.messaging import contributions as messaging
from visavis.rooms.messaging import facts as said
from visavis.rooms.messaging import jobs as messaging_jobs
from visavis.rooms.messaging import live as thread_live
from visavis.rooms.messaging import timeline as messaging_words
from visavis.rooms.offers import contributions as offers
from visavis.rooms.offers import facts as offered
from visavis.rooms.offers import jobs as offers_jobs
from visavis.rooms.people import door as people
from visavis.rooms.reception import contributions as reception
from visavis.rooms.reception import facts as call
from visavis.rooms.reception import live as calls_live
from visavis.rooms.reception import timeline as call_words
from visavis.rooms.rectification import contributions as rectification
from visavis.rooms.rectification import facts as corrected
from visavis.rooms.rectification import jobs as rectification_jobs
from visavis.rooms.rectification import timeline as corrected_words
from visavis.rooms.reference import facts as reference
from visavis.rooms.register import contributions as register
from visavis.rooms.register import door as machines
from visavis.rooms.register import facts as chosen
from visavis.rooms.register import timeline as chosen_words
from visavis.rooms.registration import contributions as registration
from visavis.rooms.registration import facts as registering
from visavis.rooms.registration import timeline as registration_words
from visavis.rooms.registration.letters import on_registered
from visavis.rooms.rights import contributions as rights
from visavis.rooms.rights import facts as right
from visavis.rooms.sharing import contributions as sharing
from visavis.rooms.sharing import facts as shared
from visavis.rooms.sharing import jobs as sharing_jobs
from visavis.rooms.sharing import timeline as shared_words
from visavis.rooms.vigilance import contributions as vigilance
from visavis.rooms.vigilance import facts as watched
from visavis.rooms.vigilance import jobs as vigilance_jobs
from visavis.rooms.vigilance import timeline as watched_words


def table() -> dict[type[Fact], list[Wire]]:
    """Every fact is journaled in its own transaction, with the mandate it was done under; the rest is listed fact by
    fact. `…move`: live pages."""
    slots_move = same_transaction(slots_live.on_slots)
    decided = [same_transaction(rectification_jobs.on_decided)]
    calls_move = [same_transaction(calls_live.on_call)]
    thread_moves = [same_transaction(thread_live.on_said), same_transaction(desk_live.on_expected)]
    return {
        Fact: [same_transaction(mandates.journal)],
        dossier.PersonRegistered: [same_transaction(on_registered)],
        dossier.ReferentNamed: [same_transaction(desk_live.on_named)],
        watched.GlassBroken: [same_transaction(vigilance_jobs.on_broken)],
        meeting.AppointmentBooked: [same_transaction(meeting_jobs.on_booked), slots_move],
        meeting.AppointmentMoved: [same_transaction(meeting_jobs.on_moved), slots_move],
        meeting.AppointmentCancelled: [same_transaction(meeting_jobs.on_cancelled), slots_move],
        meeting.SlotsOpened: [slots_move],
        **dict.fromkeys((said.MessageWritten, said.MessageWithdrawn), thread_moves),
        said.MessageAnswered: [same_transaction(messaging_jobs.on_answered), *thread_moves],
        mandate.MandateGiven: [same_transaction(mandates_jobs.on_given)],
        mandate.MandateEnded: [same_transaction(mandates_jobs.on_ended)],
        contested.ContestationOpened: [same_transaction(contestation_jobs.on_opened)],
        contested.ComplaintWithoutFileOpened: [same_transaction(contestation_jobs.on_opened_without_file)],
        contested.ComplaintWithoutFileEscalated: [
            same_transaction(contestation_jobs.on_escalated_without_file)
        ],
        contested.ComplaintWithoutFileAnswered: [
            same_transaction(contestation_jobs.on_answered_without_file)
        ],
        contested.SecondLookWithoutFileGiven: [same_transaction(contestation_jobs.on_looked_without_file)],
        contested.ContestationEscalated: [same_transaction(contestation_jobs.on_escalated)],
        contested.SecondLookGiven: [same_transaction(contestation_jobs.on_looked)],
        contested.ContestationAnswered: [same_transaction(contestation_jobs.on_answered)],
        contested.ContestationSettled: [same_transaction(contestation_jobs.on_settled)],
        mediated.ReferralReceived: [same_transaction(mediation_jobs.on_received)],
        mediated.ReferralJudged: [same_transaction(mediation_jobs.on_judged)],
        mediated.RecommendationMade: [same_transaction(mediation_jobs.on_recommended)],
        mediated.RecommendationAnswered: [same_transaction(mediation_jobs.on_answered)],
        mediated.ReferralConcluded: [same_transaction(mediation_jobs.on_concluded)],
        shared.SharingAgreed: [same_transaction(sharing_jobs.on_agreed)],
        shared.UseResumed: [same_transaction(sharing_jobs.on_resumed)],
        **dict.fromkeys((corrected.DatumCorrected, corrected.CorrectionRefused), decided),
        **dict.fromkeys(
            (call.CallBackAsked, call.CallBackTaken, call.CallBackTried, call.CallBackMade), calls_move
        ),
        reference.EditionImported: [same_transaction(offers_jobs.on_imported)],
        offered.OffersImported: [same_transaction(offers_jobs.on_imported)],
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
    tell(contested.ContestationTaken, contestation_words.taken)
    tell(contested.ContestationEscalated, contestation_words.escalated)
    tell(contested.ContestationAnswered, contestation_words.answered)
    tell(contested.SecondLookDrawn, contestation_words.drawn)
    tell(contested.SecondLookGiven, contestation_words.looked)
    tell(contested.ContestationSettled, contestation_words.settled)
    tell(work.ContractStated, work_words.contract_stated)
    tell(work.PayStated, work_words.pay_stated)
    tell(work.ContractRemoved, work_words.contract_removed)
    tell(right.RightsComputed, rights.computed)
    tell(right.SimulationKept, rights.kept_a_trial)
    tell(right.SimulationFrozen, rights.frozen)
    tell(right.SimulationCountersigned, rights.countersigned)
    tell(right.DecisionCompared, rights.compared)
    tell(declared.MonthDeclared, declared_words.told_declared)
    tell(declared.MonthCorrected, declared_words.told_corrected)
    tell(mandate.MandateAsked, mandate_words.asked)
    tell(mandate.MandateGiven, mandate_words.given)
    tell(mandate.MandateEnded, mandate_words.ended)
    tell(mandate.HelpTimed, mandate_words.timed)
    add_notes(mandates.notes)
    for room in (
        rights, attestations, declarations, messaging, appointments, reception, contestation, mandates,
    ):  # fmt: skip
        add_section(room.section)
    for room in (rights, messaging, reception, contestation, offers, mandates, knowledge):
        add_awaited(room.awaited)
    add_awaited(contestation.awaited_without_file)
    for forget in (people.forget, _forget_account, registration.forget, reception.forget, mandates.forget):
        add_erasure(forget)
    for category, sweep in {
        "inactive_file": dossier_jobs.erase_the_silent,
        "unfinished_registration": registration.forget_unfinished,
        "complaints_without_file": contestation.forget_without_file,
        "heard_codes": mandates.forget_heard,
        "asked_words": mandates.forget_asked,
        "refused_tries": vigilance_jobs.forget_tries,
        "openings": vigilance_jobs.forget_openings,
        "streets": vigilance_jobs.forget_streets,
        "sessions": forgetting.forget_sessions,
        "sent_forms": forgetting.forget_sent_forms,
        "wrong_tries": forgetting.forget_wrong_tries,
    }.items():
        add_sweep(category, sweep)
    also_renew(people.renew_mark)
    add_tasks(attestations.tasks)
    add_tasks(declarations.tasks)
    add_tasks(rights.tasks)
    add_export("call_backs", reception.export)
    add_export("registration", registration.export)
    add_export("contracts", attestations.export)
    add_export("rights", rights.export)
    add_export("months", declarations.export)
    add_export("mandates", mandates.export)
    describe("rights", _line_of_rights)
    describe("reading", _line_of_readings)
    tell(registering.RegistrationResumed, registration_words.registration_resumed)
    tell(registering.CardGiven, registration_words.card_given)
    tell(dossier.FileMoved, file_moved)
    tell(call.CallBackAsked, call_words.told_asked)
    tell(call.CallBackTried, call_words.told_tried)
    tell(call.CallBackMade, call_words.told_made)
    tell(call.VisitReceived, call_words.told_received)
    tell(watched.ReadingAlerted, watched_words.told_alerted)
    tell(watched.AlertSettled, watched_words.told_settled)
    tell(watched.GlassBroken, watched_words.told_broken)
    tell(watched.FileSheltered, watched_words.told_sheltered)
    tell(watched.ShelterEnded, watched_words.told_unsheltered)
    add_section(vigilance.section)
    add_export("shelters", vigilance.export_shelters)
    add_guard(vigilance.GUARD)
    vigilance.let_link(appointments.linked)
    vigilance.let_link(reception.linked)
    add_reach(vigilance.opened_by_glass)
    add_awaited(vigilance.awaited)
    add_export("broken_glass", vigilance.export)
    add_section(reception.visits_section)
    add_export("visits", reception.visits_export)
    add_tasks(messaging.tasks)
    add_export("messages", messaging.export)
    add_export("appointments", appointments.export)
    add_export("contestations", contestation.export)


def _mediation() -> None:
    """A mediator who looks: each step told in the file, what the agency owes her, a part of the export."""
    tell(mediated.ReferralReceived, mediation_words.received)
    tell(mediated.ReferralTaken, mediation_words.taken)
    tell(mediated.ReferralJudged, mediation_words.judged)
    tell(mediated.RecommendationMade, mediation_words.recommended)
    tell(mediated.RecommendationAnswered, mediation_words.answered)
    tell(mediated.ReferralConcluded, mediation_words.concluded)
    tell(mediated.ReferralWithdrawn, mediation_words.withdrawn)
    add_section(mediation.section)
    add_awaited(mediation.awaited)
    add_export("mediation", mediation.export)


def _putting_right() -> None:
    """What a person has corrected, told in her file, owed by her agency, contested when refused."""
    tell(corrected.CorrectionAsked, corrected_words.asked)
    tell(corrected.DatumCorrected, corrected_words.corrected)
    tell(corrected.CorrectionRefused, corrected_words.refused)
    add_section(rectification.section)
    add_awaited(rectification.awaited)
    add_export("corrections", rectification.export)
    describe("correction", line_of_corrections)
    let_correct()


def _sharing() -> None:
    """Who may see what of a person, told in her file; the switches of other rooms are shown beside."""
    tell(shared.SharingAgreed, shared_words.agreed)
    tell(shared.SharingEnded, shared_words.ended)
    tell(shared.UseStopped, shared_words.stopped)
    tell(shared.UseResumed, shared_words.resumed)
    add_section(sharing.section)
    add_export("sharing", sharing.export)
    add_erasure(sharing.forget)
    let_share()


def _humans_over_machines() -> None:
    """What a person and her counsellor choose, told in the file and obeyed by every room that recommends."""
    tell(chosen.RecommendationsSwitchedOff, chosen_words.switched_off)
    tell(chosen.RecommendationsSwitchedOn, chosen_words.switched_on)
    tell(chosen.ProposalOverruled, chosen_words.overruled)
    tell(chosen.NoteWithdrawn, chosen_words.withdrawn)
    add_section(register.section)
    add_export("algorithms", register.export)
    people.keep_choices(machines.is_off)
    keep_notes(machines.standing)


def _forget_account(file_id: UUID) -> None:
    """The account goes with its file."""
    accounts.forget(file_id, now())


def _who_stands(helper: Actor, mandate_id: UUID) -> Actor | None:
    """The helper with the file of this mandate open, while it holds."""
    return standing(helper, mandate_id, now())


def _line_of_rights(computation_id: UUID | None, node: str) -> Subject | None:
    """How a contested line of a computation is called; the agent who had it computed does not answer."""
    found = rights.line(computation_id, node)
    return Subject(*found, done_by=rights.computed_by(computation_id)) if found else None


def _line_of_readings(reading_id: UUID | None, node: str) -> Subject | None:
    """How a contested reading is called; whoever read does not answer."""
    found = one_reading(reading_id) if reading_id else None
    if found is None:
        return None
    title = _("Lecture du dossier, %(moment)s") % {"moment": moment(found.at)}
    url = reverse("dossier:file", args=[found.file_id])
    return Subject(title, f"{found.who}. {found.purpose}", url, computed=False, done_by=found.account_id)


def connect() -> None:
    """Install everything; called once when the service starts."""
    wire(table())
    set_menu(menu)
    set_seats(benches, filling)
    set_finder(_who_stands)
    set_listener(hear)
    set_provider(human_block)
    for kind, may_follow in (
        (thread_live.THREAD, thread_live.may_follow),
        (calls_live.CALLS, calls_live.may_follow),
        (slots_live.SLOTS, slots_live.may_follow),
        (desk_live.DESK, desk_live.may_follow),
    ):
        let_follow(kind, may_follow)
    register_people(addresses_of=addresses_of, letterhead_of=letterhead_of)
    _contribute()
    _mediation()
    _putting_right()
    _sharing()
    _humans_over_machines()
