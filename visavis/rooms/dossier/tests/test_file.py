"""The file: opened at first contact, seen by its person and those who follow her, by nobody else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from visavis.foundation.clock import now
from visavis.foundation.facts import header, publish
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.models import JournalRow
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import contributions, door, queries
from visavis.rooms.dossier.actions.merge import merge, separate
from visavis.rooms.dossier.facts import FileOpened
from visavis.rooms.dossier.models import AgencySpell, File, NeedSpell
from visavis.rooms.people import door as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


@pytest.fixture
def counsellor(agency):
    account = Account.objects.create(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=agency.id, made_at=now()
    )
    return account.actor()


def opened_by(actor, agency, channel=Channel.WEB):
    with acting_as(actor):
        file_id = door.open_file(agency_id=agency.id, now=now(), by=actor, channel=channel)
        people.give_name(file_id=file_id, given="Nadia", family="Belkacem", on=date(2026, 11, 2))
    return file_id


def enter(actor, file_id):
    with acting_as(actor):
        return door.enter(
            file_id=file_id,
            what="dossier",
            purpose=Purpose.FOLLOW_UP,
            now=now(),
            by=actor,
            channel=Channel.WEB,
        )


def test_a_visitor_opens_a_file_and_sees_it(agency):
    file_id = opened_by(VISITOR, agency)
    with acting_as(VISITOR.with_file(file_id)):
        assert people.name_of(file_id).full == "Nadia Belkacem"
        assert FactRow.objects.get(file_id=file_id).name == FileOpened.name


def test_another_person_sees_nothing_of_it(agency):
    file_id = opened_by(VISITOR, agency)
    with acting_as(Actor(role=Role.PERSON, file_id=uuid4())):
        assert not File.objects.filter(id=file_id).exists()
        assert people.names_of([file_id]) == {}


def test_without_an_identity_the_database_shows_no_file_at_all(agency):
    opened_by(VISITOR, agency)
    assert File.objects.count() == 0


def test_the_counsellor_who_opens_a_file_at_the_desk_follows_it(agency, counsellor):
    file_id = opened_by(counsellor, agency, Channel.DESK)
    with acting_as(counsellor):
        assert [each.name for each in queries.referents(file_id)] == ["Inès Moreau"]
        assert [each.file_id for each in queries.portfolio(counsellor.account_id)] == [file_id]


def test_a_counsellor_of_another_agency_is_told_the_file_does_not_exist(agency):
    file_id = opened_by(VISITOR, agency)
    stranger = Actor(role=Role.COUNSELLOR, account_id=uuid4(), agency_id=uuid4())
    with pytest.raises(Http404):
        enter(stranger, file_id)


def test_the_attempt_of_a_stranger_is_in_the_journal_all_the_same(agency):
    file_id = opened_by(VISITOR, agency)
    stranger = Actor(role=Role.COUNSELLOR, account_id=uuid4(), agency_id=uuid4())
    with pytest.raises(Http404):
        enter(stranger, file_id)
    with acting_as(VISITOR.with_file(file_id)):
        assert JournalRow.objects.filter(file_id=file_id, account_id=stranger.account_id).exists()


def test_every_writing_is_journaled_with_the_act_itself(agency):
    file_id = opened_by(VISITOR, agency)
    with acting_as(VISITOR.with_file(file_id)):
        row = JournalRow.objects.get(file_id=file_id, act="write")
    assert (row.what, row.channel) == (FileOpened.name, "web")


def test_an_employer_cannot_open_a_file(agency):
    with pytest.raises(Refusal):
        opened_by(Actor(role=Role.EMPLOYER), agency)


def test_the_person_reads_who_opened_her_file_and_why(agency, counsellor):
    file_id = opened_by(VISITOR, agency)
    enter(counsellor, file_id)
    with acting_as(VISITOR.with_file(file_id)):
        latest = queries.readings(file_id)[0]
    assert (latest.who, latest.purpose) == ("Inès Moreau", "Vous suivre")


def test_the_former_counsellors_stay_visible_with_their_dates(agency, counsellor):
    file_id = opened_by(counsellor, agency, Channel.DESK)
    karim = Account.objects.create(
        login="karim", role=Role.COUNSELLOR, public_name="Karim Haddad", agency_id=agency.id, made_at=now()
    )
    later = now() + timedelta(days=3)
    with acting_as(counsellor):
        door.name_referent(
            file_id=file_id, referent_id=karim.id, now=later, by=counsellor, channel=Channel.DESK
        )
        names = [(each.name, each.to_on) for each in queries.referents(file_id)]
    assert names == [("Karim Haddad", None), ("Inès Moreau", later.date())]


def test_a_file_cannot_be_followed_by_two_agencies_at_once(agency):
    file_id = opened_by(VISITOR, agency)
    with acting_as(SERVICE), pytest.raises(IntegrityError), transaction.atomic():
        AgencySpell.objects.create(file_id=file_id, agency_id=agency.id, from_on=now().date())


def test_two_files_of_one_person_become_one_and_can_be_separated_again(agency, counsellor):
    kept, alias = opened_by(counsellor, agency), opened_by(counsellor, agency)
    with acting_as(counsellor):
        merge(kept_id=kept, alias_id=alias, now=now(), by=counsellor, channel=Channel.DESK)
        assert queries.resolve(alias) == kept
        separate(alias_id=alias, now=now(), by=counsellor, channel=Channel.DESK)
        assert queries.resolve(alias) == alias


def test_a_merged_file_is_not_merged_twice(agency, counsellor):
    kept, alias = opened_by(counsellor, agency), opened_by(counsellor, agency)
    with acting_as(counsellor):
        merge(kept_id=kept, alias_id=alias, now=now(), by=counsellor, channel=Channel.DESK)
        with pytest.raises(Refusal):
            merge(kept_id=kept, alias_id=alias, now=now(), by=counsellor, channel=Channel.DESK)


def test_a_registration_begun_twice_begins_once(agency):
    file_id = opened_by(VISITOR, agency)
    me = VISITOR.with_file(file_id)
    with acting_as(me):
        for day in (date(2026, 11, 2), date(2026, 11, 9)):
            door.register(file_id=file_id, from_on=day, now=now(), by=me, channel=Channel.WEB)
        assert door.registered_since(file_id) == date(2026, 11, 2)


def test_the_timeline_tells_facts_in_the_words_their_room_gave(agency, monkeypatch):
    monkeypatch.setitem(contributions._words, FileOpened.name, lambda details: "Dossier ouvert")
    file_id = opened_by(VISITOR, agency)
    with acting_as(VISITOR.with_file(file_id)):
        assert [entry.words for entry in queries.timeline(file_id)] == ["Dossier ouvert"]


def test_a_person_is_found_by_the_beginnings_of_her_names_without_accents(agency, counsellor):
    file_id = opened_by(counsellor, agency)
    with acting_as(counsellor):
        people.give_name(file_id=file_id, given="Zoé", family="Lefèvre", on=now().date())
        assert [each.file_id for each in people.find("zoe lef")] == [file_id]
        assert people.find("oe") == []


def merged(agency, counsellor):
    """Two files of Nadia's, a message written in each, then made one."""
    from visavis.rooms.messaging import door as messaging

    kept, alias = opened_by(counsellor, agency), opened_by(counsellor, agency)
    for file_id, text in ((kept, "au guichet"), (alias, "par internet")):
        with acting_as(counsellor):
            messaging.write(
                file_id=file_id, text=text, from_person=True, now=now(), by=counsellor, channel=Channel.DESK
            )
    with acting_as(counsellor):
        merge(kept_id=kept, alias_id=alias, now=now(), by=counsellor, channel=Channel.DESK)
    return kept, alias


