"""Danger: subcontracting nobody sees. Guarantee: wherever an act of a subcontractor's people is told, it says so.

Yasmine, whom Accueil Plus pays, does for Nadia everything that staff do; then every page, sheet, letter and file of
Nadia's is read: her name never stands without her employer's.
"""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction

from tests import town
from tests.guarantees.addresses import answers_for
from tests.whole_life import lived
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.rooms.dossier import contributions
from visavis.rooms.dossier.queries import timeline

pytestmark = pytest.mark.django_db(transaction=True)
NAME, MARK = "Yasmine Roche", "Yasmine Roche, Accueil Plus, prestataire"
# What staff never do about one person: the person, a machine or somebody else does it.
NEVER_BY_STAFF = {
    "dossier.FileExported", "letters.LetterWritten", "letters.LetterHanded", "letters.LetterWaitsAtDesk",
    "papers.PaperKept", "papers.PaperRefused", "registration.RegistrationResumed", "messaging.MessageWithdrawn",
    "vigilance.ReadingAlerted", "vigilance.AlertSettled", "reception.CallBackAsked",
}  # fmt: skip


def plain(text: str) -> str:
    """The words, whatever the typography puts between them."""
    return re.sub(r"\s+", " ", text)


def bare(text: str) -> list[str]:
    """Where the name stands without its mark, with the words around."""
    text = re.sub(r"<[^>]*>|\s+", " ", text.replace("&nbsp;", " "))
    text = re.sub(r"\s+", " ", text)
    return [
        text[found.start() - 40 : found.end() + 40]
        for found in re.finditer(rf"{NAME}(?!, Accueil Plus, prestataire)", text)
    ]


@pytest.fixture
def done(loaded):
    """Yasmine follows Nadia, meets her, answers, refuses, computes, calls back, books, moves, cancels."""
    file_id = town.file_of("nadia")
    yasmine, claire = town.account("yasmine").actor(), town.account("claire").actor()
    from visavis.rooms.dossier.door import name_referent

    with acting_as(claire):
        name_referent(
            file_id=file_id, referent_id=yasmine.account_id, now=now(), by=claire, channel=Channel.DESK
        )
    _opens_her_desk(claire, yasmine)
    lived("yasmine")
    _calls_back(file_id, yasmine)
    _meets(file_id, yasmine)
    _computes_and_types(file_id, yasmine)
    _shares_and_stops(file_id, yasmine)
    run_waiting()
    return file_id


def _opens_her_desk(claire, yasmine):
    from visavis.rooms.appointments.door import open_slots

    first = (now() + timedelta(days=2)).date()
    with acting_as(claire):
        open_slots(
            agency_id=yasmine.agency_id, counsellor_id=yasmine.account_id, place="bureau 6", first_on=first,
            last_on=first + timedelta(days=7), now=now(), by=claire, channel=Channel.WEB,
        )  # fmt: skip


def _calls_back(file_id, yasmine):
    from visavis.rooms.reception.door import report, take
    from visavis.rooms.reception.models import CallBack

    with acting_as(yasmine):
        row = CallBack.objects.get(file_id=file_id, ended_at=None)
        take(call_back_id=row.id, now=now(), by=yasmine, channel=Channel.PHONE)
        report(call_back_id=row.id, outcome="not_reached", now=now(), by=yasmine, channel=Channel.PHONE)
        report(call_back_id=row.id, outcome="reached", now=now(), by=yasmine, channel=Channel.PHONE)


def _meets(file_id, yasmine):
    from visavis.rooms.appointments.door import book, cancel, coming, free_slots, move

    with acting_as(yasmine):
        hers = {"counsellor_id": yasmine.account_id, "file_id": file_id}
        free = free_slots(yasmine.agency_id, now(), **hers)
        at = {"now": now(), "by": yasmine, "channel": Channel.DESK}
        for slot in free[:2]:
            book(slot_id=slot.id, file_id=file_id, motive="rights", **at)
        hers = [
            each for each in coming(file_id, now()) if each.starts_at in {slot.starts_at for slot in free[:2]}
        ]
        cancel(appointment_id=hers[0].id, **at)
        move(appointment_id=hers[1].id, slot_id=free[3].id, **at)


def _computes_and_types(file_id, yasmine):
    from visavis.rooms.attestations.door import contracts_of, state
    from visavis.rooms.rights.door import compute, situation_of

    with acting_as(yasmine):
        known = contracts_of(file_id)[0]
        at = {"now": now(), "by": yasmine, "channel": Channel.DESK}
        state(file_id=file_id, terms=known.terms, basis="declared", contract_id=known.id, **at)
        compute(file_id=file_id, situation=situation_of(file_id), **at)


