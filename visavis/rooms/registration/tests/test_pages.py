"""Registering as people do it: one question a page, with and without a counsellor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.agencies import door as agencies
from visavis.rooms.agencies.models import Agency
from visavis.rooms.dossier import door as dossier
from visavis.rooms.dossier.models import File
from visavis.rooms.people import door as people
from visavis.rooms.registration.models import Draft
from visavis.rooms.registration.queries import registration_of

pytestmark = pytest.mark.django_db
NADIA = {"given": "Nadia", "family": "Belkacem", "birth_family": ""}


@pytest.fixture(autouse=True)
def agency():
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


@pytest.fixture
def ines(agency, settings):
    settings.DEMO = True
    account = Account.objects.create(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=agency.id, made_at=now()
    )
    desk = Client()
    desk.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return desk


def at(slug):
    return reverse("registration:question", args=[slug])


def begun(client, **said):
    answer = client.post(at("nom"), {**NADIA, **said})
    assert answer.status_code == 302, text(answer)
    with acting_as(SERVICE):
        return registration_of(File.objects.latest("opened_at").id)


def known(registration):
    with acting_as(SERVICE):
        return registration_of(registration.file_id)


def everything_unknown(client):
    for slug in ("naissance", "commune", "contact", "besoins", "preference", "numero", "travail"):
        assert client.post(at(slug), {"unknown": "1"}).status_code == 302


def text(answer):
    return plain(answer.content.decode())


def plain(words):
    return str(words).replace("\u00a0", " ").replace("\u202f", " ")


def test_the_start_says_what_is_asked_and_the_ways_without_internet(client):
    page = text(client.get(reverse("registration:start")))
    assert "Seul votre nom est nécessaire" in page
    assert reverse("registration:paper") in page


def test_the_first_answer_opens_the_file_and_shows_a_code(client):
    registration = begun(client)
    page = text(client.get(at("naissance")))
    assert "question 2 sur 9" in page
    assert registration.code in page


def test_a_name_of_one_part_is_enough(client):
    registration = begun(client, given="", family="Souleymane")
    with acting_as(SERVICE):
        assert people.name_of(registration.file_id).full == "Souleymane"


def test_without_any_name_the_page_says_what_is_missing_and_keeps_what_was_typed(client):
    answer = client.post(at("nom"), {"given": " ", "family": "", "birth_family": "Rossi"})
    assert answer.status_code == 422
    assert "Un seul suffit" in text(answer)
    assert 'value="Rossi"' in text(answer)
    assert not Draft.objects.exists()


def test_every_question_but_the_name_can_be_left_unknown(client):
    registration = begun(client)
    everything_unknown(client)
    page = text(client.get(reverse("registration:review")))
    assert "Rien ne bloque" in page
    assert client.post(reverse("registration:review")).status_code == 302
    with acting_as(SERVICE):
        assert dossier.registered_since(registration.file_id)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("31", "13", "1972"), "Le mois doit être entre 1 et 12. Vous avez écrit « 13 »."),
        (("31", "2", "1972"), "Ce jour n’existe pas dans ce mois."),
        (("1", "1", "72"), "L’année s’écrit avec 4 chiffres."),
        (("1", "1", "1820"), "ou après"),
        (("1", "1", "2999"), "ou avant"),
    ],
)
def test_an_impossible_birth_date_is_told_plainly_and_kept(client, typed, said):
    begun(client)
    answer = client.post(
        at("naissance"), dict(zip(("born_on_day", "born_on_month", "born_on_year"), typed, strict=True))
    )
    assert answer.status_code == 422
    assert said in text(answer)
    assert all(f'value="{box}"' in text(answer) for box in typed)
    assert "<title>Erreur :" in text(answer)


def test_a_date_can_be_typed_with_the_month_in_letters(client):
    registration = begun(client)
    client.post(at("naissance"), {"born_on_day": "1er", "born_on_month": "fév.", "born_on_year": "1972"})
    with acting_as(SERVICE):
        assert people.born_on(registration.file_id).isoformat() == "1972-02-01"


def test_channels_are_kept_in_the_order_of_the_person(client):
    registration = begun(client)
    said = {
        "first": "letter",
        "second": "sms",
        "third": "desk",
        "letter": "12 rue de la Gare\n93200 Saint-Denis",
        "phone": "01 99 00 12 34",
    }
    client.post(at("contact"), said)
    with acting_as(SERVICE):
        contacts = people.contacts_of(registration.file_id)
    assert [each.kind for each in contacts] == ["letter", "sms", "desk"]
    assert contacts[1].address == "+33199001234"


def test_a_channel_without_its_address_is_asked_for_and_nothing_is_lost(client):
    begun(client)
    answer = client.post(at("contact"), {"first": "phone", "mail": "nadia@exemple.fr"})
    assert answer.status_code == 422
    assert "Il manque le numéro" in text(answer)
    assert "nadia@exemple.fr" in text(answer)


def test_nobody_has_to_be_reachable(client):
    registration = begun(client)
    assert client.post(at("contact"), {}).status_code == 302
    with acting_as(SERVICE):
        assert people.contacts_of(registration.file_id) == ()


def test_a_wrong_social_security_number_is_refused_with_its_reason(client):
    begun(client)
    short = client.post(at("numero"), {"number": "2 72 05 93"})
    assert "Il faut 15 chiffres. Vous en avez écrit 7." in text(short)
    wrong = client.post(at("numero"), {"number": "295109912611199"})
    assert "Ce numéro n’est pas juste" in text(wrong)


def test_the_number_is_kept_apart_and_only_its_end_is_shown_again(client):
    registration = begun(client)
    client.post(at("numero"), {"number": "2 95 10 99 126 111 93"})
    assert known(registration).answers["number"] == {"ending": "93"}
    page = text(client.get(at("numero")))
    assert "finit par 93" in page
    assert "295109912611193" not in page.replace(" ", "")


def test_an_answer_can_be_changed_on_the_way_back(client):
    registration = begun(client)
    client.post(at("travail"), {"work": "Vendeuse"})
    assert "Vendeuse" in text(client.get(at("travail")))
    client.post(at("travail"), {"work": "Boulangère"})
    assert known(registration).answers["work"] == {"work": "Boulangère"}


def test_answers_lie_sealed_in_the_table(client):
    registration = begun(client)
    client.post(at("travail"), {"work": "Soudeuse"})
    with acting_as(SERVICE):
        row = Draft.objects.get(file_id=registration.file_id)
    assert b"Soudeuse" not in bytes(row.sealed_answers)
    assert registration.code.replace("-", "") not in row.code_digest


def test_the_same_form_sent_twice_opens_one_file(client):
    page = text(client.get(at("nom")))
    token = page.split('name="once" value="')[1].split('"')[0]
    first = client.post(at("nom"), {**NADIA, "once": token})
    again = client.post(at("nom"), {**NADIA, "once": token})
    assert (first.status_code, again.status_code, first["Location"]) == (302, 302, again["Location"])
    with acting_as(SERVICE):
        assert File.objects.count() == 1


def test_confirming_twice_registers_once_and_makes_one_card(client):
    begun(client)
    everything_unknown(client)
    client.post(reverse("registration:review"))
    again = client.post(reverse("registration:review"))
    assert again["Location"] == reverse("registration:done")
    assert FactRow.objects.filter(name="dossier.PersonRegistered").count() == 1
    assert Account.objects.get(role=Role.PERSON).code_cards.count() == 1


def test_rights_date_from_the_first_answer_even_if_finished_later(client):
    registration = begun(client)
    with acting_as(SERVICE):
        Draft.objects.update(begun_at=now() - timedelta(days=9))
    everything_unknown(client)
    client.post(reverse("registration:review"))
    with acting_as(SERVICE):
        since = dossier.registered_since(registration.file_id)
    assert (now().date() - since).days in {8, 9}


def test_the_card_is_shown_until_taken_and_opens_the_space(client):
    begun(client)
    everything_unknown(client)
    client.post(reverse("registration:review"))
    page = text(client.get(reverse("registration:done")))
    assert page.count('<li><b class="code">') == 10
    client.post(reverse("registration:card_seen"))
    assert '<li><b class="code">' not in text(client.get(reverse("registration:done")))
    name = page.split("Nom de la carte :")[1].split('code">')[1].split("<")[0]
    code = page.split('<li><b class="code">')[1].split("<")[0]
    elsewhere = Client()
    assert elsewhere.post("/entrer/", {"login": name, "code": code}).status_code == 302
    assert "_auth_user_id" in elsewhere.session


def test_after_confirming_the_person_is_at_home(client):
    begun(client)
    everything_unknown(client)
    client.post(reverse("registration:review"))
    assert client.session["_auth_user_id"] == str(Account.objects.get(role=Role.PERSON).id)


def test_leaving_a_shared_computer_leaves_nothing_there(client):
    registration = begun(client)
    client.post(reverse("registration:leave"))
    page = text(client.get(at("naissance"), follow=True))
    assert registration.code not in page


def test_the_paper_form_asks_the_same_questions(client):
    from visavis.rooms.registration.questions import QUESTIONS

    page = text(client.get(reverse("registration:paper")))
    assert all(plain(question.title) in page for question in QUESTIONS)
    assert "☐ Un échange en langue des signes" in page


def test_at_the_desk_the_same_questions_are_traced_as_the_desk(ines):
    ines.get(reverse("registration:desk_start"))
    answer = ines.post(reverse("registration:desk_first"), NADIA)
    with acting_as(SERVICE):
        file_id = File.objects.get().id
        assert answer["Location"] == reverse("registration:desk_question", args=[file_id, "naissance"])
        ines.get(answer["Location"])
        assert set(FactRow.objects.filter(file_id=file_id).values_list("channel", flat=True)) == {
            Channel.DESK
        }
        assert JournalRow.objects.filter(
            file_id=file_id, act="read", purpose="register", channel="desk"
        ).exists()
        assert [each.name for each in dossier.referents(file_id)] == ["Inès Moreau"]


def test_a_paper_form_typed_by_a_counsellor_counts_as_paper(ines):
    first = ines.post(reverse("registration:desk_first") + "?par=paper", NADIA)
    ines.post(first["Location"], {"unknown": "1"})
    assert set(FactRow.objects.values_list("channel", flat=True)) == {Channel.PAPER}


def test_a_counsellor_finishes_and_prints_the_card(ines):
    url = ines.post(reverse("registration:desk_first"), NADIA)["Location"]
    for _ in range(7):
        url = ines.post(url, {"unknown": "1"})["Location"]
    done = ines.post(url)["Location"]
    page = text(ines.get(done))
    assert page.count('<li><b class="code">') == 10
    assert "L’inscription est faite" in page


def test_a_lost_card_is_replaced_at_the_desk(ines):
    url = ines.post(reverse("registration:desk_first"), NADIA)["Location"]
    for _ in range(7):
        url = ines.post(url, {"unknown": "1"})["Location"]
    done = ines.post(url)["Location"]
    ines.post(reverse("registration:desk_card_seen", args=[done.split("/")[3]]))
    ines.post(reverse("registration:desk_new_card", args=[done.split("/")[3]]))
    assert text(ines.get(done)).count('<li><b class="code">') == 10
    assert Account.objects.get(role=Role.PERSON).code_cards.filter(revoked_at=None).count() == 1


def test_where_agencies_are_many_those_near_her_town_are_asked_for_once(client):
    with acting_as(SERVICE):
        far = [Agency(name=f"Agence {n}", address=f"{n} quai, 13002 Marseille", phone="") for n in range(9)]
        Agency.objects.bulk_create(far)
        roubaix = Agency.objects.create(name="Roubaix", address="1 place, 59100 Roubaix", phone="")
    registration = begun(client)
    assert "Agence 3" not in text(client.get(at("commune")))
    page = client.post(at("commune"), {"commune": "Roubaix"})
    assert (
        page.status_code == 422 and "Choisissez la vôtre." in text(page) and 'value="Roubaix"' in text(page)
    )
    assert text(page).count('name="agency"') == 9
    assert client.post(at("commune"), {"commune": "Roubaix", "agency": "later"}).status_code == 302
    assert known(registration).answers["place"] == {"commune": "Roubaix"}
    chosen = {"commune": "Roubaix", "agency": str(roubaix.id)}
    assert client.post(at("commune"), chosen).status_code == 302
    assert known(registration).answers["place"] == chosen
    moved = client.post(at("commune"), {"commune": "Lille", "agency": "nowhere"})
    assert moved.status_code == 422 and "Choisissez la vôtre." in text(moved)
