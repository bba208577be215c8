"""Something wrong in a file: asked by any door, decided by a human, before and after kept, whoever had it told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, Standing, acting_as
from visavis.foundation.jobs import run_waiting
from visavis.foundation.letters.models import SentLetter
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.contestation.door import contest
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.queries import one as contested
from visavis.rooms.dossier.queries import timeline
from visavis.rooms.people import door as people
from visavis.rooms.rectification import queries
from visavis.rooms.rectification.actions.ask import ask
from visavis.rooms.rectification.actions.put_right import put_right
from visavis.rooms.rectification.actions.refuse import refuse
from visavis.rooms.rectification.models import Correction, Told
from visavis.rooms.rectification.tests.conftest import ADDRESS, a_place, agent

pytestmark = pytest.mark.django_db
REASON = "L’acte de naissance que nous avons dit le contraire."
RIGHT = {"given": "Nadia", "family": "Belkacem"}


def asked(by, file_id=None, datum="name", wanted="Nadia Belkacem", channel=Channel.WEB, **more):
    with acting_as(by):
        return ask(
            file_id=file_id or by.file_id,
            datum=datum,
            wanted=wanted,
            now=now(),
            by=by,
            channel=channel,
            **more,
        )


def corrected(correction_id, by, value=None, reason="", at=None):
    with acting_as(by):
        put_right(
            correction_id=correction_id, value=RIGHT if value is None else value, reason=reason, now=at or now(),
            by=by, channel=Channel.WEB,
        )  # fmt: skip


def refused(correction_id, by, reason=REASON):
    with acting_as(by):
        refuse(correction_id=correction_id, reason=reason, now=now(), by=by, channel=Channel.WEB)


def seen(correction_id, by):
    with acting_as(by):
        return queries.one(correction_id)


def test_a_name_is_put_right_and_both_stay_readable(nadia, ines):
    wrong = asked(nadia)
    corrected(wrong, ines)
    found = seen(wrong, nadia)
    assert (found.before, found.after, found.decided_by) == ("Nadia Belcasem", "Nadia Belkacem", "Ines")
    with acting_as(nadia):
        assert people.name_of(nadia.file_id).full == "Nadia Belkacem"
        assert [each["family"] for each in people.held(nadia.file_id)["names"]] == ["Belcasem", "Belkacem"]
        words = [each.words.replace("\xa0", " ") for each in timeline(nadia.file_id)]
    assert "Donnée corrigée : mon nom" in words
    assert "Correction demandée : mon nom" in words


def test_her_own_address_changes_at_once_and_the_former_stays(nadia):
    moved = asked(
        nadia, datum="letter", wanted="2 rue Neuve, 93200 Saint-Denis",
        value={"address": "2 rue Neuve, 93200 Saint-Denis"},
    )  # fmt: skip
    found = seen(moved, nadia)
    assert (found.outcome, found.before, found.after) == (
        "corrected",
        ADDRESS,
        "2 rue Neuve, 93200 Saint-Denis",
    )
    with acting_as(nadia):
        assert [each.address for each in people.contacts_of(nadia.file_id)] == [
            "2 rue Neuve, 93200 Saint-Denis"
        ]


def test_whoever_helps_her_does_not_move_her_letters_alone(nadia, ines):
    """A mandate lets somebody ask; where her letters go, an agent looks at it first."""
    account = agent("samira", None, Role.HELPER)
    helper = account.under(Standing(uuid7(), "ABCD", frozenset({"contesting"})), nadia.file_id)
    with acting_as(SERVICE):
        fact_free = Correction.objects.count()
        with pytest.raises(Refusal), transaction.atomic():  # no mandate of hers holds: the act is undone
            ask(
                file_id=nadia.file_id, datum="letter", wanted="Chez moi", value={"address": "Chez moi"}, now=now(),
                by=helper, channel=Channel.WEB,
            )  # fmt: skip
        assert Correction.objects.count() == fact_free
        assert [each.address for each in people.contacts_of(nadia.file_id)] == [ADDRESS]


@pytest.mark.parametrize("channel", [Channel.DESK, Channel.PHONE, Channel.PAPER])
def test_staff_write_down_what_she_says_by_any_door(nadia, ines, channel):
    found = seen(asked(ines, nadia.file_id, channel=channel), nadia)
    assert (found.channel, found.asked_by, found.due_at > now()) == (channel, "Ines", True)


def test_a_refusal_says_why_and_is_contested_before_somebody_else(nadia, ines, place):
    wrong = asked(nadia, datum="birth", wanted="3 mai 1973")
    refused(wrong, ines)
    assert seen(wrong, nadia).reason == REASON
    with acting_as(nadia):
        contest(
            file_id=nadia.file_id, kind="correction", subject_id=wrong, node="refus", words="", now=now(), by=nadia,
            channel=Channel.WEB,
        )  # fmt: skip
    with acting_as(ines):
        opened = Contestation.objects.get()
        assert contested(opened.id).of_refusal
        with pytest.raises(Refusal, match="une autre personne"):
            answer(
                contestation_id=opened.id,
                outcome="kept",
                reason=REASON,
                read=(),
                now=now(),
                by=ines,
                channel=Channel.WEB,
            )
    karim = agent("karim", place)
    with acting_as(karim):
        answer(
            contestation_id=opened.id, outcome="changed", reason="L’acte dit bien 1973.", read=(),
            elsewhere="Son acte de naissance, au guichet.", now=now(), by=karim, channel=Channel.WEB,
        )  # fmt: skip
        assert contested(opened.id).to_redo


def test_a_refusal_in_two_words_is_no_refusal(nadia, ines):
    wrong = asked(nadia)
    with pytest.raises(Refusal):
        refused(wrong, ines, "Non.")
    assert seen(wrong, nadia).decided_at is None


def test_it_is_decided_once(nadia, ines):
    wrong = asked(nadia)
    corrected(wrong, ines)
    with pytest.raises(Refusal) as stopped:
        refused(wrong, ines)
    assert stopped.value.status == 409


def test_corrected_means_that_the_file_says_something_else(nadia, ines):
    wrong = asked(nadia)
    with pytest.raises(Refusal, match="la même chose"), acting_as(ines):
        put_right(
            correction_id=wrong, value={"given": "Nadia", "family": "Belcasem"}, reason="", now=now(), by=ines,
            channel=Channel.WEB,
        )  # fmt: skip
    assert seen(wrong, nadia).decided_at is None


def test_anything_else_is_put_right_in_words(nadia, ines):
    wrong = asked(nadia, datum="other", said="Elle refuse tout.", wanted="J’ai refusé une offre à 80 km.")
    corrected(wrong, ines, {"after": "A refusé une offre à 80 km."})
    found = seen(wrong, nadia)
    assert (found.before, found.after) == ("Elle refuse tout.", "A refusé une offre à 80 km.")


def test_neither_a_machine_nor_the_person_decides(nadia, ines):
    wrong = asked(nadia)
    for by in (nadia, SERVICE):
        with pytest.raises(Refusal), acting_as(by):
            put_right(correction_id=wrong, value=RIGHT, reason="", now=now(), by=by, channel=Channel.WEB)


def test_a_stranger_asks_nothing_in_her_file(nadia, place):
    hugo = Actor(role=Role.PERSON, account_id=uuid7(), file_id=uuid7())
    with pytest.raises(Refusal):
        asked(hugo, nadia.file_id)


def test_another_agency_neither_sees_nor_decides(nadia):
    wrong = asked(nadia)
    far = agent("paul", a_place("Ailleurs"))
    assert seen(wrong, far) is None
    with pytest.raises(Http404):
        corrected(wrong, far)


def test_what_was_asked_is_never_rewritten(nadia):
    wrong = asked(nadia)
    for change in ({"sealed_before": b"x"}, {"sealed_wanted": b"x"}, {"asked_at": now()}):
        with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(nadia):
            Correction.objects.filter(id=wrong).update(**change)


def test_a_late_decision_says_so(nadia, ines):
    wrong = asked(nadia)
    corrected(wrong, ines, at=now() + timedelta(days=15))
    with acting_as(nadia):
        row = FactRow.objects.get(name="rectification.DatumCorrected")
    assert row.details["late"] is True


def test_she_receives_before_and_after_by_her_own_channel(nadia, ines):
    wrong = asked(nadia)
    corrected(wrong, ines)
    run_waiting()
    with acting_as(nadia):
        from visavis.foundation.letters.reading import letter_of

        row = SentLetter.objects.get(message="rectification.decided")
        said = letter_of(nadia.file_id, row.id).said.replace("\xa0", " ")
    assert "Avant : Nadia Belcasem. Maintenant : Nadia Belkacem." in said


class TestWhoHadItIsTold:
    """Article 19: each recipient of the wrong datum hears of the correction, and the person knows who did."""

    @pytest.fixture
    def samira(self, nadia):
        """She held a mandate, and holds it no more."""
        from visavis.rooms.mandates.door import Terms, Yes, consent, end, give

        samira = agent("samira", None, Role.HELPER)
        with acting_as(nadia):
            made = give(
                file_id=nadia.file_id, now=now(), by=nadia, channel=Channel.WEB,
                terms=Terms(account_id=samira.account_id, kind="relative", families=("file",)),
            )  # fmt: skip
            consent(mandate_id=made, yes=Yes(way="self"), now=now(), by=nadia, channel=Channel.WEB)
            end(mandate_id=made, now=now(), by=nadia, channel=Channel.WEB)
        return samira

    def test_a_helper_who_left_reads_that_something_changed_not_whose(self, nadia, ines, samira):
        corrected(asked(nadia), ines)
        with acting_as(samira):
            notices = queries.told_to(samira.account_id, None)
            assert [each.words for each in notices] == ["Mon nom"]
            assert Correction.objects.count() == 0
        with acting_as(nadia):
            assert len(queries.of_file(nadia.file_id)[0].told) == 1

    def test_nobody_else_reads_the_notice(self, nadia, ines, samira):
        corrected(asked(nadia), ines)
        for other in (agent("lea", None, Role.HELPER), agent("paul", a_place("Ailleurs"))):
            with acting_as(other):
                assert Told.objects.count() == 0

    def test_a_refusal_tells_nobody(self, nadia, ines, samira):
        refused(asked(nadia), ines)
        with acting_as(SERVICE):
            assert Told.objects.count() == 0


class TestPages:
    @pytest.fixture(autouse=True)
    def a_demonstration(self, settings):
        settings.DEMO = True

    @staticmethod
    def enter(by):
        from visavis.foundation.identity.models import Account

        client = Client()
        with acting_as(SERVICE):
            account = Account.objects.get(id=by.account_id)
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def test_she_asks_and_reads_both(self, nadia, ines):
        hers, desk = self.enter(nadia), self.enter(ines)
        said = {"datum": "birth", "wanted": "3 mai 1973"}
        assert hers.post("/mon-espace/corrections/demander/", said).status_code == 302
        with acting_as(ines):
            wrong = Correction.objects.get()
        desk.post(f"/bureau/dossiers/{nadia.file_id}/pourquoi/", {"purpose": "follow_up"})
        address = f"/bureau/corrections/{wrong.id}/"
        assert desk.post(address, {"act": "put_right"}).status_code == 422
        day = {"born_on_day": "3", "born_on_month": "5", "born_on_year": "1973"}
        assert desk.post(address, {"act": "put_right", **day}).status_code == 302
        page = " ".join(hers.get("/mon-espace/corrections/").content.decode().split())
        assert "3 mai 1972" in page.replace("\xa0", " ")
        assert "3 mai 1973" in page.replace("\xa0", " ")
        with acting_as(nadia):
            assert people.born_on(nadia.file_id) == date(1973, 5, 3)

    def test_other_without_words_is_asked_again(self, nadia):
        answer = self.enter(nadia).post(
            "/mon-espace/corrections/demander/", {"datum": "other", "wanted": "Rien."}
        )
        assert answer.status_code == 422

    def test_the_paper_has_her_name_and_every_choice(self, nadia):
        from io import BytesIO

        from pypdf import PdfReader

        sheet = self.enter(nadia).get("/mon-espace/corrections/papier/").content
        said = " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(sheet)).pages).split())
        assert "Nadia Belcasem" in said
        assert "Mon adresse postale" in said
        assert "Ce que le dossier devrait dire" in said


def test_the_decision_is_whole_or_absent(nadia):
    wrong = asked(nadia)
    with (
        pytest.raises(Exception, match="a_decision_on_a_datum_is_whole"),
        acting_as(SERVICE),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "update rectification_correction set outcome = 'refused', decided_at = now() where id = %s",
            [wrong],
        )
