"""Somebody without a file complains: a number, an owner, a clock and an answer, by the way she chose."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.models import SentLetter
from visavis.foundation.outside.models import OutboxItem
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation import contributions, figures, without_file
from visavis.rooms.contestation.actions.answer_without_file import answer_without_file
from visavis.rooms.contestation.actions.complain_without_file import OF_A_BROWSER, Said, complain_without_file
from visavis.rooms.contestation.actions.tell_without_file import tell_without_file
from visavis.rooms.contestation.actions.watch import watch
from visavis.rooms.contestation.models import ComplaintWithoutFile
from visavis.rooms.contestation.tests.conftest import TUESDAY

pytestmark = pytest.mark.django_db
WORDS = "Le guichet était fermé sans affiche."
REASON = "Vous avez raison : une affiche est posée depuis ce matin."
CHECKED = "J’ai parlé à la personne qui tenait le guichet."


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.DEMO = True


def complains(place, *, way="here", reach="", about="wait", at=TUESDAY, marks=("", "")):
    said = Said(about=about, words=WORDS, page="/offres/", way=way, reach=reach)
    with acting_as(VISITOR):
        return complain_without_file(
            said=said, agency_id=place.id, now=at, by=VISITOR, channel=Channel.WEB, marks=marks
        )


def answers(kept, by, *, at=TUESDAY + timedelta(hours=2), **said):
    said = {"outcome": "changed", "reason": REASON, "checked": CHECKED, **said}
    with acting_as(by):
        answer_without_file(complaint_id=kept.id, **said, now=at, by=by, channel=Channel.WEB)


def seen(kept, by):
    with acting_as(by):
        return without_file.one(kept.id)


def words(answer):
    return " ".join(answer.content.decode().split())


def sent(**said):
    return {"about": "wait", "words": WORDS, "page": "/offres/", "way": "here", **said}


def test_she_gets_a_number_an_owner_and_a_clock_of_five_working_days(place, claire):
    kept = complains(place)
    found = seen(kept, claire)
    assert (found.number, found.owner) == (kept.number, "Claire Dubois")
    assert 6 <= (found.due_at - TUESDAY).days <= 7


def test_from_a_public_page_to_the_answer_read_with_number_and_code(place, ines, claire):
    street = Client()
    assert "En ligne, sans dossier ni compte" in words(street.get("/reclamer/?de=/offres/"))
    answer = street.post("/reclamer/sans-dossier/", sent())
    assert answer.status_code == 302, words(answer)
    page = words(street.get("/reclamer/enregistree/"))
    number, code = [part[:9] for part in page.split('<b class="code">')[1:3]]
    street.post("/reclamer/enregistree/")
    assert code not in words(street.get("/reclamer/enregistree/", follow=True))
    with acting_as(SERVICE):
        kept = ComplaintWithoutFile.objects.get()
    answers(kept, ines)
    elsewhere = Client()
    assert elsewhere.post("/reclamer/suivre/", {"number": number.lower(), "code": code}).status_code == 302
    assert REASON in words(elsewhere.get("/reclamer/suivie/"))
    elsewhere.post("/reclamer/suivie/")
    assert REASON not in words(elsewhere.get("/reclamer/suivie/", follow=True))


def test_the_right_number_with_a_wrong_code_says_nothing_and_five_tries_make_one_wait(place):
    first, second = complains(place), complains(place)
    street = Client()
    street.get("/reclamer/suivre/")
    for _each in range(5):
        answer = street.post("/reclamer/suivre/", {"number": first.number, "code": second.code})
        assert answer.status_code == 422
        assert WORDS not in words(answer)
    assert street.post("/reclamer/suivre/", {"number": first.number, "code": first.code}).status_code == 429


@pytest.mark.parametrize(
    ("way", "reach"), [("letter", "Awa Diallo\n3 rue du Port\n93200 Saint-Denis"), ("mail", "awa@exemple.fr")]
)
def test_letter_or_mail_says_that_it_came_in_and_brings_the_answer(place, ines, way, reach):
    kept = complains(place, way=way, reach=reach)
    run_waiting()
    answers(kept, ines)
    run_waiting()
    with acting_as(SERVICE):
        letters = list(SentLetter.objects.order_by("id").values_list("message", flat=True))
        handed = list(OutboxItem.objects.order_by("id").values_list("port", flat=True))
    assert letters == ["contestation.without_file_opened", "contestation.without_file_answered"]
    assert handed == [{"letter": "post", "mail": "mail"}[way]] * 2


def test_the_call_is_owed_until_somebody_picked_up_or_three_tries(place, ines):
    kept = complains(place, way="phone", reach="+33639981177")
    answers(kept, ines)
    assert seen(kept, ines).to_call
    for _each in range(3):
        with acting_as(ines):
            assert list(contributions.awaited_without_file(ines, TUESDAY))
            tell_without_file(complaint_id=kept.id, reached=False, now=TUESDAY, by=ines)
    with acting_as(ines):
        assert list(contributions.awaited_without_file(ines, TUESDAY)) == []


def test_a_head_of_agency_finds_it_when_the_day_has_passed(place, ines, claire):
    kept = complains(place)
    with acting_as(SERVICE):
        assert watch(now=TUESDAY + timedelta(days=9), by=SERVICE) == (0, 1)
        assert watch(now=TUESDAY + timedelta(days=9), by=SERVICE) == (0, 0)
    assert seen(kept, ines).escalated_at is not None


def test_an_answer_says_what_was_checked_and_a_second_one_is_refused(place, ines, karim):
    kept = complains(place)
    with pytest.raises(Refusal, match="vérifié"):
        answers(kept, ines, checked="")
    with pytest.raises(Refusal, match="20 caractères"):
        answers(kept, ines, reason="Non.")
    answers(kept, ines)
    with pytest.raises(Refusal, match="déjà répondu"):
        answers(kept, karim)


def test_what_is_said_of_somebody_s_manner_is_answered_by_the_head_of_the_agency(place, ines, claire):
    kept = complains(place, about="welcome")
    with pytest.raises(Refusal, match="direction"):
        answers(kept, ines)
    answers(kept, claire)


def test_a_flood_from_one_browser_is_slowed_down(place):
    for _each in range(OF_A_BROWSER):
        complains(place, marks=("b" * 32, "a" * 32))
    with pytest.raises(Refusal) as refused:
        complains(place, marks=("b" * 32, "a" * 32))
    assert refused.value.status == 429


def test_nothing_of_her_is_readable_in_the_table_and_nobody_else_sees_the_row(place, ines):
    kept = complains(place, way="mail", reach="awa@exemple.fr")
    with acting_as(SERVICE), connection.cursor() as cursor:
        cursor.execute("select t::text from contestation_complaintwithoutfile t")
        dump = cursor.fetchone()[0]
    assert "awa" not in dump
    assert kept.code.replace("-", "") not in dump
    stranger = Account.objects.create(
        login="helene", role="counsellor", public_name="Hélène", agency_id=kept.id, made_at=now()
    ).actor()
    for by in (VISITOR, stranger):
        with acting_as(by):
            assert not ComplaintWithoutFile.objects.exists()


def test_a_year_after_the_answer_her_words_are_gone_and_the_count_stays(place, ines):
    kept = complains(place, way="mail", reach="awa@exemple.fr")
    answers(kept, ines)
    with acting_as(SERVICE):
        later = TUESDAY + timedelta(days=366)
        assert contributions.forget_without_file(later, timedelta(days=365)) == 1
        assert contributions.forget_without_file(later, timedelta(days=365)) == 0
    found = seen(kept, ines)
    assert (found.words, found.reach, found.reason) == ("", "", "")
    assert without_file.found(kept.number, kept.code) is None


def test_they_are_counted_among_the_published_figures(place):
    for _each in range(12):
        complains(place)
    assert figures.figures_of(2026, TUESDAY + timedelta(days=1)).total == 12


def test_staff_write_down_what_somebody_without_a_file_says_at_the_desk(place, ines):
    desk = Client()
    desk.force_login(Account.objects.get(login="ines"), backend="django.contrib.auth.backends.ModelBackend")
    answer = desk.post("/reclamer/sans-dossier/", sent(channel="desk", page=""))
    assert answer.status_code == 302, words(answer)
    with acting_as(SERVICE):
        kept = ComplaintWithoutFile.objects.get()
    assert kept.channel == "desk"
    assert "Quelqu’un sans dossier" in words(desk.get(f"/bureau/reclamations/{kept.id}/"))
    assert "Réclamations de personnes sans dossier" in words(desk.get("/bureau/contestations/"))
    answer = desk.post(
        f"/bureau/reclamations/{kept.id}/", {"outcome": "kept", "reason": REASON, "checked": CHECKED}
    )
    assert answer.status_code == 302, words(answer)
