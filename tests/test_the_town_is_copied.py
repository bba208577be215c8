"""Bigger towns are copied by the database: as lawful as what the acts made, readable, each person her own, safe to cut off."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from tests import town
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.trace.models import JournalRow
from visavis.foundation.trace.verify import faults
from visavis.foundation.vault.destroyed import listed
from visavis.foundation.vault.models import DataKey
from visavis.front.command_line.demo import run_load
from visavis.front.demonstration.town import copies, disk, fill, fresh
from visavis.front.demonstration.town.drawn import Frame, another, inhabitants
from visavis.front.demonstration.town.pattern import (
    COPIED,
    LEFT_OUT,
    LETTERS,
    Pattern,
    id_columns,
    read_pattern,
)
from visavis.front.demonstration.town.progress import progress
from visavis.front.demonstration.town.shares import Left, _left, _taken
from visavis.front.models import DemonstrationShare
from visavis.rooms.appointments.codes import code_of, found_by_code, mark_of
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.dossier.door import within_reach
from visavis.rooms.dossier.models import AgencySpell, ReferentSpell
from visavis.rooms.messaging.door import thread
from visavis.rooms.messaging.models import Message
from visavis.rooms.people.door import contacts_of, find, name_of
from visavis.rooms.people.models import IdentityNumber, Name
from visavis.rooms.reception.models import CallBack
from visavis.rooms.reception.numbers import read_number
from visavis.rooms.rights.door import latest
from visavis.rooms.rights.models import Computation

# The same for everybody, or never of a person: what no neighbourhood has of its own.
OF_ALL = {"reference", "auth", "contenttypes", "procrastinate", "sessions"}
CLOSED = {IdentityNumber}  # pages cannot read it, and nobody of the town has told her number
OF_THE_LOAD = {"front.demonstrationstep", "jobs.donejob"}


class Killed(Exception):
    """The end came suddenly."""


def pattern() -> Pattern:
    return read_pattern(fill.PATTERN)


def files_of(number: int) -> list[UUID]:
    """The files of the neighbourhood of this number, by its counsellors' agencies."""
    agencies = Account.objects.filter(login__endswith=f"-{number}").exclude(agency_id=None)
    spells = AgencySpell.objects.filter(agency_id__in=agencies.order_by("id").values("agency_id"))
    return list(spells.order_by("file_id").values_list("file_id", flat=True).distinct())


def without_letters(table: str) -> Any:
    """The rows of a table but those that tell of letters."""
    column = {"facts.factrow": "name", "trace.journalrow": "what"}.get(table)
    rows = apps.get_model(table).objects
    return rows.exclude(**{f"{column}__startswith": LETTERS}) if column else rows.all()


def test_every_table_that_a_town_fills_is_copied_or_says_why_not(copied_town):
    with acting_as(SERVICE):
        filled = {
            model._meta.label_lower
            for model in apps.get_models()
            if model._meta.app_label not in OF_ALL and model not in CLOSED and model._default_manager.exists()
        }
    assert filled - OF_THE_LOAD - set(LEFT_OUT) == set(COPIED)
    assert set(LEFT_OUT) <= {model._meta.label_lower for model in apps.get_models()}


def test_a_copy_has_each_row_of_its_pattern_under_ids_of_its_own(copied_town):
    with acting_as(SERVICE):
        former = pattern()
        shared = set(map(str, former.keys["companies"]))  # the first town's people work for them too
        known = set(former.ids) - shared
        for table, rows in former.rows.items():
            every = without_letters(table).order_by("pk").values_list(*id_columns(table))
            others = [row for row in every if not known.intersection(map(str, row))]
            named = [row for row in every if str(row[0]) not in known and known.intersection(map(str, row))]
            assert named == [], f"{table}: a row of a copy names its pattern"
            assert len(others) >= 2 * len(rows) > 0, table
        employers = Account.objects.filter(login__endswith="-3").exclude(organisation_id=None).order_by("id")
        assert employers.exists()
        assert not shared.intersection(map(str, employers.values_list("organisation_id", flat=True)))
        facts = without_letters("facts.factrow").order_by("id").values_list("name", flat=True)
        happened = Counter(facts.filter(file_id__in=files_of(3)))
        assert happened == Counter(facts.filter(file_id__in=former.keys["files"]))
        for details in (
            FactRow.objects.filter(file_id__in=files_of(4)).order_by("id").values_list("details", flat=True)
        ):
            assert not known.intersection(map(str, details.values()))


def test_the_journal_is_whole_and_has_a_row_for_each_writing(copied_town, connect_as):
    with acting_as(SERVICE):
        written = JournalRow.objects.filter(file_id__in=files_of(3), act="write").count()
        assert written == FactRow.objects.filter(file_id__in=files_of(3)).count() > 200
    with connect_as("audit") as audit:
        assert list(faults(audit)) == []


