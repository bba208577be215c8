"""The mediator reads by mandate only, in time, and what she recommends is followed to its end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404
from django.test import Client
from stdnum.fr import nir

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.reading import letter_of, letters_of
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.models import JournalRow
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.contestation import door as contestation
from visavis.rooms.dossier import door as dossier
from visavis.rooms.mediation import figures, queries
from visavis.rooms.mediation.actions.advise import advise
from visavis.rooms.mediation.actions.conclude import conclude
from visavis.rooms.mediation.actions.judge import judge
from visavis.rooms.mediation.actions.recommend import recommend
from visavis.rooms.mediation.actions.refer import refer
from visavis.rooms.mediation.actions.reply import Reply, reply
from visavis.rooms.mediation.actions.take import take
from visavis.rooms.mediation.actions.withdraw import withdraw
from visavis.rooms.mediation.contributions import awaited
from visavis.rooms.mediation.door import suspended
from visavis.rooms.mediation.models import Recommendation, Referral
from visavis.rooms.mediation.tests.conftest import SAID, TUESDAY
from visavis.rooms.messaging.door import write
from visavis.rooms.people.door import keep_identity_number, name_of
from visavis.rooms.people.numbers import identity_number

pytestmark = pytest.mark.django_db
WHY = "Votre demande porte sur l’accueil, et vous l’avez dite au service : je regarde."
DONE = "L’équipe a relu la consigne ; elle appelle avant d’annuler."
NUMBER = "2720575116001" + nir.calc_check_digits("272057511600100")
WEDNESDAY = TUESDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.DEMO = True


def act(by, at=WEDNESDAY, channel=Channel.WEB):
    return {"now": at, "by": by, "channel": channel}


def refers(nadia, complaint=None, *, by=None, channel=Channel.WEB, words="Lisez tout."):
    by = by or nadia
    with acting_as(by):
        refer(
            file_id=nadia.file_id, contestation_id=complaint.id if complaint else None, words=words,
            **act(by, channel=channel),
        )  # fmt: skip
    return theirs(nadia)


def theirs(nadia):
    with acting_as(nadia):
        return queries.of_file(nadia.file_id)[0]


def takes(solange, case):
    with acting_as(solange):
        take(referral_id=case.id, **act(solange))


def judges(solange, case, why="", reason=WHY):
    with acting_as(solange):
        judge(referral_id=case.id, why=why, reason=reason, **act(solange))


def recommends(solange, case, text=SAID, at=WEDNESDAY):
    with acting_as(solange):
        return recommend(referral_id=case.id, text=text, **act(solange, at))


def replies(claire, recommendation_id, state="applied", at=WEDNESDAY, **said):
    said = {"reason": DONE, "reference": "Note de service du 25 novembre 2026", **said}
    with acting_as(claire):
        reply(recommendation_id=recommendation_id, said=Reply(state, **said), **act(claire, at))


@pytest.fixture
def case(nadia, complaint, solange):
    """A case that Solange took and may take by the law."""
    found = refers(nadia, complaint)
    takes(solange, found)
    judges(solange, found)
    return found


def sees(by, nadia):
    """What the database itself shows of the file, asked by a plain query."""
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute("select visavis_may_see(%s)", [nadia.file_id])
        allowed = cursor.fetchone()[0]
        cursor.execute("select count(*) from people_name where file_id = %s", [nadia.file_id])
        return allowed, cursor.fetchone()[0]


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
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")


# Asking


@pytest.mark.parametrize("channel", [Channel.WEB, Channel.PHONE, Channel.DESK, Channel.PAPER])
def test_a_request_has_a_number_and_its_first_day_whatever_the_door(nadia, ines, complaint, channel):
    asked = refers(nadia, complaint, by=nadia if channel == Channel.WEB else ines, channel=channel)
    assert (len(asked.number), asked.channel) == (9, channel)
    # Wednesday 25 November + 5 working days = Wednesday 2 December, until midnight in Paris.
    assert asked.judge_by == datetime(2026, 12, 2, 23, 0, tzinfo=UTC)


def test_without_a_complaint_before_it_is_received_all_the_same(nadia):
    """Nothing is refused by a machine: a human says what the law lets her take."""
    assert refers(nadia).contestation_id is None


def test_the_same_complaint_is_referred_once(nadia, complaint):
    assert refers(nadia, complaint).number == refers(nadia, complaint).number


def test_the_complaint_of_somebody_else_is_not_there(nadia, complaint, place):
    from visavis.foundation.identity.actor import VISITOR

    with acting_as(VISITOR):
        stranger = VISITOR.with_file(
            dossier.open_file(agency_id=place.id, now=WEDNESDAY, by=VISITOR, channel=Channel.WEB)
        )
    with pytest.raises(Http404):
        refers(stranger, complaint)


def test_a_mediator_does_not_ask_for_herself(nadia, complaint, solange):
    with pytest.raises(Refusal, match="Seule la personne"):
        refers(nadia, complaint, by=solange)


# By mandate only


def test_before_anybody_asks_a_mediator_sees_nothing(nadia, solange):
    assert sees(solange, nadia) == (False, 0)


def test_while_a_case_waits_no_mediator_sees_the_file_nor_the_name(nadia, complaint, solange):
    refers(nadia, complaint)
    assert sees(solange, nadia) == (False, 0)
    page = plain(browser(solange).get("/mediation/saisines/"))
    assert "Nadia" not in page
    assert theirs(nadia).number in page


def test_the_mediator_who_took_it_sees_the_file_and_no_other_does(nadia, case, solange, another_mediator):
    assert sees(solange, nadia) == (True, 1)
    assert sees(another_mediator, nadia) == (False, 0)


def test_she_never_knows_the_identity_number(nadia, case, solange):
    with acting_as(nadia):
        keep_identity_number(file_id=nadia.file_id, number=NUMBER, now=WEDNESDAY)
        assert identity_number(nadia.file_id) == NUMBER
    with acting_as(solange):
        assert identity_number(nadia.file_id) is None


def test_she_never_sees_what_is_written_to_the_counsellor(nadia, case, solange):
    with acting_as(nadia):
        write(file_id=nadia.file_id, text="Bonjour.", from_person=True, **act(nadia))
    seen = {}
    for by in (nadia, solange):
        with acting_as(by), connection.cursor() as cursor:
            cursor.execute("select count(*) from messaging_message where file_id = %s", [nadia.file_id])
            seen[by.role] = cursor.fetchone()[0]
    assert seen == {"person": 1, "mediator": 0}


def test_she_reads_and_changes_nothing_of_it(nadia, case, solange):
    with acting_as(solange), connection.cursor() as cursor:
        cursor.execute("update people_name set given = 'X' where file_id = %s", [nadia.file_id])
        assert cursor.rowcount == 0
    insert = (
        "insert into people_name (id, file_id, given, family, kind, key, from_on)"
        " values (gen_random_uuid(), %s, 'X', 'Y', 'used', 'y x', now())"
    )
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        acting_as(solange),
        transaction.atomic(),
    ):
        connection.cursor().execute(insert, [nadia.file_id])


@pytest.mark.parametrize("how", ["concluded", "withdrawn", "inadmissible"])
def test_when_it_ends_the_file_is_closed_to_her_at_once(nadia, complaint, solange, how):
    found = refers(nadia, complaint)
    takes(solange, found)
    if how == "withdrawn":
        with acting_as(nadia):
            withdraw(referral_id=found.id, **act(nadia))
    elif how == "inadmissible":
        judges(solange, found, why="defender")
    else:
        judges(solange, found)
        with acting_as(solange):
            conclude(referral_id=found.id, conclusion="Le service s’est excusé et a changé.", **act(solange))
    assert theirs(nadia).end == how
    assert sees(solange, nadia) == (False, 0)
    client = browser(solange)
    assert client.get(f"/mediation/saisines/{found.id}/dossier/").status_code == 404
    page = plain(client.get(f"/mediation/saisines/{found.id}/"))
    assert "terminée" in page
    assert "Nadia" not in page


def test_the_person_alone_takes_it_back(nadia, case, ines, solange):
    for by in (ines, solange):
        with acting_as(by), pytest.raises((Refusal, Http404)):
            withdraw(referral_id=case.id, **act(by))


def test_every_reading_of_hers_stands_in_the_person_s_journal_with_its_purpose(nadia, case, solange):
    client = browser(solange)
    assert client.get(f"/mediation/saisines/{case.id}/").status_code == 200
    assert client.get(f"/mediation/saisines/{case.id}/dossier/").status_code == 200
    with acting_as(nadia):
        mine = JournalRow.objects.filter(file_id=nadia.file_id, account_id=solange.account_id, act="read")
        parts = set(mine.filter(purpose=Purpose.MEDIATION).values_list("what", flat=True))
    assert parts == {"mediation", "dossier"}
    page = plain(browser(nadia).get("/mon-espace/dossier/lectures/"))
    assert "Regarder ce que vous avez demandé au médiateur" in page
    assert "Solange Aubry" in page


def test_another_mediator_finds_no_such_case(nadia, case, another_mediator):
    client = browser(another_mediator)
    for step in ("", "dossier/", "decider/", "recommander/", "conclure/"):
        assert client.get(f"/mediation/saisines/{case.id}/{step}").status_code == 404


def test_the_agency_never_enters_the_mediator_s_pages(nadia, case, claire):
    for path in ("", f"{case.id}/", f"{case.id}/dossier/"):
        assert browser(claire).get(f"/mediation/saisines/{path}").status_code in {403, 404}


def test_two_mediators_at_once_one_has_it(nadia, complaint, solange, another_mediator):
    found = refers(nadia, complaint)
    takes(solange, found)
    with pytest.raises(Refusal, match="Elle n’attend plus"):
        takes(another_mediator, found)
    assert theirs(nadia).mediator == "Solange Aubry, médiatrice"


# Deciding


def test_taken_the_day_of_the_answer_runs(nadia, case):
    told = theirs(nadia)
    assert (told.admissible, told.judgement) == (True, WHY)
    # 25 November + 30 days = 25 December, until midnight in Paris.
    assert told.answer_by == datetime(2026, 12, 25, 23, 0, tzinfo=UTC)


def test_not_taken_the_person_reads_the_law_and_what_to_do_instead(nadia, solange):
    found = refers(nadia)
    takes(solange, found)
    judges(solange, found, why="no_prior_step", reason="Vous n’avez encore rien demandé au service.")
    letter = letters_to(nadia)["Le médiateur et votre demande"]
    assert "Faites d'abord une réclamation" in letter
    assert "L5312-12-1" in letter


def test_a_decision_has_its_sentence_and_a_reason_of_the_law(nadia, complaint, solange):
    found = refers(nadia, complaint)
    takes(solange, found)
    with pytest.raises(Refusal, match="20 caractères"):
        judges(solange, found, reason="Oui.")
    with pytest.raises(Refusal, match="que la loi connaît"):
        judges(solange, found, why="too_many_cases")


def test_decided_once(nadia, case, solange):
    with pytest.raises(Refusal, match="déjà décidé"):
        judges(solange, case, why="defender")


def test_nothing_is_recommended_before_the_case_is_taken_by_the_law(nadia, complaint, solange):
    found = refers(nadia, complaint)
    takes(solange, found)
    with pytest.raises(Refusal, match="Dites d’abord"):
        recommends(solange, found)


# Recommending


def test_a_recommendation_is_owed_an_answer_by_the_head_of_the_agency(nadia, case, solange, claire, ines):
    made = recommends(solange, case)
    with acting_as(claire):
        owed = list(awaited(claire, WEDNESDAY))
    assert [each.what for each in owed] == ["Répondre à une recommandation du médiateur"]
    # Wednesday 25 November + 15 working days = Wednesday 16 December, until midnight in Paris.
    assert owed[0].due_at == datetime(2026, 12, 16, 23, 0, tzinfo=UTC)
    assert str(made) in owed[0].url
    with acting_as(ines):
        assert list(awaited(ines, WEDNESDAY)) == []


def test_applied_names_what_applies_it(nadia, case, solange, claire):
    made = recommends(solange, case)
    with pytest.raises(Refusal, match="ce qui l’applique"):
        replies(claire, made, reference=" ")
    replies(claire, made)
    told = theirs(nadia).recommendations[0]
    assert (told.state, told.reference) == ("applied", "Note de service du 25 novembre 2026")
    assert "C’est appliqué" in letters_to(nadia)["La réponse du service au médiateur"]


def test_refused_says_why(nadia, case, solange, claire):
    made = recommends(solange, case)
    with pytest.raises(Refusal, match="20 caractères"):
        replies(claire, made, "refused", reason="Non.")
    replies(claire, made, "refused", reason="Nous n’avons pas de ligne pour appeler le matin.")
    assert theirs(nadia).recommendations[0].state == "refused"


def test_promised_has_its_day_and_is_still_owed_then_applied(nadia, case, solange, claire):
    made = recommends(solange, case)
    with pytest.raises(Refusal, match="pour quel jour"):
        replies(claire, made, "promised", promised_on=date(2026, 11, 1))
    replies(claire, made, "promised", promised_on=date(2026, 12, 10), reference="")
    with acting_as(claire):
        assert len(queries.owed_by_agency(claire.agency_id)) == 1
    replies(claire, made)
    with acting_as(claire):
        assert queries.owed_by_agency(claire.agency_id) == []


def test_the_last_word_stays(nadia, case, solange, claire):
    made = recommends(solange, case)
    replies(claire, made)
    with pytest.raises(Refusal, match="définitive"):
        replies(claire, made, "refused", reason="Finalement nous ne le ferons pas, voici pourquoi.")


def test_a_counsellor_does_not_answer_for_the_service(nadia, case, solange, ines):
    made = recommends(solange, case)
    with pytest.raises(Refusal, match="La direction répond elle-même"):
        replies(ines, made)


def test_an_answer_after_its_day_is_late(nadia, case, solange, claire):
    made = recommends(solange, case)
    replies(claire, made, at=WEDNESDAY + timedelta(days=40))
    with acting_as(nadia):
        assert FactRow.objects.get(name="mediation.RecommendationAnswered").details["late"] is True


def test_after_the_end_the_service_still_answers_and_its_words_are_not_the_mediator_s_to_read(
    nadia, case, solange, claire
):
    made = recommends(solange, case)
    with acting_as(solange):
        conclude(
            referral_id=case.id, conclusion="J’ai recommandé au service de vous appeler.", **act(solange)
        )
    replies(claire, made)
    with acting_as(solange):
        (followed,) = queries.recommended_by(solange.account_id)
    assert (followed.state, followed.text, followed.reason) == ("applied", "", "")
    assert theirs(nadia).recommendations[0].text == SAID
    with pytest.raises(Refusal, match="terminée"):
        recommends(solange, case)


def test_the_database_refuses_an_application_by_nothing(nadia, case, solange):
    from django.db import IntegrityError

    made = recommends(solange, case)
    with pytest.raises(IntegrityError), acting_as(SERVICE), transaction.atomic():
        Recommendation.objects.filter(id=made).update(
            state="applied", answered_at=WEDNESDAY, answered_by=made
        )


# What stops


def test_a_debt_the_mediator_looks_at_stays_suspended_after_the_service_answered(nadia, claire, solange):
    from visavis.rooms.contestation.actions.answer import answer

    with acting_as(nadia):
        contestation.complain(
            file_id=nadia.file_id, about="overpayment", words="", page="", **act(nadia, TUESDAY)
        )
        debt = contestation.of_file(nadia.file_id)[0]
    with acting_as(claire):
        answer(
            contestation_id=debt.id, outcome="kept", reason="La somme a été versée deux fois en octobre.", read=[],
            elsewhere="Le relevé des paiements", **act(claire, TUESDAY + timedelta(hours=3)),
        )  # fmt: skip
    with acting_as(nadia):
        assert suspended(nadia.file_id) == {}
    found = refers(nadia, debt)
    with acting_as(nadia):
        assert set(suspended(nadia.file_id)) == {"overpayment"}
        withdraw(referral_id=found.id, **act(nadia))
        assert suspended(nadia.file_id) == {}


def test_what_was_received_says_what_it_stops(nadia, complaint):
    refers(nadia, complaint)
    letter = letters_to(nadia)["Le médiateur a reçu votre demande"]
    assert "L213-13" in letter
    assert "retirer votre demande quand vous voulez" in letter


# In public


def test_a_general_recommendation_is_published_at_once_and_its_answer_too(solange, claire):
    with acting_as(solange):
        made = advise(
            title="Dire le motif d’une annulation",
            text="Chaque annulation de rendez-vous dit son motif et propose un jour.",
            **act(solange),
        )
    page = plain(Client().get("/mediation/rapport/"))
    assert "Dire le motif d’une annulation" in page
    assert "Réponse due avant" in page
    replies(claire, made, reference="Version 1.2")
    page = plain(Client().get("/mediation/rapport/"))
    assert "Version 1.2" in page
    assert DONE in page


def test_nobody_else_publishes_in_the_mediator_s_name(claire):
    with acting_as(claire), pytest.raises(Refusal, match="Seul un médiateur"):
        advise(title="Bravo", text="L’agence de Saint-Denis est la meilleure de toutes.", **act(claire))


def test_the_annual_figures_hide_what_few_people_asked(nadia, case):
    shown = figures.figures_of(2026)
    assert shown.total is None
    assert shown.received["web"] is None
    assert "secret" in plain(Client().get("/mediation/rapport/?annee=2026"))


def test_a_year_with_many_requests_is_counted(place, ines, complaint, nadia):
    from visavis.foundation.identity.actor import VISITOR

    for _ in range(12):
        with acting_as(VISITOR):
            her = VISITOR.with_file(
                dossier.open_file(agency_id=place.id, now=WEDNESDAY, by=VISITOR, channel=Channel.WEB)
            )
        refers(her, by=ines, channel=Channel.PAPER)
    shown = figures.figures_of(2026)
    assert (shown.received["paper"], shown.judged["waiting"], shown.total) == (12, 12, 12)


def test_without_a_mediator_s_case_the_person_is_a_stranger_to_her(nadia, solange):
    """Even by the name of the file: the page answers as if it did not exist."""
    with acting_as(solange):
        assert name_of(nadia.file_id).family == ""
        with pytest.raises(Http404):
            dossier.enter(file_id=nadia.file_id, what="dossier", purpose=Purpose.MEDIATION, **act(solange))
    assert Referral.objects.count() == 0
