"""Everybody sees in which browsers her account is open, in plain words, and ends any of them or all the others."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity import cards
from visavis.foundation.identity.accounts import forget, leave_everywhere, open_account
from visavis.foundation.identity.actor import SERVICE, STAFF, Role, acting_as
from visavis.foundation.identity.browsers import close, forget_closed, machine_words, program_words, seen_in
from visavis.foundation.identity.models import Browser

pytestmark = pytest.mark.django_db
PAGE, ME = "/entrer/moi/appareils/", "/entrer/moi/"
PASSWORD = "un-mot-de-passe-assez-long"
BY_PASSWORD = "django.contrib.auth.backends.ModelBackend"
PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"


@pytest.fixture(autouse=True)
def real_service(settings):
    settings.DEMO = False
    cache.clear()


@pytest.fixture
def nadia():
    return open_account(login="nadia", role=Role.PERSON, public_name="Nadia", now=now(), file_id=uuid4())


def staff(role=Role.COUNSELLOR, login="ines"):
    with acting_as(SERVICE):
        account = open_account(
            login=login, role=role, public_name=login.title(), now=now(), agency_id=uuid4(),
            file_id=uuid4() if role == Role.PERSON else None,
            employer="Accueil Plus" if role == Role.SUBCONTRACTOR else "",
        )  # fmt: skip
        account.set_password(PASSWORD)
        account.save()
    return account


def seated(account, agent=PHONE):
    """A browser in which this account is open and has met a page."""
    client = Client(headers={"User-Agent": agent})
    with acting_as(SERVICE):
        account.refresh_from_db()
    client.force_login(account, backend=BY_PASSWORD)
    assert client.get(ME).status_code == 200
    return client


def is_in(client):
    return client.get(ME).status_code == 200


def words(client):
    """The browsers as the page names them, the one before her first."""
    page = client.get(PAGE).content.decode()
    return re.findall(r"(?:</span> |<label for=\"id_which_\d+\">)([^<:]+?)\s:\sentrée\saujourd’hui à", page)


def choices(client):
    return re.findall(r'name="which" value="([^"]+)"', client.get(PAGE).content.decode())


def test_she_reads_where_since_when_and_when_last_in_plain_words(nadia):
    start = now().replace(hour=9)
    with time_machine.travel(start, tick=False):
        there = seated(nadia, DESK)
    with time_machine.travel(start + timedelta(minutes=30), tick=False):
        here = seated(nadia)
        assert words(here) == ["Firefox, téléphone Android", "Chrome, ordinateur Windows"]
    with time_machine.travel(start + timedelta(minutes=40), tick=False):
        there.get(ME)
        page = here.get(PAGE).content.decode()
    with acting_as(SERVICE):
        used = Browser.objects.get(program="chrome")
    assert (used.since - start, used.seen_at - start) < (timedelta(seconds=1), timedelta(minutes=41))
    assert used.seen_at - start > timedelta(minutes=39)
    assert "dernière page\xa0aujourd’hui à" in page
    assert there.session.session_key not in page


def test_she_ends_one_and_keeps_the_others(nadia):
    here, lost, other = (
        seated(nadia),
        seated(nadia, DESK),
        seated(nadia, "Mozilla/5.0 (iPad) Version/17.0 Safari/605"),
    )
    with acting_as(SERVICE):
        wanted = str(Browser.objects.get(program="chrome").id)
    assert wanted in choices(here)
    assert here.post(PAGE, {"which": wanted})["Location"] == PAGE
    assert "sur cet appareil, votre compte est fermé" in here.get(PAGE).content.decode()
    assert (is_in(here), is_in(lost), is_in(other)) == (True, False, True)
    assert words(here) == ["Firefox, téléphone Android", "Safari, iPad"]
    with acting_as(SERVICE):
        assert not Session.objects.filter(session_key=lost.session.session_key).exists(), "not only hidden"


def test_she_ends_all_the_others_those_no_page_has_listed_too(nadia):
    here, lost = seated(nadia), seated(nadia, DESK)
    unlisted = Client()
    unlisted.force_login(nadia, backend=BY_PASSWORD)
    here.post(PAGE, {"which": "all"})
    assert (is_in(here), is_in(lost), is_in(unlisted)) == (True, False, False)
    assert words(here) == ["Firefox, téléphone Android"]
    assert "nulle part ailleurs" in here.get(PAGE).content.decode()


def test_whoever_has_a_card_shows_a_code_of_it_and_a_wrong_one_closes_nothing(nadia):
    codes = cards.make_card(nadia)
    here, lost = seated(nadia), seated(nadia, DESK)
    assert here.post(PAGE, {"which": "all"}).status_code == 422
    assert here.post(PAGE, {"which": "all", "code": "AAAA-AAAA"}).status_code == 422
    assert is_in(lost)
    assert here.post(PAGE, {"which": "all", "code": codes[0]}).status_code == 302
    assert not is_in(lost)
    again = seated(nadia, DESK)
    assert here.post(PAGE, {"which": "all", "code": codes[0]}).status_code == 422, "it serves once"
    assert is_in(again)


def test_five_wrong_codes_close_the_form_to_the_right_one(nadia):
    codes = cards.make_card(nadia)
    here, lost = seated(nadia), seated(nadia, DESK)
    for _ in range(5):
        here.post(PAGE, {"which": "all", "code": "AAAA-AAAA"})
    assert here.post(PAGE, {"which": "all", "code": codes[0]}).status_code == 422
    assert is_in(lost)


@pytest.mark.parametrize(
    "role", sorted((STAFF | {Role.EMPLOYER, Role.HELPER, Role.PARTNER, Role.TRAINER}), key=str), ids=str
)
def test_whoever_has_a_second_factor_shows_it_or_the_password_again(role):
    account = staff(role, "une")
    codes = cards.make_card(account)
    here, lost = seated(account), seated(account, DESK)
    with time_machine.travel(now() + timedelta(minutes=20)):
        asked = here.post(PAGE, {"which": "all"})
        assert asked["Location"] == f"/compte/confirmer/?next={PAGE}"
        assert is_in(lost)
        here.post("/compte/deuxieme-facteur/reauthenticate/", {"code": codes[0]})
        assert here.post(PAGE, {"which": "all"})["Location"] == PAGE
        assert not is_in(lost)
        assert is_in(here)


def test_nobody_sees_or_ends_the_browsers_of_somebody_else(nadia):
    hers, stranger = seated(nadia, DESK), seated(staff(Role.PERSON, "rosa"))
    with acting_as(SERVICE):
        row = Browser.objects.get(account=nadia)
    for role in (Role.PERSON, Role.COUNSELLOR, Role.MANAGER, Role.ADMINISTRATOR):
        with acting_as(staff(role, f"autre-{role}").actor()):
            assert not Browser.objects.filter(account=nadia).exists()
            assert close(row.id) is False
    stranger.post(PAGE, {"which": str(row.id)})
    assert is_in(hers)


def test_a_browser_that_left_or_was_left_too_long_is_not_on_the_list(nadia):
    start = now().replace(hour=9)
    with time_machine.travel(start):
        here = seated(nadia)
        left = seated(nadia, DESK)
        left.post("/sortir/")
        assert words(here) == ["Firefox, téléphone Android"]
        seated(nadia, DESK)
    for minutes in (70, 125):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            shown = words(here)
    assert shown == ["Firefox, téléphone Android"]


def test_a_new_key_of_the_same_browser_is_one_line(nadia):
    here = seated(nadia)
    here.post(PAGE, {"which": "all"})
    here.get(ME)
    with acting_as(SERVICE):
        assert Browser.objects.filter(account=nadia).count() == 1


def test_what_closes_by_another_way_leaves_the_list(nadia):
    here, lost = seated(nadia), seated(nadia, DESK)
    with acting_as(SERVICE):
        leave_everywhere(nadia)
    again = seated(nadia)
    assert not is_in(lost) and not is_in(here)
    assert words(again) == ["Firefox, téléphone Android"]


def test_lines_of_closed_sessions_are_forgotten_and_an_erased_person_leaves_none(nadia):
    seated(nadia)
    with acting_as(SERVICE):
        assert forget_closed(now(), timedelta(0)) == 0
        assert forget_closed(now() + timedelta(hours=9), timedelta(0)) == 1
    seated(nadia)
    with acting_as(SERVICE):
        forget(nadia.file_id, now())
        assert not Browser.objects.exists()


def test_a_stranger_is_on_no_list():
    Client(headers={"User-Agent": PHONE}).get("/")
    with acting_as(SERVICE):
        assert not Browser.objects.exists()


@pytest.mark.parametrize(
    ("agent", "program", "machine"),
    [
        (PHONE, "firefox", "android_phone"),
        (DESK, "chrome", "windows"),
        (DESK.replace("Safari/537.36", "Safari/537.36 Edg/130.0"), "edge", "windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "safari", "iphone"),
        ("Mozilla/5.0 (Linux; Android 9; SM-T510) SamsungBrowser/20.0 Chrome/106.0 Safari/537.36", "samsung", "android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "firefox", "linux"),
        ("", "", ""),
        ("<script>", "", ""),
    ],
)  # fmt: skip
def test_a_browser_is_told_by_its_program_and_its_machine(agent, program, machine):
    assert seen_in(agent) == (program, machine)
    assert program_words()[program] and machine_words()[machine]
