""" "Rappelez-moi" as people press it, and the list as counsellors work with it."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people
from visavis.rooms.reception.models import CallBack
from visavis.rooms.reception.tests.test_call_back import NOW, NUMBER, ines, place

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ASK = "/rappel/"
__all__ = ["ines", "place"]


@pytest.fixture(autouse=True)
def _tuesday(settings):
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def stranger(place):
    return Client(HTTP_ACCEPT_LANGUAGE="fr")


def signed_in(actor):
    client = Client(HTTP_ACCEPT_LANGUAGE="fr")
    with acting_as(SERVICE):
        client.force_login(Account.objects.get(id=actor.account_id), backend=BACKEND)
    return client


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def waiting():
    with acting_as(SERVICE):
        return list(CallBack.objects.filter(ended_at=None).order_by("due_at", "id"))


@pytest.mark.parametrize(
    "typed", ["01 99 00 39 49", "+33 1 99 00 39 49", "0033199003949", "+32 2 555 12 12", "+1 212 555 0100"]
)
def test_a_number_alone_is_enough_french_or_foreign(stranger, typed):
    answer = stranger.post(ASK, {"phone": typed})
    assert answer.url == reverse("reception:promised")
    page = text(stranger.get(answer.url))
    assert "Aujourd’hui, avant 17 h" in page
    assert len(waiting()) == 1


@pytest.mark.parametrize("typed", ["", "12", "rappelez moi", "01 99 00 39", "<script>"])
def test_a_wrong_number_is_a_plain_sentence_and_stays_as_typed(stranger, typed):
    from django.utils.html import escape

    answer = stranger.post(ASK, {"phone": typed})
    page = text(answer)
    assert answer.status_code == 422
    assert escape(typed) in page
    assert "10 chiffres" in page or "Écrivez le numéro" in page
    assert waiting() == []


def test_a_double_press_makes_one_promise(stranger):
    for _ in range(2):
        answer = stranger.post(ASK, {"phone": NUMBER, "once": "the-same-form"})
    assert answer.url == reverse("reception:promised")
    assert len(waiting()) == 1


def test_the_code_of_a_broken_act_travels_with_the_link(stranger, ines):
    from visavis.foundation.requests.codes import new_code, show_code

    code = show_code(new_code())
    assert f'value="{code}"' in text(stranger.get(ASK, {"code": code}))
    stranger.post(ASK, {"phone": NUMBER, "about": code})
    assert code in text(signed_in(ines).get(reverse("reception:to_call")))


def test_whoever_gave_her_number_before_only_presses(place, ines):
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=NOW, by=VISITOR, channel=Channel.WEB)
        people.give_name(file_id=file_id, given="Nadia", family="Belkacem", on=NOW.date())
        people.reach_by(
            file_id=file_id,
            contacts=[people.Contact("phone", NUMBER)],
            on=NOW.date(),
            now=NOW,
            by=VISITOR,
            channel=Channel.WEB,
        )
    nadia = Account.objects.create(login="nadia", role=Role.PERSON, file_id=file_id, made_at=NOW).actor()
    assert signed_in(nadia).post(ASK).url == reverse("reception:promised")
    assert "Nadia Belkacem" in text(signed_in(ines).get(reverse("reception:to_call")))


def test_a_counsellor_takes_calls_and_says_how_it_went(stranger, ines):
    stranger.post(ASK, {"phone": NUMBER})
    client, (call,) = signed_in(ines), waiting()
    assert "01 99 00 39 49" not in text(client.get(reverse("reception:to_call"))).split("</main>")[0]
    client.post(reverse("reception:take", args=[call.id]))
    assert 'href="tel:+33199003949"' in text(client.get(reverse("reception:to_call")))
    client.post(reverse("reception:report", args=[call.id]), {"outcome": "not_reached"})
    assert "1 essai" in text(client.get(reverse("reception:to_call")))
    client.post(reverse("reception:report", args=[call.id]), {"outcome": "reached"})
    page = text(client.get(reverse("reception:to_call")))
    assert "Le numéro est effacé" in page
    assert waiting() == []


def test_an_outcome_nobody_offered_is_404(stranger, ines):
    stranger.post(ASK, {"phone": NUMBER})
    (call,) = waiting()
    answer = signed_in(ines).post(reverse("reception:report", args=[call.id]), {"outcome": "annoying"})
    assert answer.status_code == 404


def test_a_flood_is_refused_in_plain_words(stranger):
    stranger.get(ASK)
    answers = [stranger.post(ASK, {"phone": f"+3319900395{last}"}) for last in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "appelez-nous" in text(answers[-1])


def test_a_person_does_not_see_the_counsellors_list(stranger):
    assert stranger.get(reverse("reception:to_call")).url.startswith("/entrer/")


def test_late_calls_say_so_on_the_list(stranger, ines):
    stranger.post(ASK, {"phone": NUMBER})
    with time_machine.travel(NOW.replace(hour=18)):
        assert "En retard de 2 heures." in text(signed_in(ines).get(reverse("reception:to_call")))
