"""Who may see what of a person: agreed by her, read by nobody else, taken back in one step, stopped when she says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.http import Http404
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Channel, Role, Standing, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.models import SentLetter
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.dossier.queries import readings
from visavis.rooms.sharing import queries
from visavis.rooms.sharing.actions.agree import agree
from visavis.rooms.sharing.actions.announce import NOTICE, announce
from visavis.rooms.sharing.actions.end import end
from visavis.rooms.sharing.actions.resume import resume
from visavis.rooms.sharing.actions.stop import stop
from visavis.rooms.sharing.models import Agreement, Restriction
from visavis.rooms.sharing.tests.conftest import a_place, agent
from visavis.rooms.sharing.values import Share

pytestmark = pytest.mark.django_db
REASON = "Le contrôle demandé par la loi est terminé."


@pytest.fixture(autouse=True)
def a_demonstration(settings):
    settings.DEMO = True


@pytest.fixture
def foyer():
    return agent("foyer", None, Role.PARTNER, organisation_id=uuid7())


def agreed(nadia, partner, by=None, parts=("contact",), days=31, channel=Channel.WEB):
    by = by or nadia
    with acting_as(by):
        share = Share(account_id=partner.account_id, parts=parts, days=days, why="Un logement.")
        return agree(file_id=nadia.file_id, share=share, now=now(), by=by, channel=channel)


def stopped(nadia, use, by=None, channel=Channel.WEB):
    by = by or nadia
    with acting_as(by):
        stop(file_id=nadia.file_id, use=use, reason="", now=now(), by=by, channel=channel)


def reads(partner, agreement_id, at=None):
    with acting_as(partner):
        return queries.standing(partner, agreement_id, at or now()) is not None


def browser_of(by):
    client = Client()
    with acting_as(SERVICE):
        account = Account.objects.get(id=by.account_id)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_partner_reads_the_parts_she_named_until_she_takes_them_back(nadia, foyer):
    made = agreed(nadia, foyer)
    client = browser_of(foyer)
    page = client.get(f"/partage/{made}/").content.decode()
    assert "Belcasem" in page
    assert "rue des Tilleuls" in page
    assert "Contrats" not in page
    browser_of(nadia).post(f"/mon-espace/qui-voit-quoi/partages/{made}/arreter/")
    assert client.get(f"/partage/{made}/").status_code == 404
    assert "Belcasem" not in client.get("/partage/").content.decode()


def test_each_reading_of_a_partner_stands_in_her_own_list_in_words(nadia, foyer):
    made = agreed(nadia, foyer)
    browser_of(foyer).get("/partage/")
    browser_of(foyer).get(f"/partage/{made}/")
    with acting_as(nadia):
        lines = readings(nadia.file_id)
    assert {(each.role, each.what, str(each.purpose)) for each in lines} == {
        ("partner", "shared_contact", "Lire ce que vous partagez"),
        ("partner", "portfolio", "Lire ce que vous partagez"),
    }


def test_an_agreement_ends_by_its_date_without_any_job(nadia, foyer):
    made = agreed(nadia, foyer, days=1)
    assert reads(foyer, made, now() + timedelta(hours=23))
    assert not reads(foyer, made, now() + timedelta(hours=25))


def test_another_partner_reads_nothing(nadia, foyer):
    made = agreed(nadia, foyer)
    other = agent("autre", None, Role.PARTNER)
    assert not reads(other, made)
    assert browser_of(other).get(f"/partage/{made}/").status_code == 404
    with acting_as(other):
        assert Agreement.objects.count() == 0


def test_a_partner_sees_no_row_of_the_file_itself(nadia, foyer):
    from visavis.rooms.people.models import Name

    agreed(nadia, foyer)
    with acting_as(foyer):
        assert Name.objects.count() == 0


@pytest.mark.parametrize(
    ("parts", "days", "why"),
    [((), 31, "une partie"), (("rights",), 31, "une partie"), (("contact",), 0, "un jour"), (("contact",), 400, "un an")],
)  # fmt: skip
def test_an_agreement_names_its_parts_and_its_end(nadia, foyer, parts, days, why):
    with pytest.raises(Refusal, match=why):
        agreed(nadia, foyer, parts=parts, days=days)


def test_only_a_partner_can_be_let_in_so(nadia, ines):
    with pytest.raises(Refusal, match="Aucun partenaire"):
        agreed(nadia, ines)


def test_whoever_helps_her_never_agrees_in_her_place(nadia, foyer):
    helper = agent("samira", None, Role.HELPER).under(
        Standing(uuid7(), "ABCD", frozenset({"file"})), nadia.file_id
    )
    with pytest.raises(Refusal):
        agreed(nadia, foyer, by=helper)


@pytest.mark.parametrize("channel", [Channel.DESK, Channel.PHONE, Channel.PAPER])
def test_the_desk_the_phone_and_paper_are_doors_too(nadia, foyer, ines, channel):
    made = agreed(nadia, foyer, by=ines, channel=channel)
    with acting_as(nadia):
        found = queries.of_file(nadia.file_id, now())[0]
    assert (found.channel, found.agreed_by) == (channel, "Ines")
    with acting_as(ines):
        end(agreement_id=made, now=now(), by=ines, channel=channel)
    with acting_as(nadia):
        assert queries.of_file(nadia.file_id, now())[0].ended_channel == channel


def test_another_agency_ends_nothing(nadia, foyer):
    made = agreed(nadia, foyer)
    far = agent("paul", a_place("Ailleurs"))
    with pytest.raises(Http404), acting_as(far):
        end(agreement_id=made, now=now(), by=far, channel=Channel.DESK)


def test_stop_by_text_message_ends_agreements_too(nadia, foyer):
    from visavis.front.shown_outside import hear
    from visavis.rooms.people import door as people

    with acting_as(nadia):
        contact = people.Contact("sms", "+33639981177")
        people.reach_by(
            file_id=nadia.file_id,
            contacts=[contact],
            on=now().date(),
            now=now(),
            by=nadia,
            channel=Channel.WEB,
        )
    made = agreed(nadia, foyer)
    assert hear(
        number="06 39 98 11 77", text="stop", reference="1", now=now(), by=SERVICE, channel=Channel.SMS
    )
    assert not reads(foyer, made)


def test_history_says_who_what_when_and_by_which_door(nadia, foyer):
    made = agreed(nadia, foyer)
    with acting_as(nadia):
        end(agreement_id=made, now=now(), by=nadia, channel=Channel.WEB)
        found = queries.of_file(nadia.file_id, now())[0]
    assert (found.partner, found.parts, found.channel, found.ended_channel) == (
        "Foyer", ("Nom et coordonnées",), "web", "web",
    )  # fmt: skip
    page = browser_of(nadia).get("/mon-espace/qui-voit-quoi/").content.decode()
    assert "Ceux qui ne lisent plus" in page


class TestStopping:
    def test_partners_read_nothing_while_she_stops_it_and_again_when_she_wants(self, nadia, foyer):
        made = agreed(nadia, foyer)
        stopped(nadia, "partners")
        assert not reads(foyer, made)
        with pytest.raises(Refusal, match="arrêté"):
            agreed(nadia, foyer)
        with acting_as(nadia):
            resume(file_id=nadia.file_id, use="partners", now=now(), by=nadia, channel=Channel.WEB)
        assert reads(foyer, made)

    def test_her_acts_count_in_no_published_figure(self, nadia, foyer):
        from visavis.rooms.observatory.queries import connection

        def counted():
            with acting_as(SERVICE), connection.cursor() as cursor:
                cursor.execute(
                    "select coalesce(sum(acts), 0) from observatory_acts(now() - interval '1 day', now() + interval '1 day')"
                    " where name <> 'dossier.FileOpened'"
                )
                return int(cursor.fetchone()[0])

        agreed(nadia, foyer)
        assert counted() > 0
        stopped(nadia, "statistics")
        assert counted() == 0

    def test_recommendations_are_one_switch_whichever_page_turns_it(self, nadia):
        from visavis.rooms.people.door import humans_only
        from visavis.rooms.register.door import is_off, switch_on

        stopped(nadia, "recommendations")
        with acting_as(nadia):
            assert is_off(nadia.file_id)
            assert humans_only(nadia.file_id)
            assert Restriction.objects.count() == 0
            switch_on(file_id=nadia.file_id, now=now(), by=nadia, channel=Channel.WEB)
            assert not queries.is_stopped(nadia.file_id, "recommendations")

    def test_staff_see_it_and_end_it_only_with_notice(self, nadia, ines):
        stopped(nadia, "statistics")
        with acting_as(ines):
            announce(
                file_id=nadia.file_id,
                use="statistics",
                reason=REASON,
                now=now(),
                by=ines,
                channel=Channel.WEB,
            )
            assert queries.is_stopped(nadia.file_id, "statistics")
            found = next(each for each in queries.stopped_uses(nadia.file_id) if each.code == "statistics")
        assert (found.off, found.lift_reason, found.lifted_by) == (True, REASON, "Ines")
        assert found.lift_at - now() > NOTICE - timedelta(minutes=1)
        run_waiting()
        with acting_as(nadia):
            assert SentLetter.objects.filter(message="sharing.announced").count() == 1

    def test_after_the_notice_it_goes_on(self, nadia, ines):
        stopped(nadia, "statistics")
        with acting_as(ines):
            before = now() - NOTICE - timedelta(minutes=1)
            announce(
                file_id=nadia.file_id,
                use="statistics",
                reason=REASON,
                now=before,
                by=ines,
                channel=Channel.WEB,
            )
            assert not queries.is_stopped(nadia.file_id, "statistics")

    def test_she_stops_again_before_the_day_announced(self, nadia, ines):
        stopped(nadia, "statistics")
        with acting_as(ines):
            announce(
                file_id=nadia.file_id,
                use="statistics",
                reason=REASON,
                now=now(),
                by=ines,
                channel=Channel.WEB,
            )
        stopped(nadia, "statistics")
        with acting_as(nadia):
            rows = Restriction.objects.filter(use="statistics", lift_at=None)
            assert rows.count() == 1

    def test_nothing_is_lifted_while_she_waits_for_an_answer(self, nadia, ines):
        from visavis.rooms.rectification.door import ask

        stopped(nadia, "statistics")
        with acting_as(nadia):
            ask(
                file_id=nadia.file_id,
                datum="name",
                wanted="Autrement",
                now=now(),
                by=nadia,
                channel=Channel.WEB,
            )
        with pytest.raises(Refusal, match="conteste"), acting_as(ines):
            announce(
                file_id=nadia.file_id,
                use="statistics",
                reason=REASON,
                now=now(),
                by=ines,
                channel=Channel.WEB,
            )

    def test_the_person_herself_announces_nothing_and_a_machine_neither(self, nadia):
        stopped(nadia, "statistics")
        for by in (nadia, SERVICE):
            with pytest.raises(Refusal), acting_as(by):
                announce(
                    file_id=nadia.file_id,
                    use="statistics",
                    reason=REASON,
                    now=now(),
                    by=by,
                    channel=Channel.WEB,
                )

    def test_stopped_twice_the_first_stays(self, nadia):
        stopped(nadia, "statistics")
        stopped(nadia, "statistics")
        with acting_as(nadia):
            assert Restriction.objects.count() == 1

    def test_what_she_said_is_never_rewritten(self, nadia):
        stopped(nadia, "statistics")
        with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(nadia):
            Restriction.objects.update(asked_at=now())

    def test_a_use_that_nobody_named_does_not_exist(self, nadia):
        with pytest.raises(Http404):
            stopped(nadia, "breathing")


class TestOnePage:
    def test_it_gathers_the_agency_helpers_partners_and_uses(self, nadia, ines, foyer):
        from visavis.rooms.mandates.door import Terms, Yes, consent, give

        samira = agent("samira", None, Role.HELPER)
        with acting_as(nadia):
            made = give(
                file_id=nadia.file_id, now=now(), by=nadia, channel=Channel.WEB,
                terms=Terms(account_id=samira.account_id, kind="relative", families=("file",)),
            )  # fmt: skip
            consent(mandate_id=made, yes=Yes(way="self"), now=now(), by=nadia, channel=Channel.WEB)
        agreed(nadia, foyer)
        stopped(nadia, "statistics")
        page = browser_of(nadia).get("/mon-espace/qui-voit-quoi/").content.decode()
        for words in ("Saint-Denis", "Samira", "Foyer", "Chiffres publiés", "arrêté"):
            assert words in page

    def test_it_prints_with_boxes_to_tick(self, nadia, foyer):
        from io import BytesIO

        from pypdf import PdfReader

        agreed(nadia, foyer)
        sheet = browser_of(nadia).get("/mon-espace/qui-voit-quoi/papier/").content
        said = " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(sheet)).pages).split())
        assert "Foyer" in said
        assert "[ ]" in said

    def test_staff_turn_it_by_phone(self, nadia, ines):
        desk = browser_of(ines)
        desk.post(f"/bureau/dossiers/{nadia.file_id}/pourquoi/", {"purpose": "follow_up"})
        base = f"/bureau/dossiers/{nadia.file_id}/qui-voit-quoi/"
        desk.post(f"{base}usages/partners/arreter/", {"channel": "phone", "reason": "Elle ne veut plus."})
        assert "Elle ne veut plus." in desk.get(base).content.decode()
        with acting_as(nadia):
            assert Restriction.objects.get().channel == "phone"

    def test_a_partner_s_name_mistyped_is_said_beside_its_box(self, nadia):
        said = {"login": "personne", "parts": ["contact"], "days": "31", "why": ""}
        answer = browser_of(nadia).post("/mon-espace/qui-voit-quoi/partager/", said)
        assert answer.status_code == 422
        assert "Aucun partenaire" in answer.content.decode()


def test_the_reading_is_written_even_when_nobody_looks(nadia, foyer):
    made = agreed(nadia, foyer)
    browser_of(foyer).get(f"/partage/{made}/")
    with acting_as(SERVICE):
        assert JournalRow.objects.filter(account_id=foyer.account_id, act="read").count() == 1


def test_one_password_is_not_enough_to_read_what_people_share(nadia, foyer, settings):
    settings.DEMO = False
    made = agreed(nadia, foyer)
    assert browser_of(foyer).get(f"/partage/{made}/").url == "/compte/deuxieme-facteur/"
