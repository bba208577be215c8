"""Somebody of the demonstration with something in every room, by the acts of the rooms."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from tests import town
from visavis.decisions.shared.money import Money
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.jobs import run_waiting


def lived(counsellor: str = "ines") -> UUID:
    """Nadia's file, once everything that can be in a file is in hers; what staff do, this counsellor does."""
    file_id = town.file_of("nadia")
    nadia, ines = town.account("nadia").actor(), town.account(counsellor).actor()
    town.paper_of("nadia")
    town.month_told_by("nadia")
    _visited(file_id, ines)
    _told_work(file_id, nadia)
    _met(file_id, ines)
    _asked(file_id, nadia)
    _entrusted(file_id, nadia)
    _chose(file_id, nadia, ines)
    town.agreement_of("nadia")
    _stopped(file_id, nadia)
    _disagreed(file_id, nadia, ines)
    corrected(file_id, nadia, ines)
    run_waiting()
    return file_id


def _visited(file_id: UUID, ines: Actor) -> None:
    """Received at the desk, called back by phone, given a mandate to be helped there."""
    from visavis.rooms.reception.door import receive

    with acting_as(ines):
        receive(
            agency_id=ines.agency_id, file_id=file_id, motive="rights", arrived_at=now(), minutes=10,
            note="Relu ensemble.", now=now(), by=ines, channel=Channel.DESK,
        )  # fmt: skip


def _told_work(file_id: UUID, nadia: Actor) -> None:
    """A month with a job, told again: both stay."""
    from visavis.rooms.declarations.door import JobDone, declare
    from visavis.rooms.dossier.door import registered_since

    job = JobDone("Cantine du Parc", Decimal("12.5"), Money(18000))
    with acting_as(nadia):
        month = (registered_since(file_id) or now().date()).replace(day=1)
        at = now().replace(year=month.year, month=month.month, day=28) + timedelta(hours=1)
        declare(
            file_id=file_id, month=month, looking=True, jobs=(job,), now=at, by=nadia, channel=Channel.WEB
        )


def _met(file_id: UUID, ines: Actor) -> None:
    from visavis.rooms.appointments.door import book, free_slots
    from visavis.rooms.messaging.door import write

    with acting_as(ines):
        write(file_id=file_id, text="Je vous attends lundi.", from_person=False, now=now(), by=ines, channel=Channel.WEB)  # fmt: skip
        slots = free_slots(ines.agency_id, now(), file_id=file_id)
        if slots:
            book(slot_id=slots[-1].id, file_id=file_id, motive="rights", now=now(), by=ines, channel=Channel.DESK)  # fmt: skip


def _asked(file_id: UUID, nadia: Actor) -> None:
    client = town.sit_down(Role.PERSON)
    client.post("/rappel/", {"phone": "06 39 98 11 09"})


def _entrusted(file_id: UUID, nadia: Actor) -> None:
    from visavis.rooms.mandates.door import Terms, Yes, consent, give

    terms = Terms(account_id=town.account("samira").id, kind="relative", families=("file", "messages"))
    with acting_as(nadia):
        made = give(file_id=file_id, terms=terms, now=now(), by=nadia, channel=Channel.WEB)
        consent(mandate_id=made, yes=Yes(way="self"), now=now(), by=nadia, channel=Channel.WEB)
    samira = town.sit_down(Role.HELPER)
    samira.post(f"/aide/{made}/ouvrir/")
    samira.post("/mon-espace/messages/", {"text": "Nadia demande si son papier est arrivé."})


def _chose(file_id: UUID, nadia: Actor, ines: Actor) -> None:
    from visavis.rooms.register.door import overrule, switch_off, switch_on
    from visavis.rooms.rights.door import latest

    with acting_as(nadia):
        switch_off(
            file_id=file_id, reason="Je préfère voir quelqu’un.", now=now(), by=nadia, channel=Channel.WEB
        )
        switch_on(file_id=file_id, now=now(), by=nadia, channel=Channel.WEB)
    with acting_as(ines):
        kept = latest(file_id)
        assert kept is not None
        overrule(
            file_id=file_id, kind="rights", subject_id=kept.id, stance="changed", words="La prime de juin manque.",
            now=now(), by=ines, channel=Channel.DESK,
        )  # fmt: skip