def _shares_and_stops(file_id, yasmine):
    from visavis.rooms.rectification.door import ask
    from visavis.rooms.sharing.door import resume, stop

    with acting_as(yasmine):
        at = {"now": now(), "by": yasmine, "channel": Channel.PHONE}
        stop(file_id=file_id, use="partners", reason="", **at)
        resume(file_id=file_id, use="partners", **at)
        ask(file_id=file_id, datum="birth", wanted="3 mai 1973", **at)


def test_every_line_of_her_story_done_by_yasmine_names_the_employer(done):
    with acting_as(SERVICE):
        hers = {
            str(row.id): row.name
            for row in FactRow.objects.filter(account_id=town.account("yasmine").id, file_id=done)
        }
    with acting_as(town.account("nadia").actor()):
        lines = [each for each in timeline(done, limit=1000) if str(each.id) in hers]
    assert len({hers[str(each.id)] for each in lines}) >= 17
    assert [(hers[str(each.id)], each.by) for each in lines if plain(each.by) != MARK] == []


def test_every_kind_of_act_is_told_with_the_employer(done):
    """Kinds that Yasmine did not do above are laid down as she would have done them: all have one signature."""
    kinds = set(contributions.names_told()) - NEVER_BY_STAFF
    account = town.account("yasmine")
    with acting_as(SERVICE):
        did = set(FactRow.objects.filter(account_id=account.id).values_list("name", flat=True))
        details = {
            row.name: row.details for row in FactRow.objects.filter(name__in=kinds - did).order_by("at")
        }
        for name in sorted(kinds - did):
            FactRow.objects.create(
                id=_id(), name=name, at=now(), account_id=account.id, role="counsellor", channel="desk",
                agency_id=account.agency_id, file_id=done, details=details.get(name, _details(name)),
            )  # fmt: skip
    with acting_as(town.account("nadia").actor()):
        lines = timeline(done, limit=1000)
        names = {
            row.id: row.name
            for row in FactRow.objects.filter(id__in=[each.id for each in lines], account_id=account.id)
        }
    told = {names[each.id] for each in lines if each.id in names}
    assert kinds - told == set()
    assert [(names[each.id], each.by) for each in lines if each.id in names and plain(each.by) != MARK] == []


def _id():
    from visavis.foundation.requests.ids import uuid7

    return uuid7()


def _details(name):
    """The fields of a fact nobody has published yet, each with a plain value."""
    from dataclasses import fields

    from visavis.foundation.facts import Fact

    def below(kind):
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    kind = next(each for each in below(Fact) if each.name == name)
    plain = {
        "kind": "desk",
        "use": "statistics",
        "datum": "name",
        "stance": "first",
        "way": "self",
        "state": "applied",
    }
    values = {}
    for field in fields(kind):
        if field.name in {"id", "at", "by", "channel", "agency", "person"}:
            continue
        if field.name.endswith("_at"):
            values[field.name] = now().isoformat()
        elif field.name.endswith("_on") or field.name == "month":
            values[field.name] = now().date().isoformat()
        else:
            values[field.name] = plain.get(field.name, 1)
    return values


def test_no_page_of_hers_says_the_name_without_the_employer(done):
    seen, wrong = 0, []
    for route, answer in answers_for(Role.PERSON):
        text = (
            answer.content.decode(errors="replace") if "text/html" in answer.get("Content-Type", "") else ""
        )
        seen += NAME in text
        wrong += [(str(route), each) for each in bare(text)]
    assert wrong == []
    assert seen >= 8


def test_nor_does_her_whole_file_her_letters_or_her_sheets(done):
    from pypdf import PdfReader

    client = town.sit_down(Role.PERSON)
    whole = client.get("/mon-espace/dossier/emporter/").content.decode()
    assert MARK in plain(whole)
    assert bare(whole) == []
    sheet = client.get("/mon-espace/dossier/imprimer/").content
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(sheet)).pages)
    assert bare(said) == []


def test_the_person_s_list_of_readings_says_it(done):
    client = town.sit_down(Role.PERSON)
    page = client.get("/mon-espace/dossier/lectures/").content.decode()
    assert MARK in plain(re.sub(r"<[^>]*>", "", page))


def test_an_account_never_changes_employer(loaded):
    """What was outsourced then is told as outsourced for ever; a public agent's past stays public."""
    for login, employer in (("yasmine", ""), ("ines", "Accueil Plus")):
        with pytest.raises(IntegrityError, match="another account"), transaction.atomic(), acting_as(SERVICE):
            Account.objects.filter(login=login).update(employer=employer)


def test_a_subcontractor_s_account_says_which(loaded):
    from visavis.foundation.identity.accounts import open_account

    with pytest.raises(IntegrityError, match="a_subcontractor_has_an_employer"), acting_as(SERVICE):
        open_account(login="anonyme", role=Role.SUBCONTRACTOR, public_name="X", now=now())
