"""Whoever has no file gets the same human act: a minute at least, and one answer in ten read again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from visavis.decisions.remedies import looked_at_again
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.models import SentLetter
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation import contributions, dwell, figures, without_file
from visavis.rooms.contestation.actions import _second_look as drawing
from visavis.rooms.contestation.actions.look_again_without_file import look_again_without_file
from visavis.rooms.contestation.actions.open_without_file import open_without_file
from visavis.rooms.contestation.models import (
    ComplaintWithoutFile,
    DrawWithoutFile,
    Opening,
    SecondLookWithoutFile,
)
from visavis.rooms.contestation.tests.conftest import TUESDAY
from visavis.rooms.contestation.tests.test_without_file import (
    CHECKED,
    REASON,
    answers,
    complains,
    seen,
    words,
)

pytestmark = pytest.mark.django_db
WHY = "La réponse ne dit pas pourquoi le guichet était fermé ce jour-là."
ANSWERED = TUESDAY + timedelta(hours=2)


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.DEMO = True


@pytest.fixture
def a_minute(monkeypatch):
    monkeypatch.setattr(dwell, "SHORTEST", timedelta(minutes=1))


@pytest.fixture
def drawn(monkeypatch):
    monkeypatch.setattr(drawing, "looked_at_again", lambda seed, number: True)


def opens(kept, by, at):
    with acting_as(by):
        open_without_file(complaint_id=kept.id, now=at, by=by)


def looks(kept, by, verdict="agrees", reason=WHY, at=TUESDAY + timedelta(days=1)):
    with acting_as(by):
        look_again_without_file(
            complaint_id=kept.id, verdict=verdict, reason=reason, now=at, by=by, channel=Channel.WEB
        )


@pytest.mark.parametrize(("seconds", "answered"), [(0, False), (59, False), (60, True)])
def test_nobody_answers_her_at_a_glance(place, ines, a_minute, seconds, answered):
    kept = complains(place)
    opens(kept, ines, ANSWERED)
    opens(kept, ines, ANSWERED + timedelta(seconds=30))
    if answered:
        answers(kept, ines, at=ANSWERED + timedelta(seconds=seconds))
    else:
        with pytest.raises(Refusal, match="moins d’une minute"):
            answers(kept, ines, at=ANSWERED + timedelta(seconds=seconds))
    assert bool(seen(kept, ines).answered_at) == answered


def test_what_a_colleague_opened_is_not_reading_it_oneself(place, ines, karim, a_minute):
    kept = complains(place)
    opens(kept, karim, TUESDAY)
    with pytest.raises(Refusal, match="moins d’une minute"):
        answers(kept, ines)


def test_the_page_notes_when_it_was_opened_and_gives_back_what_was_typed(place, ines, a_minute):
    kept = complains(place)
    desk = Client()
    desk.force_login(Account.objects.get(login="ines"), backend="django.contrib.auth.backends.ModelBackend")
    at = f"/bureau/reclamations/{kept.id}/"
    desk.get(at)
    answer = desk.post(at, {"outcome": "kept", "reason": REASON, "checked": CHECKED})
    assert answer.status_code == 422
    assert REASON in words(answer)
    with acting_as(SERVICE):
        assert Opening.objects.filter(complaint_id=kept.id, account_id=ines.account_id).count() == 1


def test_nobody_writes_an_opening_again_or_takes_it_away(place, ines):
    kept = complains(place)
    opens(kept, ines, ANSWERED)
    for change in ("update contestation_opening set at = now()", "delete from contestation_opening"):
        with (
            acting_as(SERVICE),
            pytest.raises(Exception, match="permission denied"),
            connection.cursor() as cursor,
        ):
            cursor.execute("savepoint here")
            try:
                cursor.execute(change)
            finally:
                cursor.execute("rollback to savepoint here")


def test_nobody_at_the_desk_sees_the_number_and_whoever_holds_it_draws_the_same(place, ines, claire):
    for _each in range(12):
        answers(complains(place), ines)
    for by in (ines, claire):
        with acting_as(by):
            assert not DrawWithoutFile.objects.exists()
    with acting_as(SERVICE):
        seeds = {each.complaint_id: bytes(each.seed) for each in DrawWithoutFile.objects.order_by("pk")}
        expected = {
            each.id
            for each in ComplaintWithoutFile.objects.order_by("id")
            if looked_at_again(seeds[each.id], each.number)
        }
        assert set(SecondLookWithoutFile.objects.order_by("pk").values_list("pk", flat=True)) == expected
    assert len(seeds) == 12


def test_most_answers_are_not_drawn(place, ines, monkeypatch):
    monkeypatch.setattr(drawing, "looked_at_again", lambda seed, number: False)
    kept = complains(place)
    answers(kept, ines)
    assert seen(kept, ines).look is None


def test_another_person_agrees_and_both_are_named_to_whoever_comes_back(drawn, place, ines, karim):
    kept = complains(place)
    answers(kept, ines)
    looks(kept, karim)
    street = Client()
    street.post("/reclamer/suivre/", {"number": kept.number, "code": kept.code})
    told = words(street.get("/reclamer/suivie/"))
    for said in ("Inès Moreau", "Karim Haddad", WHY, REASON):
        assert said in told


def test_whoever_answered_or_a_machine_does_not_read_it_again(drawn, place, ines):
    kept = complains(place)
    answers(kept, ines)
    with pytest.raises(Refusal, match="une autre personne relit"):
        looks(kept, ines)
    with pytest.raises(Refusal, match="jamais une machine"):
        looks(kept, SERVICE)


def test_nobody_reads_it_again_at_a_glance_or_without_a_reason(drawn, place, ines, karim, a_minute):
    kept = complains(place)
    opens(kept, ines, TUESDAY)
    opens(kept, karim, TUESDAY)
    answers(kept, ines)
    with pytest.raises(Refusal, match="20 caractères"):
        looks(kept, karim, reason="D’accord.")
    with pytest.raises(Refusal, match="moins d’une minute"):
        looks(kept, karim)
    opens(kept, karim, ANSWERED)
    looks(kept, karim)


def test_opened_again_somebody_else_answers_and_she_is_written_to(drawn, place, ines, karim):
    kept = complains(place, way="mail", reach="awa@exemple.fr")
    run_waiting()
    answers(kept, ines, outcome="kept")
    run_waiting()
    looks(kept, karim, "reopens")
    run_waiting()
    told = seen(kept, karim)
    assert (told.answered_at, told.owner, told.look.first_reason) == (None, "Karim Haddad", REASON)
    with pytest.raises(Refusal, match="une autre personne répond"):
        answers(kept, ines, at=TUESDAY + timedelta(days=2))
    answers(kept, karim, at=TUESDAY + timedelta(days=2))
    run_waiting()
    with acting_as(SERVICE):
        letters = list(SentLetter.objects.order_by("id").values_list("message", flat=True))
        assert SecondLookWithoutFile.objects.count() == 1
    assert letters == [
        f"contestation.without_file_{name}" for name in ("opened", "answered", "reopened", "answered")
    ]


def test_it_stands_where_who_can_read_it_again_looks_and_not_for_who_answered(drawn, place, ines, karim):
    kept = complains(place)
    answers(kept, ines)
    for by, expected in ((ines, []), (karim, ["Relire une réponse tirée au sort"])):
        with acting_as(by):
            assert [each.what for each in contributions.awaited_without_file(by, TUESDAY)] == expected
    with acting_as(karim):
        assert [each.id for each in without_file.to_look_again(karim.agency_id)] == [kept.id]


def test_the_agency_next_door_sees_neither_the_look_nor_who_opened_it(drawn, place, ines):
    kept = complains(place)
    opens(kept, ines, TUESDAY)
    answers(kept, ines)
    stranger = Account.objects.create(
        login="helene", role="counsellor", public_name="Hélène", agency_id=kept.id, made_at=TUESDAY
    ).actor()
    with acting_as(stranger):
        assert not SecondLookWithoutFile.objects.exists()
        assert not Opening.objects.exists()


def test_the_second_look_is_published_among_the_others(drawn, place, ines, karim):
    for _each in range(12):
        kept = complains(place)
        answers(kept, ines)
        looks(kept, karim)
    shown = figures.figures_of(2026, TUESDAY + timedelta(days=2))
    assert (shown.total, shown.looks["agrees"]) == (12, 12)


def test_a_year_later_the_look_says_nothing_any_more(drawn, place, ines, karim):
    kept = complains(place)
    answers(kept, ines)
    looks(kept, karim)
    with acting_as(SERVICE):
        contributions.forget_without_file(TUESDAY + timedelta(days=366), timedelta(days=365))
    look = seen(kept, ines).look
    assert (look.first_reason, look.reason) == ("", "")


def test_read_again_at_the_desk(drawn, place, ines, karim):
    kept = complains(place)
    answers(kept, ines)
    desk = Client()
    desk.force_login(Account.objects.get(login="karim"), backend="django.contrib.auth.backends.ModelBackend")
    assert f"/bureau/reclamations/{kept.id}/relire/" in words(desk.get("/bureau/contestations/"))
    assert REASON in words(desk.get(f"/bureau/reclamations/{kept.id}/relire/"))
    sent = {"verdict": "agrees", "reason": WHY}
    assert desk.post(f"/bureau/reclamations/{kept.id}/relire/", sent).status_code == 302
    assert seen(kept, karim).look.verdict == "agrees"