def _stopped(file_id: UUID, nadia: Actor) -> None:
    from visavis.rooms.sharing.door import stop

    with acting_as(nadia):
        stop(
            file_id=file_id,
            use="statistics",
            reason="Je ne veux pas.",
            now=now(),
            by=nadia,
            channel=Channel.WEB,
        )


def _disagreed(file_id: UUID, nadia: Actor, ines: Actor) -> None:
    """She contests a line, is answered, and asks a mediator; somebody of another team broke the glass."""
    from visavis.foundation.identity.accounts import open_account
    from visavis.rooms.agencies import door as agencies
    from visavis.rooms.contestation.actions.answer import answer, who_may_not
    from visavis.rooms.contestation.door import contest
    from visavis.rooms.contestation.models import Contestation
    from visavis.rooms.mediation.door import refer
    from visavis.rooms.people.door import born_on, name_of
    from visavis.rooms.rights.door import latest
    from visavis.rooms.vigilance.actions.break_glass import break_glass
    from visavis.rooms.vigilance.actions.shelter import shelter

    with acting_as(nadia):
        kept = latest(file_id)
        assert kept is not None
        contest(
            file_id=file_id, kind="rights", subject_id=kept.id, node="aj", words="Ma prime.", now=now(), by=nadia,
            channel=Channel.WEB,
        )  # fmt: skip
    with acting_as(ines):
        found = Contestation.objects.get(file_id=file_id)
        hers = who_may_not(found, ines) is not None  # nobody answers about her own act
    by = town.account("claire").actor() if hers else ines
    with acting_as(by):
        answer(
            contestation_id=found.id, outcome="kept", reason="La prime est déjà comptée, ligne quatre.", read=(),
            elsewhere="Ses bulletins de paie, au guichet.", now=now(), by=by, channel=Channel.DESK,
        )  # fmt: skip
        name, born = name_of(file_id), born_on(file_id)
    with acting_as(nadia):
        refer(
            file_id=file_id, contestation_id=found.id, words="Ma prime manque toujours.", now=now(), by=nadia,
            channel=Channel.WEB,
        )  # fmt: skip
    with acting_as(SERVICE):
        far = agencies.found(name="Ailleurs", address="1 place Ronde", phone="0199000000", desk=[])
        other = open_account(
            login="ailleurs", role=Role.COUNSELLOR, public_name="Paul Lointain", now=now(), agency_id=far.id
        ).actor()
    claire = town.account("claire").actor()
    with acting_as(claire):
        shelter(
            file_id=file_id,
            reason="Des collègues parlent d’elle au café.",
            now=now(),
            by=claire,
            channel=Channel.DESK,
        )
    assert born is not None
    with acting_as(other):
        break_glass(
            given=name.given, family=name.family, born_on=born, reason="Elle est là, son agence est fermée.", now=now(),
            by=other, channel=Channel.DESK,
        )  # fmt: skip


def corrected(file_id: UUID, nadia: Actor, ines: Actor) -> None:
    """Her name is put right, another wish is refused."""
    from visavis.rooms.rectification.door import ask, put_right, refuse

    with acting_as(nadia):
        name = ask(
            file_id=file_id,
            datum="name",
            wanted="Nadia Roux-Belkacem",
            now=now(),
            by=nadia,
            channel=Channel.WEB,
        )
        other = ask(
            file_id=file_id, datum="other", said="Elle est arrivée en retard.", wanted="Rien.", now=now(), by=nadia,
            channel=Channel.WEB,
        )  # fmt: skip
    with acting_as(ines):
        put_right(
            correction_id=name, value={"given": "Nadia", "family": "Roux-Belkacem"}, reason="", now=now(), by=ines,
            channel=Channel.WEB,
        )  # fmt: skip
        refuse(
            correction_id=other, reason="Cette phrase n’est dans aucun de vos papiers.", now=now(), by=ines,
            channel=Channel.WEB,
        )  # fmt: skip