def test_each_person_has_her_own_key_and_everything_of_hers_is_readable(copied_town):
    with acting_as(SERVICE):
        files = [*files_of(2), *files_of(3), *files_of(4)]
        keys = list(
            DataKey.objects.filter(file_id__in=files).order_by("file_id").values_list("wrapped", flat=True)
        )
        assert len({bytes(key) for key in keys}) == len(keys) > 90
        former = {each.id: each for file_id in files_of(2) for each in thread(file_id)}
        read = [each.text for file_id in files_of(3) for each in thread(file_id)]
        assert Counter(read) == Counter(each.text for each in former.values())
        assert Message.objects.filter(file_id__in=files_of(3)).count() == len(read) > 5
        computed = Computation.objects.filter(file_id__in=files_of(3)).order_by("id")
        assert computed.exists()
        for row in computed:
            assert latest(row.file_id)
        mails = [to.address for file_id in files for to in contacts_of(file_id) if to.kind == "mail"]
        assert len(set(mails)) == len(mails) > 30
        called = {str(name_of(file_id)) for file_id in files_of(3)}
        assert len(called - {str(name_of(file_id)) for file_id in files_of(2)}) > 30
        for row in Name.objects.filter(file_id__in=files).order_by("id"):
            assert row.key == row.key.lower() and row.key


def test_the_code_on_the_paper_of_a_meeting_opens_that_meeting(copied_town):
    with acting_as(SERVICE):
        coming = Appointment.objects.filter(file_id__in=files_of(3), ended_at=None).order_by("id")
        assert coming.exists()
        for each in coming:
            found = found_by_code(code_of(each), each.starts_at)
            assert found and found.id == each.id


def test_the_number_of_an_ended_call_can_be_read_by_nobody_and_its_key_is_listed(copied_town):
    with acting_as(SERVICE):
        keys = set(CallBack.objects.exclude(ended_at=None).order_by("id").values_list("key", flat=True))
        assert len(keys) > 3
        assert not DataKey.objects.filter(file_id__in=keys).exclude(wrapped=None).exists()
        for each in CallBack.objects.filter(key__in=keys).order_by("id"):
            assert read_number(each.key, each.sealed_number) == ""
    assert keys <= listed()


def test_her_counsellor_opens_her_file_and_the_person_reads_that_she_did(copied_town):
    with acting_as(SERVICE):
        spell = (
            ReferentSpell.objects.filter(to_on=None, file_id__in=Message.objects.filter(file_id__in=files_of(4)).values("file_id"))
            .order_by("id").first()
        )  # fmt: skip
        assert spell
        hers = Account.objects.get(id=spell.account_id)
        said = thread(spell.file_id)[0].text
        name = name_of(spell.file_id)
    assert hers.login.endswith("-4")
    client = Client()
    client.force_login(hers, backend="django.contrib.auth.backends.ModelBackend")
    town.say_why(client, spell.file_id)
    page = client.get(f"/bureau/dossiers/{spell.file_id}/")
    assert page.status_code == 200
    assert str(name.family) in page.content.decode()
    messages = client.get(f"/bureau/dossiers/{spell.file_id}/messages/").content.decode()
    assert said.split("’")[0][:20] in messages
    with acting_as(SERVICE):
        assert JournalRow.objects.filter(file_id=spell.file_id, act="read", account_id=hers.id).exists()
    stranger = Client()
    stranger.force_login(town.account("ines-2"), backend="django.contrib.auth.backends.ModelBackend")
    assert name.family not in stranger.get(f"/bureau/dossiers/{spell.file_id}/").content.decode()


def test_finding_a_name_reads_the_names_of_her_own_people_alone(copied_town):
    ines = town.account("ines-3").actor()
    with acting_as(ines), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan to off")
        among = within_reach(ines)
        plan = Name.objects.filter(to_on=None, file_id__in=among, key__regex="m").explain()
        assert find("m", among=among) == find("m")
    assert "Index Cond: (file_id = ANY" in plan
    with acting_as(SERVICE):
        assert 0 < len(among) < 40
        assert among <= set(files_of(3))


def test_who_works_at_an_agency_is_found_without_reading_every_account(copied_town):
    ines = town.account("ines-3").actor()
    with acting_as(ines), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan to off")
        assert (
            "accounts_of_agency" in Account.objects.filter(agency_id=ines.agency_id, role="manager").explain()
        )


def test_people_are_spread_over_agencies_and_counsellors(copied_town):
    with acting_as(SERVICE):
        for number in (3, 4):
            spells = ReferentSpell.objects.filter(file_id__in=files_of(number), to_on=None).order_by("id")
            portfolio = Counter(spells.values_list("account_id", flat=True))
            assert len(portfolio) >= 9
            assert max(portfolio.values()) <= 12
        names = list(apps.get_model("agencies.agency").objects.order_by("id").values_list("name", flat=True))
    assert len(set(names)) == len(names) == 16


