"""The pages of a month: at home and at the desk, without script, nothing typed is lost."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.declarations import door
from visavis.rooms.declarations.tests.conftest import BAKERY, NOW, OCTOBER, SCHOOL

pytestmark = pytest.mark.django_db
OWN = "/mon-espace/mois/"
OCTOBER_PAGE, PROOF = f"{OWN}2026-10/", f"{OWN}2026-10/preuve/"
TYPED = {
    "looking": "yes", "worked": "yes", "lines": "2",
    "employer_0": "Boulangerie Lemoine", "hours_0": "42,5", "gross_0": "527,00",
    "employer_1": "Mairie de Saint-Denis", "hours_1": "12 h", "gross_1": "148,80",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _third_of_november(settings):
    settings.DEMO = True
    with time_machine.travel(NOW, tick=True):
        yield


def signed_in(login):
    client = Client(HTTP_ACCEPT_LANGUAGE="fr")
    client.force_login(Account.objects.get(login=login), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def at_home(nadia):
    return signed_in("nadia")


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ").replace("&#x27;", "'")


def told(nadia):
    with acting_as(nadia):
        return door.told_of(nadia.file_id, OCTOBER)


def hidden(page):
    """What the summary sends again when it is confirmed."""
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: value for name, value in inputs if name != "csrfmiddlewaretoken"}


def test_the_list_says_what_is_to_tell_and_until_when_in_words(at_home):
    page = plain(at_home.get(OWN))
    assert "Le mois d’octobre est à dire <b>jusqu’au dimanche 15 novembre</b>" in page
    assert "Pas encore ouvert : à partir du samedi 28 novembre" in page
    assert "Un mois d’avant n’est pas encore dit. La date est passée, et c’est toujours possible." in page
    assert reverse("reception:ask") in page


def test_a_month_is_typed_checked_confirmed_and_proved(at_home, nadia):
    summary = plain(at_home.post(OCTOBER_PAGE, {**TYPED, "act": "check"}))
    assert "Vérifiez, puis confirmez" in summary
    assert "54,5" in summary and "675,80 €" in summary
    assert told(nadia) is None
    answer = at_home.post(OCTOBER_PAGE, {**hidden(summary), "act": "confirm"})
    assert answer["Location"] == PROOF
    assert told(nadia).jobs == (BAKERY, SCHOOL)
    proof = plain(at_home.get(PROOF))
    assert "54,5 heures, 675,80 € bruts, 2 employeurs." in proof
    assert "3 novembre 2026 à 10 h" in proof and "en ligne" in proof
    assert 'href="?papier"' in proof
    assert "Dit le 3 novembre 2026" in plain(at_home.get(OWN))


def test_another_employer_is_added_without_script_and_everything_typed_stays(at_home):
    answer = at_home.post(OCTOBER_PAGE, {**TYPED, "hours_1": "beaucoup", "act": "add"})
    page = plain(answer)
    assert answer.status_code == 200
    assert 'name="employer_2"' in page
    assert all(f'value="{typed}"' in page for typed in ("Boulangerie Lemoine", "42,5", "beaucoup", "148,80"))
    assert "Erreur" not in page


def test_twenty_lines_are_the_most_and_the_page_says_what_to_do_then(at_home):
    page = plain(at_home.post(OCTOBER_PAGE, {**TYPED, "lines": "500", "act": "add"}))
    assert 'name="employer_19"' in page and 'name="employer_20"' not in page
    assert "Mettez le reste ensemble" in page


@pytest.mark.parametrize("lines", ["", "-1", "beaucoup", "99999999999999999999", "²"])
def test_a_strange_number_of_lines_is_one_line(at_home, lines):
    assert at_home.post(OCTOBER_PAGE, {**TYPED, "lines": lines, "act": "check"}).status_code in {200, 422}


def test_the_summary_leads_back_to_what_was_typed(at_home):
    summary = plain(at_home.post(OCTOBER_PAGE, {**TYPED, "act": "check"}))
    page = plain(at_home.post(OCTOBER_PAGE, {**hidden(summary), "act": "change"}))
    assert 'value="12 h"' in page and 'value="Mairie de Saint-Denis"' in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            {"hours_0": "800"},
            "Employeur 1 : un mois entier, jour et nuit, fait 744 heures. Vous avez écrit « 800 ».",
        ),
        ({"hours_1": "-3"}, "Employeur 2 : les heures doivent être 0 ou plus. Vous avez écrit « -3 »."),
        ({"hours_1": "0"}, "Employeur 2 : il y a un salaire sans heures."),
        ({"hours_1": ""}, "Employeur 2 : il manque les heures."),
        ({"gross_1": ""}, "Employeur 2 : il manque le salaire brut."),
        ({"gross_1": "-5"}, "Employeur 2 : le salaire doit être 0 ou plus."),
        ({"employer_1": " "}, "Employeur 2 : il manque son nom."),
        ({"hours_0": "matin"}, "Écrivez un nombre d’heures."),
        ({"gross_0": "beaucoup"}, "Écrivez un montant en euros."),
        ({"worked": "no"}, "Vous répondez non, et un employeur est écrit plus bas."),
        ({"looking": ""}, "Choisissez oui ou non."),
        ({"worked": "peut-être"}, "Mairie de Saint-Denis"),
        ({"employer_0": "x" * 161}, "x" * 161),
    ],
)
def test_what_is_wrong_is_said_in_plain_words_and_stays_as_typed(at_home, nadia, wrong, said):
    for act in ("check", "confirm"):
        answer = at_home.post(OCTOBER_PAGE, {**TYPED, **wrong, "act": act})
        page = plain(answer)
        assert answer.status_code == 422
        assert said in page
        assert "Mairie de Saint-Denis" in page or "employer_1" in wrong
        assert all(
            f'value="{typed}"' in page for typed in wrong.values() if typed.strip() and "worked" not in wrong
        )
    assert told(nadia) is None


def test_everything_wrong_is_said_at_once(at_home):
    page = plain(at_home.post(OCTOBER_PAGE, {**TYPED, "hours_0": "800", "gross_1": "", "act": "check"}))
    assert "Employeur 1 : un mois entier" in page and "Employeur 2 : il manque le salaire brut." in page


def test_who_worked_and_wrote_no_employer_is_asked_for_one(at_home):
    page = plain(at_home.post(OCTOBER_PAGE, {"looking": "yes", "worked": "yes", "act": "check"}))
    assert "Employeur 1 : il manque son nom." in page


def test_a_month_without_work_needs_no_line(at_home, nadia):
    sent = {"looking": "no", "worked": "no", "lines": "1"}
    summary = plain(at_home.post(OCTOBER_PAGE, {**sent, "act": "check"}))
    assert "Votre inscription ne s’arrête pas pour autant" in summary
    at_home.post(OCTOBER_PAGE, {**sent, "act": "confirm"})
    assert (told(nadia).looking, told(nadia).jobs) == (False, ())


def test_a_double_press_tells_it_once(at_home):
    for _ in range(2):
        answer = at_home.post(OCTOBER_PAGE, {**TYPED, "act": "confirm", "once": "the-same-summary"})
        assert answer["Location"] == PROOF
    with acting_as(SERVICE):
        assert FactRow.objects.filter(name__startswith="declarations.").count() == 1


def test_a_correction_starts_from_what_is_known_and_the_proof_keeps_both(at_home, nadia):
    at_home.post(OCTOBER_PAGE, {**TYPED, "act": "confirm"})
    page = plain(at_home.get(OCTOBER_PAGE))
    assert 'value="42,5"' in page and 'value="527,00 €"' in page
    assert "L’ancienne version reste lisible." in page
    at_home.post(OCTOBER_PAGE, {**TYPED, "hours_1": "14", "act": "confirm"})
    proof = plain(at_home.get(PROOF))
    assert "56,5 heures" in proof
    assert "Ce qui était dit avant" in proof and "54,5 heures" in proof
    assert "Corrigé par la personne elle-même" in proof


def test_a_late_month_is_told_on_the_same_page_without_a_threat(at_home):
    page = plain(at_home.get(f"{OWN}2026-09/"))
    assert "Le 15 octobre 2026 est passé. Ce mois se dit toujours, ici ou avec une personne." in page
    assert at_home.post(f"{OWN}2026-09/", {**TYPED, "act": "confirm"}).status_code == 302


@pytest.mark.parametrize("month", ["2026-11", "2026-08", "1999-01"])
def test_a_month_not_open_or_before_the_registration_is_not_there(at_home, month):
    assert at_home.get(f"{OWN}{month}/").status_code == 404
    assert at_home.post(f"{OWN}{month}/", {**TYPED, "act": "confirm"}).status_code == 404


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "0000-01", "octobre"])
def test_a_month_that_does_not_exist_is_not_there(at_home, month):
    assert at_home.get(f"{OWN}{month}/").status_code == 404


def test_a_proof_of_nothing_is_not_there(at_home):
    assert at_home.get(PROOF).status_code == 404


def test_a_counsellor_says_why_she_opens_then_writes_what_is_said_by_phone(nadia, ines):
    desk = signed_in("ines")
    url = reverse("declarations:desk_declare", args=[nadia.file_id, OCTOBER])
    asked = desk.get(url)["Location"]
    assert "/pourquoi/" in asked
    desk.post(asked, {"purpose": "help_at_desk"})
    summary = plain(desk.post(url, {**TYPED, "channel": "phone", "act": "check"}))
    answer = desk.post(url, {**hidden(summary), "act": "confirm"})
    assert "par téléphone. Écrit par Inès Moreau" in plain(desk.get(answer["Location"]))
    with acting_as(nadia):
        assert FactRow.objects.get(name="declarations.MonthDeclared").channel == Channel.PHONE
        assert JournalRow.objects.filter(act="read", what="declarations", purpose="help_at_desk").exists()
    assert "Les mois de Nadia Belkacem" in plain(
        desk.get(reverse("declarations:desk_own", args=[nadia.file_id]))
    )
    assert "54,5 heures" in plain(desk.get(reverse("dossier:file", args=[nadia.file_id])))
