"""Complaining about anything, by any door: a number, a name, two clocks, and what stops meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.reading import letter_of, letters_of
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.contestation import dwell, figures, queries
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.contestation.actions.complain import complain
from visavis.rooms.contestation.actions.take import take
from visavis.rooms.contestation.actions.watch import watch
from visavis.rooms.contestation.door import suspended
from visavis.rooms.contestation.tests.conftest import TUESDAY, somebody
from visavis.rooms.dossier import door as dossier

pytestmark = pytest.mark.django_db
WORDS = "On m’a fait attendre deux heures, puis on m’a dit de revenir."
REASON = "Vous avez raison : le guichet était fermé sans affiche. C’est corrigé."


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.DEMO = True


def complains(nadia, about="wait", *, by=None, channel=Channel.WEB, page="", at=TUESDAY):
    by = by or nadia
    with acting_as(by):
        complain(file_id=nadia.file_id, about=about, words=WORDS, page=page, now=at, by=by, channel=channel)
    return theirs(nadia)


def theirs(nadia):
    with acting_as(nadia):
        return queries.of_file(nadia.file_id)[0]


def reply(
    contested,
    by,
    *,
    at=TUESDAY + timedelta(hours=3),
    outcome="changed",
    opens=("dossier",),
    read=None,
    **said,
):
    with acting_as(by):
        for what in opens:
            dossier.enter(
                file_id=contested.file_id, what=what, purpose=Purpose.ANSWER_CONTESTATION, now=at, by=by,
                channel=Channel.DESK,
            )  # fmt: skip
        answer(
            contestation_id=contested.id, outcome=outcome, reason=REASON, read=opens if read is None else read, now=at,
            by=by, channel=Channel.WEB, **said,
        )  # fmt: skip


def letters_to(nadia):
    with acting_as(SERVICE):
        run_waiting()
        found = [letter_of(nadia.file_id, line.id) for line in letters_of(nadia.file_id).items]
    return {each.subject: each.said.replace("\xa0", " ") for each in found}


def browser(actor):
    client = Client()
    client.force_login(
        Account.objects.get(id=actor.account_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def plain(answer):
    """A page with ordinary spaces."""
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def person_of(nadia):
    with acting_as(SERVICE):
        return Account.objects.create(
            login="nadia", role=Role.PERSON, public_name="Nadia", file_id=nadia.file_id, made_at=now()
        ).actor()


def test_a_complaint_has_a_number_an_owner_our_day_and_the_law_s(nadia, claire):
    contested = complains(nadia)
    assert len(contested.number) == 9
    assert contested.owner == "Claire Dubois"
    assert contested.due_at == datetime(2026, 12, 1, 23, 0, tzinfo=UTC), (
        "five working days, midnight in Paris"
    )
    assert contested.legal_due_on == date(2027, 1, 24), "two months: CRPA, L231-4"


def test_about_data_the_law_wants_an_answer_in_a_month(nadia):
    assert complains(nadia, "data").legal_due_on == date(2026, 12, 24)


def test_the_foot_of_every_page_leads_to_a_form_that_knows_the_page(nadia):
    client = browser(person_of(nadia))
    foot = plain(client.get("/mon-espace/dossier/")).partition("<footer")[2]
    assert 'href="/mon-espace/reclamer/?de=/mon-espace/dossier/"' in foot
    form = plain(client.get("/mon-espace/reclamer/?de=/mon-espace/dossier/"))
    assert "Vous venez de la page /mon-espace/dossier/" in form
    typed = {"about": "page", "words": "Je ne comprends pas ce tableau.", "page": "/mon-espace/dossier/"}
    assert client.post("/mon-espace/reclamer/", typed).status_code == 302
    contested = theirs(nadia)
    assert (contested.page, contested.words) == ("/mon-espace/dossier/", "Je ne comprends pas ce tableau.")
    assert contested.number in plain(client.get("/mon-espace/contestations/"))


@pytest.mark.parametrize(
    "page", ["https://ailleurs.example/", "//ailleurs.example", "/nulle-part/", "x" * 300]
)
def test_only_a_page_of_ours_is_remembered(nadia, page):
    form = plain(browser(person_of(nadia)).get("/mon-espace/reclamer/", {"de": page}))
    assert "Vous venez de la page" not in form


def test_a_visitor_learns_every_door_and_prints_the_paper():
    page = plain(Client().get("/reclamer/?de=/offres/"))
    assert all(words in page for words in ("Au guichet", "Par téléphone", "Sur papier", "En ligne"))
    sheet = plain(Client().get("/reclamer/papier/?de=/offres/"))
    assert "Date et signature" in sheet
    assert "On me demande de rembourser" in sheet
    assert "/offres/" in sheet


@pytest.mark.parametrize("channel", ["desk", "phone", "paper"])
def test_staff_write_down_what_is_said_and_by_which_door(nadia, ines, channel):
    client = browser(ines)
    client.post(f"/bureau/dossiers/{nadia.file_id}/pourquoi/", {"purpose": "help_at_desk"})
    address = f"/bureau/dossiers/{nadia.file_id}/reclamer/"
    typed = {"about": "payment", "words": WORDS, "channel": channel}
    answered = client.post(address, typed, follow=True)
    contested = theirs(nadia)
    assert contested.channel == channel
    assert contested.number in plain(answered)


def test_staff_must_say_the_door(nadia, ines):
    client = browser(ines)
    client.post(f"/bureau/dossiers/{nadia.file_id}/pourquoi/", {"purpose": "help_at_desk"})
    assert client.post(f"/bureau/dossiers/{nadia.file_id}/reclamer/", {"about": "payment"}).status_code == 422


def test_what_it_is_about_must_be_one_of_the_list(nadia):
    with pytest.raises(Refusal, match="Autre chose"):
        complains(nadia, "astrology")


def test_a_debt_that_is_contested_stops_being_withheld_until_the_answer(nadia, claire):
    contested = complains(nadia, "overpayment")
    with acting_as(nadia):
        assert suspended(nadia.file_id) == {
            "overpayment": "Tant que vous n’avez pas de réponse, rien n’est retenu sur vos paiements.".replace(
                "’", "'"
            )
        }
    client = browser(claire)
    client.post(f"/bureau/dossiers/{nadia.file_id}/pourquoi/", {"purpose": "follow_up"})
    assert "Suspendu" in plain(client.get(f"/bureau/dossiers/{nadia.file_id}/"))
    reply(contested, claire)
    with acting_as(nadia):
        assert suspended(nadia.file_id) == {}


def test_waiting_alone_suspends_nothing(nadia):
    complains(nadia, "wait")
    with acting_as(nadia):
        assert suspended(nadia.file_id) == {}


def test_how_somebody_was_received_is_answered_by_whoever_leads(nadia, ines, claire):
    contested = complains(nadia, "welcome")
    with pytest.raises(Refusal, match="la direction de l’agence répond elle-même"):
        reply(contested, ines)
    reply(contested, claire)
    assert theirs(nadia).answered_by == "Claire Dubois"


def test_nobody_answers_without_having_read(nadia, ines):
    contested = complains(nadia)
    with pytest.raises(Refusal, match="Dites ce que vous avez relu"):
        reply(contested, ines, opens=())


def test_nobody_says_she_read_what_the_journal_did_not_see(nadia, ines):
    contested = complains(nadia)
    with pytest.raises(Refusal, match="Le journal ne montre pas"):
        reply(contested, ines, read=["rights"])


def test_what_was_read_before_the_complaint_came_is_not_reading_it_again(nadia, ines):
    contested = complains(nadia, at=TUESDAY + timedelta(days=1))
    with pytest.raises(Refusal, match="Le journal ne montre pas"):
        reply(contested, ines, at=TUESDAY)


@pytest.fixture
def a_minute(monkeypatch):
    monkeypatch.setattr(dwell, "SHORTEST", timedelta(minutes=1))


@pytest.mark.parametrize(("seconds", "answers"), [(0, False), (59, False), (60, True)])
def test_nobody_answers_at_a_glance(nadia, ines, a_minute, seconds, answers):
    complaint = complains(nadia)
    opened = TUESDAY + timedelta(hours=3)
    with acting_as(ines):
        look_into(nadia, ines, at=opened)
    if answers:
        reply(complaint, ines, at=opened + timedelta(seconds=seconds), opens=(), read=("dossier",))
        assert theirs(nadia).answered_at
    else:
        with pytest.raises(Refusal, match="moins d’une minute"):
            reply(complaint, ines, at=opened + timedelta(seconds=seconds), opens=(), read=("dossier",))


def test_what_was_opened_before_it_came_in_is_no_reading_of_it(nadia, ines, a_minute):
    with acting_as(ines):
        look_into(nadia, ines, at=TUESDAY - timedelta(hours=1))
    complaint = complains(nadia)
    with pytest.raises(Refusal, match="moins d’une minute"):
        reply(complaint, ines, opens=(), read=(), elsewhere="J’ai appelé le guichet.")


def look_into(nadia, by, *, at):
    """She opens the file, to answer."""
    dossier.enter(
        file_id=nadia.file_id,
        what="dossier",
        purpose=Purpose.ANSWER_CONTESTATION,
        now=at,
        by=by,
        channel=Channel.DESK,
    )


def test_the_person_reads_what_was_read_and_what_she_can_do_next(nadia, ines):
    contested = complains(nadia, "sanction")
    reply(contested, ines, outcome="kept", elsewhere="Un appel à l’accueil")
    told = theirs(nadia)
    assert (list(told.pieces), told.elsewhere) == (["Le dossier"], "Un appel à l’accueil")
    assert any("médiateur" in step and "24 janvier 2027" in step.replace("\xa0", " ") for step in told.steps)
    assert any("tribunal administratif" in step for step in told.steps)
    letter = letters_to(nadia)["La réponse à votre contestation"]
    assert "Ce qui a été relu : Le dossier, Un appel à l’accueil." in letter
    assert "tribunal administratif" in letter


def test_what_was_received_is_said_at_once_with_both_days(nadia, claire):
    complains(nadia, "overpayment")
    letter = letters_to(nadia)["Nous avons reçu votre contestation"]
    assert "Claire Dubois veille" in letter
    assert "rien n'est retenu" in letter
    assert "24 janvier 2027" in letter
    assert "R5426-19" in letter


def test_a_colleague_takes_it_on_and_the_person_sees_who(nadia, ines, claire):
    contested = complains(nadia)
    with acting_as(ines):
        for _ in range(2):
            take(contestation_id=contested.id, now=TUESDAY, by=ines, channel=Channel.WEB)
    assert theirs(nadia).owner == "Inès Moreau"
    with acting_as(nadia):
        assert FactRow.objects.filter(name="contestation.ContestationTaken").count() == 1


def watches(at):
    with acting_as(SERVICE):
        return watch(now=at, by=SERVICE)


def test_the_day_before_it_is_recalled_once(nadia, claire):
    complains(nadia)
    assert watches(TUESDAY + timedelta(days=1)) == (0, 0), "due on the 1st: too early"
    assert watches(TUESDAY + timedelta(days=6)) == (1, 0), "Monday 30: due tomorrow"
    assert watches(TUESDAY + timedelta(days=6, hours=1)) == (0, 0)
    assert theirs(nadia).reminded


def test_once_late_whoever_leads_has_it_and_the_person_is_told_once(nadia, ines, claire):
    contested = complains(nadia)
    with acting_as(ines):
        take(contestation_id=contested.id, now=TUESDAY, by=ines, channel=Channel.WEB)
    assert watches(TUESDAY + timedelta(days=8)) == (0, 1)
    assert watches(TUESDAY + timedelta(days=9)) == (0, 0)
    assert theirs(nadia).owner == "Claire Dubois"
    letter = letters_to(nadia)["Notre réponse est en retard"]
    assert "Nous sommes en retard" in letter
    assert "le médiateur peut regarder dès aujourd’hui" in letter


def test_two_watches_at_once_tell_the_person_once(nadia, claire):
    complains(nadia)
    assert [watches(TUESDAY + timedelta(days=8))[1] for _ in range(3)] == [1, 0, 0]


@pytest.fixture
def thirty(place, ines):
    """Thirty people complain about waiting, eleven by phone; twelve are answered."""
    for number in range(30):
        her = somebody(place, given=f"Anne {number}")
        channel = Channel.PHONE if number % 3 == 0 else Channel.WEB
        contested = complains(her, "wait", by=ines if number % 3 == 0 else her, channel=channel)
        if number < 12:
            reply(contested, ines, outcome="partly")
    complains(somebody(place), "welcome")


def test_the_public_figures_hide_what_few_people_said(thirty):
    shown = figures.figures_of(2026, TUESDAY + timedelta(days=20))
    lines = {line.words: line for line in shown.received}
    assert lines["La façon dont on m'a reçu ou parlé"].total is None, "one person"
    assert lines["On me fait attendre, ou on ne me répond pas"].counts[2] is None, "ten by phone"
    outcomes = {line.words: line for line in shown.outcomes}
    assert outcomes["La façon dont on m'a reçu ou parlé"].total is None
    page = plain(Client().get("/reclamations/?annee=2026"))
    assert "secret" in page


def test_the_public_figures_say_how_long_half_of_the_answers_took(thirty):
    shown = figures.figures_of(2026, TUESDAY + timedelta(days=20))
    assert shown.median_days == pytest.approx(0.1, abs=0.05), "three hours"
    page = plain(Client().get("/reclamations/?annee=2026", headers={"accept-language": "en"}))
    assert "or less" in page


def test_no_count_is_told_by_subtraction_between_the_tables(thirty):
    """The total less the answers would tell how few wait: both tables hide together."""
    shown = figures.figures_of(2026, TUESDAY + timedelta(days=20))
    for received, answered in zip(shown.received, shown.outcomes, strict=True):
        assert (received.total is None) == (answered.total is None)


@pytest.mark.parametrize("year", ["1999", "2999", "x", "-1"])
def test_a_year_that_is_not_there_is_no_page(year):
    assert Client().get(f"/reclamations/?annee={year}").status_code == 404
