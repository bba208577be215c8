"""The pages of meetings, as people use them: with an account, with a code, with nothing, at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.agencies.models import Agency
from visavis.rooms.appointments import codes, queries
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.tests.conftest import NOW
from visavis.rooms.dossier.models import File
from visavis.rooms.people.door import contacts_of, name_of

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def _monday(settings):
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def stranger():
    return Client(HTTP_ACCEPT_LANGUAGE="fr")


def signed_in(actor):
    client = Client(HTTP_ACCEPT_LANGUAGE="fr")
    with acting_as(SERVICE):
        client.force_login(Account.objects.get(id=actor.account_id), backend=BACKEND)
    return client


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def appointment():
    with acting_as(SERVICE):
        return Appointment.objects.select_related("slot").get(ended_at=None)


def take_as_unknown(client, slot, **answers):
    return client.post(reverse("appointments:slot", args=[slot.id]), {"name": "Awa Traoré", **answers})


def test_on_site_comes_first_and_nothing_digital_is_chosen_beforehand(slots, stranger):
    page = text(stranger.get(reverse("appointments:free")))
    assert page.index("Sur place") < page.index("Par téléphone") < page.index("En vidéo")
    assert "Un autre moyen me va mieux" in page
    form = text(stranger.get(reverse("appointments:slot", args=[slots[0].id])))
    assert "checked" not in form
    assert "La refuser ne change rien" in form


def test_somebody_unknown_books_with_a_name_alone_and_gets_a_code(slots, stranger):
    answer = take_as_unknown(stranger, slots[0])
    held = appointment()
    assert answer.url == reverse("appointments:held", args=[held.id])
    page = text(stranger.get(answer.url))
    with acting_as(SERVICE):
        assert name_of(held.file_id).full == "Awa Traoré"
        assert codes.code_of(held) in page
    assert (held.mode, held.channel) == ("on_site", "web")


def test_a_way_to_be_told_is_kept_in_the_form_it_has(slots, stranger):
    take_as_unknown(stranger, slots[0], reach="06 39 98 00 01")
    with acting_as(SERVICE):
        assert [(each.kind, each.address) for each in contacts_of(appointment().file_id)] == [
            ("sms", "+33639980001")
        ]


def test_without_a_name_nothing_is_booked_and_what_was_typed_stays(slots, stranger):
    answer = take_as_unknown(stranger, slots[0], name="  ", reach="awa@example.test", motive="rights")
    page = text(answer)
    assert answer.status_code == 422
    assert "awa@example.test" in page
    assert "checked" in page
    with acting_as(SERVICE):
        assert File.objects.count() == 0


def test_a_wrong_way_to_be_told_says_what_would_be_right(slots, stranger):
    answer = take_as_unknown(stranger, slots[0], reach="12 34")
    assert answer.status_code == 422
    assert "10 chiffres" in text(answer)


def test_when_somebody_was_faster_other_slots_come_and_the_name_stays(slots, stranger):
    take_as_unknown(Client(HTTP_ACCEPT_LANGUAGE="fr"), slots[0])
    answer = take_as_unknown(stranger, slots[0], name="Hugo Blanc")
    page = text(answer)
    assert answer.status_code == 409
    assert "vient de prendre ce créneau" in page
    assert "Hugo Blanc" in page
    assert f'formaction="{reverse("appointments:slot", args=[slots[1].id])}"' in page
    with acting_as(SERVICE):
        assert File.objects.count() == 1


def test_the_button_of_the_human_block_books_at_once_for_a_person(slots, nadia):
    answer = signed_in(nadia).post(reverse("appointments:reserve"), {"slot": str(slots[0].id)})
    assert answer.url == reverse("appointments:held", args=[appointment().id])


def test_the_same_button_leads_somebody_unknown_to_the_one_question(slots, stranger):
    answer = stranger.post(reverse("appointments:reserve"), {"slot": str(slots[0].id)})
    assert answer.url == reverse("appointments:slot", args=[slots[0].id])


def test_a_double_press_books_once(slots, stranger):
    for _ in range(2):
        answer = take_as_unknown(stranger, slots[0], once="the-same-form")
    assert answer.url == reverse("appointments:held", args=[appointment().id])


def test_the_code_on_the_paper_opens_its_meeting_on_another_device(slots, stranger):
    take_as_unknown(stranger, slots[0])
    with acting_as(SERVICE):
        code = codes.code_of(appointment())
    other = Client(HTTP_ACCEPT_LANGUAGE="fr")
    assert other.get(reverse("appointments:held", args=[appointment().id])).status_code == 404
    answer = other.post(reverse("appointments:code"), {"code": code.lower().replace("-", " ")})
    assert answer.url == reverse("appointments:held", args=[appointment().id])
    assert other.get(answer.url).status_code == 200
    assert other.get(reverse("jobseeker")).status_code == 302


def test_with_the_code_one_moves_then_cancels_without_account(slots, stranger):
    take_as_unknown(stranger, slots[0])
    moved = stranger.post(reverse("appointments:move", args=[appointment().id]), {"slot": str(slots[4].id)})
    assert appointment().starts_at == slots[4].starts_at
    assert stranger.get(moved.url).status_code == 200
    gone = stranger.post(reverse("appointments:cancel", args=[appointment().id]))
    assert "ne change rien à vos droits" in text(stranger.get(gone.url))
    with acting_as(SERVICE):
        assert not Appointment.objects.filter(ended_at=None).exists()


def test_a_wrong_code_is_a_plain_sentence_and_the_sixth_one_waits(slots, stranger):
    wrong = "AAAA-AAAA"
    stranger.get(reverse("appointments:code"))
    answers = [stranger.post(reverse("appointments:code"), {"code": wrong}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert wrong in text(answers[0])
    assert "votre nom suffit" in text(answers[-1])


def test_a_machine_without_account_does_not_take_every_slot(slots, stranger):
    stranger.get(reverse("appointments:free"))
    statuses = [take_as_unknown(stranger, slot, name=f"Nom {slot.id}").status_code for slot in slots[:4]]
    assert statuses == [302, 302, 302, 429]


def test_a_person_sees_her_meeting_on_her_page_and_says_what_to_prepare(slots, nadia):
    client = signed_in(nadia)
    client.post(reverse("appointments:reserve"), {"slot": str(slots[0].id)})
    assert "mardi 24 novembre à 9 h" in text(client.get(reverse("appointments:own")))
    held = reverse("appointments:held", args=[appointment().id])
    client.post(held, {"needs": ["lift", "sign_language"], "company": "union"})
    page = text(client.get(held))
    assert "Un accès sans marche" in page
    assert "Un syndicat" in page


def test_a_foreign_meeting_does_not_exist(slots, nadia, hugo):
    signed_in(nadia).post(reverse("appointments:reserve"), {"slot": str(slots[0].id)})
    for name in ("held", "move", "cancel", "letter"):
        assert (
            signed_in(hugo).get(reverse(f"appointments:{name}", args=[appointment().id])).status_code == 404
        )


def test_the_letter_is_a_pdf_that_says_when_and_where(slots, nadia):
    import io

    from pypdf import PdfReader

    client = signed_in(nadia)
    client.post(reverse("appointments:reserve"), {"slot": str(slots[0].id)})
    answer = client.get(reverse("appointments:letter", args=[appointment().id]))
    assert answer["Content-Type"] == "application/pdf"
    words = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text().replace("\u00a0", " ")
    assert "mardi 24 novembre à 9 h" in words
    assert "12 rue de la Gare" in words


def test_a_counsellor_books_with_a_person_and_says_how_she_asked(slots, nadia, ines):
    client = signed_in(ines)
    list_page = reverse("appointments:for_file", args=[nadia.file_id])
    assert client.get(list_page).url.startswith(reverse("dossier:purpose", args=[nadia.file_id]))
    client.post(reverse("dossier:purpose", args=[nadia.file_id]), {"purpose": "help_at_desk"})
    assert client.get(list_page).status_code == 200
    slot_page = reverse("appointments:slot_for_file", args=[nadia.file_id, slots[0].id])
    assert client.post(slot_page, {"motive": "rights"}).status_code == 422
    answer = client.post(slot_page, {"channel": "phone", "motive": "rights"})
    assert answer.url == reverse("appointments:at_desk", args=[appointment().id])
    assert appointment().channel == "phone"


def test_a_counsellor_gives_a_meeting_to_somebody_without_file(slots, ines):
    client = signed_in(ines)
    answer = client.post(
        reverse("appointments:slot", args=[slots[0].id]), {"name": "Awa Traoré", "channel": "desk"}
    )
    assert answer.url == reverse("appointments:at_desk", args=[appointment().id])
    assert "Awa Traoré" in text(client.get(answer.url))


def test_the_agenda_names_people_and_opening_a_meeting_leaves_a_trace(slots, nadia, ines):
    signed_in(nadia).post(reverse("appointments:reserve"), {"slot": str(slots[0].id)})
    client = signed_in(ines)
    assert "Nadia Belkacem" in text(client.get(reverse("appointments:agenda")))
    client.get(reverse("appointments:at_desk", args=[appointment().id]))
    with acting_as(SERVICE):
        traces = JournalRow.objects.filter(file_id=nadia.file_id, account_id=ines.account_id, act="read")
        assert [row.purpose for row in traces.order_by("id")] == ["portfolio", "prepare_appointment"]


def test_at_the_desk_a_meeting_is_moved_and_cancelled_at_the_persons_request(slots, nadia, ines):
    signed_in(nadia).post(reverse("appointments:reserve"), {"slot": str(slots[0].id)})
    client = signed_in(ines)
    client.post(
        reverse("appointments:at_desk", args=[appointment().id]),
        {"channel": "phone", "slot": str(slots[7].id)},
    )
    assert appointment().starts_at == slots[7].starts_at
    client.post(reverse("appointments:at_desk", args=[appointment().id]), {"channel": "desk"})
    with acting_as(SERVICE):
        facts = FactRow.objects.filter(name__startswith="appointments.Appointment").order_by("id")
        assert [fact.channel for fact in facts] == ["web", "phone", "desk"]


def test_a_counsellor_opens_her_slots_in_three_boxes_per_day(place, ines):
    client = signed_in(ines)
    boxes = {"first_on_day": "26", "first_on_month": "11", "first_on_year": "2026", "place": "bureau 4",
             "last_on_day": "26", "last_on_month": "novembre", "last_on_year": "2026", "minutes": "60"}  # fmt: skip
    assert client.post(reverse("appointments:opening"), boxes).status_code == 302
    assert "3 créneaux sont ouverts" in text(client.get(reverse("appointments:agenda")))
    wrong = client.post(reverse("appointments:opening"), boxes | {"last_on_day": "32", "minutes": "douze"})
    assert wrong.status_code == 422
    assert "32" in text(wrong)


def test_slots_go_on_by_links_and_a_wrong_link_shows_the_first_page(slots, stranger):
    page = text(stranger.get(reverse("appointments:free")))
    assert f"apres={slots[11].id}" in page
    following = text(
        stranger.get(reverse("appointments:free"), {"moyen": "on_site", "apres": str(slots[11].id)})
    )
    assert reverse("appointments:slot", args=[slots[12].id]) in following
    assert reverse("appointments:slot", args=[slots[0].id]) not in following
    assert f"apres={slots[11].id}" in text(stranger.get(reverse("appointments:free"), {"apres": "hello"}))


def test_a_slot_that_begins_soon_is_listed_no_more(slots, place):
    with acting_as(SERVICE):
        late = queries.free_slots(place.id, slots[0].starts_at - timedelta(minutes=29))
    assert late[0].id == slots[1].id


def many_agencies():
    with acting_as(SERVICE):
        Agency.objects.bulk_create(
            Agency(name=f"Agence {number}", address=f"{number} quai, 13002 Marseille", phone="")
            for number in range(9)
        )
        return Agency.objects.create(name="Roubaix", address="1 place, 59100 Roubaix", phone="")


def test_of_many_agencies_those_near_a_town_are_shown_and_the_chosen_one_stays(slots, stranger):
    roubaix = many_agencies()
    page = text(stranger.get("/rendez-vous/"))
    assert "Votre commune ou votre code postal" in page and "Roubaix" not in page
    page = text(stranger.get("/rendez-vous/", {"lieu": "roubaix"}))
    assert "À l’agence de Roubaix" in page and page.count("?agence=") < 20
    assert f"?agence={roubaix.id}&moyen=phone" in page.replace("&amp;", "&")