def test_a_copy_cut_off_leaves_nothing_and_is_made_whole_by_the_next_load(
    transactional_db, settings, monkeypatch
):
    town.plan_copies(settings, people=6, months=3, copies=2)
    put, calls = copies._put, [0]

    def cut_off(table: str, *said: Any) -> None:
        put(table, *said)
        calls[0] += table == "trace.journalrow"
        if calls[0] == 2:
            raise Killed

    monkeypatch.setattr(copies, "_put", cut_off)
    with pytest.raises(Killed):
        fill.fill()
    with acting_as(SERVICE):
        assert len(files_of(3)) == 6
        assert files_of(4) == []
        assert not Account.objects.filter(login__endswith="-4").exists()
    monkeypatch.setattr(copies, "_put", put)
    fill.fill()
    assert progress() == 1.0
    with acting_as(SERVICE):
        assert FactRow.objects.filter(name="dossier.PersonRegistered").count() == 20
        assert len(files_of(4)) == 6


def test_a_code_that_stands_already_is_drawn_again(copied_town, monkeypatch):
    with acting_as(SERVICE):
        standing = Appointment.objects.filter(ended_at=None)
        taken = code_of(standing.order_by("id").first()).replace("-", "")
        drawn = iter([taken, "2222222X", "2222222X", "3333333X"])
        monkeypatch.setattr(fresh, "new_code", lambda: next(drawn))
        marks = fresh._unused(2, standing, "code_mark", mark_of)
    assert list(marks.values()) == ["2222222X", "3333333X"]


def test_two_hands_copy_side_by_side(transactional_db, settings, connect_as):
    town.plan_copies(settings, people=6, months=3, copies=4)
    with ThreadPoolExecutor(2) as hands:
        for hand in [hands.submit(a_hand), hands.submit(a_hand)]:
            hand.result()
    assert progress() == 1.0
    with acting_as(SERVICE):
        assert FactRow.objects.filter(name="dossier.PersonRegistered").count() == 32
    with connect_as("audit") as audit:
        assert list(faults(audit)) == []


def a_hand() -> None:
    """One of several processes that make the town."""
    from django.db import connections

    try:
        fill.fill(batch_seconds=0.1)
    finally:
        connections.close_all()


def test_a_copy_waits_until_its_pattern_is_whole(transactional_db, settings):
    town.plan_copies(settings, people=6, months=3, copies=1)
    with acting_as(SERVICE):
        rows = list(
            DemonstrationShare.objects.order_by("town", "share").values_list("town", "share", "copied_from")
        )
    assert rows == [(1, 0, None), (1, 1, None), (2, 0, None), (2, 1, None), (3, 0, 2)]
    from visavis.front.demonstration.town.shares import _left

    assert [share.ready for share in _left()] == [True, True, True, True, False]
    assert [share.half for share in _left()] == [0, 1, 0, 1, None]


def test_nobody_takes_the_half_at_which_another_is(transactional_db, settings):
    town.plan_copies(settings, people=6, months=3, copies=1)
    with _taken(_left()[0]) as mine, ThreadPoolExecutor(1) as other:
        assert mine
        assert other.submit(what_another_may_take).result() == [False, True, False, True, True]


def what_another_may_take() -> list[bool]:
    from django.db import connections

    def may(share: Left) -> bool:
        with _taken(share) as free:
            return free

    try:
        return [may(share) for share in _left()]
    finally:
        connections.close_all()


def test_planning_is_in_whole_neighbourhoods_and_goes_on_from_what_is_there(transactional_db):
    fill.plan(size=7, months=3, each=10)
    fill.plan(size=7, months=3, each=10)
    fill.plan(size=40, months=3, each=10)
    with acting_as(SERVICE):
        assert dict(DemonstrationShare.objects.order_by("town").values_list("town", "people")) == {
            1: 7, 2: 10, 3: 10, 4: 10, 5: 10,
        }  # fmt: skip


def test_the_same_seed_names_the_same_people():
    first, second = (Frame(93, 50, 6, date(2026, 11, 24), number) for number in (5, 6))
    people = inhabitants(Frame(93, 50, 6, date(2026, 11, 24), 2))
    assert [another(first, each) for each in people] == [another(first, each) for each in people]
    names = {
        (each.given, each.family, each.address) for each in (another(first, person) for person in people)
    }
    others = {
        (each.given, each.family, each.address) for each in (another(second, person) for person in people)
    }
    assert not names & others
    for person in people:
        told = another(first, person)
        assert [kind for kind, _ in told.reach] == [kind for kind, _ in person.reach]
        assert told.agency == person.agency
        assert told.born_on == person.born_on


def test_what_does_not_fit_on_the_disk_is_refused_before_anything_is_planned(
    transactional_db, monkeypatch, settings, capsys
):
    import argparse
    from types import SimpleNamespace

    settings.DEMO = True
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=5_000_000_000))
    chosen = argparse.Namespace(
        size=1_000_000, seed=93, years=2, people_only=False, join=False, politely=False
    )
    assert run_load(chosen) == 1
    said = capsys.readouterr().err
    assert "75.1 GB" in said and "5.0 GB are free" in said and "not enough" in said
    with acting_as(SERVICE):
        assert not DemonstrationShare.objects.exists()
