"""One account reads so much and no more; what is not like it is stopped, and a human looks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.http import Http404

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.models import JournalRow
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.dossier import door as dossier
from visavis.rooms.vigilance import limits, queries
from visavis.rooms.vigilance.actions.settle import settle
from visavis.rooms.vigilance.models import Alert, Opening
from visavis.rooms.vigilance.tests.conftest import TUESDAY, people_of, seat

pytestmark = pytest.mark.django_db
CHECKED = "Je l’ai vue : elle remplace deux collègues malades."


def opened(by, file_id, at=TUESDAY):
    with acting_as(by):
        return dossier.enter(
            file_id=file_id, what="dossier", purpose=Purpose.FOLLOW_UP, now=at, by=by, channel=Channel.DESK
        )


def let(by, keys, at=TUESDAY, every=timedelta(seconds=20)):
    """How many of these files open, one after the other."""
    count = 0
    for number, key in enumerate(keys):
        try:
            opened(by, key, at + number * every)
        except Refusal as refusal:
            assert refusal.status == 429
        else:
            count += 1
    return count


def kinds():
    with acting_as(SERVICE):
        return sorted(Alert.objects.order_by("id").values_list("kind", flat=True))


def settled(by, reason=CHECKED, at=TUESDAY):
    with acting_as(by):
        alert = queries.noticed(only_open=True)[0]
        settle(alert_id=alert.id, reason=reason, now=at, by=by, channel=Channel.WEB)


def test_the_sixty_first_file_of_an_hour_stays_shut_and_opens_later(expected, places, ines):
    keys = people_of(places[0], 64)
    assert let(ines, keys) == limits.OPENED_AN_HOUR
    assert opened(ines, keys[0], TUESDAY + timedelta(minutes=30)), "what she has open stays open"
    assert opened(ines, keys[-1], TUESDAY + timedelta(hours=2))
    assert kinds() == ["hour"]


def test_an_attempt_that_is_refused_is_in_the_journal_all_the_same(expected, places, ines):
    keys = people_of(places[0], 61)
    let(ines, keys)
    with acting_as(SERVICE):
        assert JournalRow.objects.filter(file_id=keys[-1], account_id=ines.account_id).exists()
        assert not Opening.objects.filter(file_id=keys[-1]).exists()


def test_two_hundred_people_a_day_names_in_lists_included_then_the_account_stops(
    expected, places, ines, claire
):
    keys = people_of(places[0], 215)
    with acting_as(ines):
        dossier.names_in_list(keys[:150], now=TUESDAY, by=ines)
        dossier.names_in_list(keys[:150], now=TUESDAY, by=ines)
    assert let(ines, keys[150:]) == 50
    assert kinds() == ["day"]
    with acting_as(ines), pytest.raises(Refusal) as stopped:
        dossier.names_in_list(keys[:1], now=TUESDAY + timedelta(days=1), by=ines)
    assert "volé" in str(stopped.value)
    settled(claire)
    assert opened(ines, keys[0], TUESDAY + timedelta(days=1))


def test_three_times_her_usual_day_stops_the_account_and_tells_the_figures(expected, places, ines):
    keys = people_of(places[0], 50)
    for days in range(6, 0, -1):
        assert let(ines, keys[:10], TUESDAY - timedelta(days=days)) == 10
    assert let(ines, keys) == limits.LEAST_UNUSUAL + 1
    with acting_as(SERVICE):
        alert = Alert.objects.get()
        assert (alert.kind, alert.files, alert.usual, alert.suspends) == ("unusual", 31, 10, True)
        assert FactRow.objects.filter(name="vigilance.ReadingAlerted").count() == 1


def test_a_newcomer_has_no_usual_day_yet(expected, places, ines):
    assert let(ines, people_of(places[0], 45)) == 45
    assert kinds() == []


def test_the_fifth_file_of_a_night_stops_the_account(places, ines):
    keys = people_of(places[0], 8)
    assert let(ines, keys, TUESDAY.replace(hour=22, minute=30)) == limits.FILES_A_NIGHT
    assert kinds() == ["night"]


def test_a_namesake_whom_she_does_not_follow_is_noticed_and_read_in_the_file(places, ines):
    (key,) = people_of(places[0], 1, family="MOREAU")
    assert opened(ines, key)
    assert kinds() == ["namesake"]
    with acting_as(SERVICE):
        assert FactRow.objects.filter(name="vigilance.ReadingAlerted", file_id=key).exists()


def test_a_namesake_whom_she_follows_is_her_work(places, ines, claire):
    (key,) = people_of(places[0], 1, family="Moreau")
    with acting_as(claire):
        dossier.name_referent(
            file_id=key, referent_id=ines.account_id, now=TUESDAY, by=claire, channel=Channel.DESK
        )
    assert opened(ines, key)
    assert kinds() == []


def test_nobody_settles_what_is_about_herself_nor_without_a_sentence(places, claire, protection):
    let(claire, people_of(places[0], 8), TUESDAY.replace(hour=23))
    with pytest.raises(Refusal, match="vos propres lectures"):
        settled(claire)
    with pytest.raises(Refusal, match="20 caractères"):
        settled(protection, reason="ok")
    settled(protection)
    with acting_as(SERVICE):
        assert Alert.objects.get().reason == CHECKED


def test_another_agency_sees_nothing_of_it(places, ines, helene):
    let(ines, people_of(places[0], 6), TUESDAY.replace(hour=23))
    with acting_as(SERVICE):
        alert = Alert.objects.get()
    with acting_as(helene):
        assert queries.noticed() == []
        with pytest.raises(Http404):
            settle(alert_id=alert.id, reason=CHECKED, now=TUESDAY, by=helene, channel=Channel.WEB)


def test_a_person_reading_her_own_file_is_not_counted(places):
    (key,) = people_of(places[0], 1)
    with acting_as(SERVICE):
        from visavis.foundation.identity.models import Account

        anne = Account.objects.create(login="anne", role=Role.PERSON, file_id=key, made_at=TUESDAY).actor()
    assert opened(anne, key)
    with acting_as(SERVICE):
        assert not Opening.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_sixteen_readings_at_once_pass_the_limit_by_none(places, ines, monkeypatch):
    monkeypatch.setattr(limits, "OPENED_AN_HOUR", 7)
    keys = people_of(places[0], 16)

    def one(key):
        try:
            return let(ines, [key])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as threads:
        assert sum(threads.map(one, keys)) == 7


def test_a_subcontractor_is_counted_like_anybody(places):
    assert Role.SUBCONTRACTOR in limits.WATCHED
    sam = seat("sam", Role.SUBCONTRACTOR, "Sam", places[0])
    with pytest.raises(Http404):
        opened(sam, people_of(places[0], 1)[0])