def test_what_was_said_in_either_file_is_read_in_both_once_they_are_one(agency, counsellor):
    from visavis.rooms.messaging.queries import owed, thread

    kept, alias = merged(agency, counsellor)
    with acting_as(counsellor):
        for key in (kept, alias):
            assert {said.text for said in thread(key)} == {"au guichet", "par internet"}
        assert [each.file_id for each in owed([kept])] == [kept]


def test_separated_again_each_file_has_its_own_words(agency, counsellor):
    from visavis.rooms.messaging.queries import thread

    kept, alias = merged(agency, counsellor)
    with acting_as(counsellor):
        separate(alias_id=alias, now=now(), by=counsellor, channel=Channel.DESK)
        assert [said.text for said in thread(alias)] == ["par internet"]
        assert [said.text for said in thread(kept)] == ["au guichet"]


def test_a_reading_through_the_other_key_is_seen_by_the_person(agency, counsellor):
    kept, alias = merged(agency, counsellor)
    enter(counsellor, alias)
    with acting_as(VISITOR.with_file(kept)):
        assert [each.who for each in queries.readings(kept)] == ["Inès Moreau"]


def test_a_merged_file_waits_once_on_the_counsellors_desk(agency, counsellor):
    kept, _ = merged(agency, counsellor)
    with acting_as(counsellor):
        assert [each.file_id for each in queries.portfolio(counsellor.account_id)] == [kept]


def test_a_name_shown_in_a_list_is_one_reading_a_day_that_the_person_can_see(agency, counsellor):
    file_id = opened_by(counsellor, agency)
    with acting_as(counsellor):
        for _ in range(2):
            door.names_in_list([file_id], now=now(), by=counsellor)
        door.names_in_list([file_id], now=now() + timedelta(days=1), by=counsellor)
    with acting_as(VISITOR.with_file(file_id)):
        assert [each.what for each in queries.readings(file_id)] == ["portfolio", "portfolio"]
        assert queries.readings(file_id, lists=False) == []


def test_days_are_those_of_the_wall_clock_of_the_agency():
    with acting_as(SERVICE):
        island = agencies.found(
            name="Saint-Denis de La Réunion", address="", phone="0199003949", zone="Indian/Reunion"
        )
    ines = Actor(role=Role.COUNSELLOR, account_id=uuid4(), agency_id=island.id)
    half_past_midnight_there = datetime(2026, 11, 1, 20, 30, tzinfo=UTC)
    with acting_as(ines):
        file_id = door.open_file(
            agency_id=island.id, now=half_past_midnight_there, by=ines, channel=Channel.DESK
        )
        door.need(file_id=file_id, need="lift", now=half_past_midnight_there)
        assert queries.portfolio(ines.account_id)[0].since == date(2026, 11, 2)
        assert NeedSpell.objects.get(file_id=file_id).from_on == date(2026, 11, 2)


def test_a_need_that_ends_stays_in_the_history(agency, counsellor):
    file_id = opened_by(counsellor, agency)
    with acting_as(counsellor):
        door.need(file_id=file_id, need="lift", now=now())
        door.need_no_more(file_id=file_id, need="lift", now=now() + timedelta(days=2))
        assert queries.needs(file_id) == []
        assert NeedSpell.objects.filter(file_id=file_id, need="lift").exists()


def test_an_outsourced_act_says_so_beside_the_name(agency):
    file_id, contractor = opened_by(VISITOR, agency), Actor(role=Role.SUBCONTRACTOR)
    with acting_as(SERVICE):
        publish(FileOpened(**header(now=now(), by=contractor, channel=Channel.PHONE, file_id=file_id)))
        assert queries.timeline(file_id)[0].by == "sous-traitant"
