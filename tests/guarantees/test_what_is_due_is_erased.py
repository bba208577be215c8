"""Danger: twenty years kept. Guarantee: each kind of data has its time in one table, and goes when it is over, with a proof."""

from __future__ import annotations

import re
from datetime import timedelta

import psycopg
import pytest
from django.test import Client

from tests import town
from visavis.decisions.retention import digest, lines
from visavis.decisions.shared.sentence import Sentence
from visavis.foundation.clock import now
from visavis.foundation.identity import lasting
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.foundation.letters.models import SentLetter
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.write import reading
from visavis.front.command_line import main as visavis
from visavis.rooms.dossier import contributions, jobs, retention
from visavis.rooms.dossier.inactivity import NOTICE
from visavis.rooms.dossier.models import Erasure, File
from visavis.rooms.registration.models import Draft

pytestmark = pytest.mark.django_db(transaction=True)

TWO_YEARS = timedelta(days=731)


@pytest.fixture
def confirmed(settings):
    settings.RETENTION_CONFIRMED = f"2026-11-20 {digest()}"


def nights(*moments):
    """The nightly work at each of these moments; what was erased at the last one."""
    with acting_as(SERVICE):
        for moment in moments:
            retention.tell_before(moment)
            done = retention.erase_due(moment)
    return done


@pytest.fixture
def hers(loaded):
    return town.file_of("nadia")


def erased(file_id):
    with acting_as(SERVICE):
        return File.objects.get(id=file_id).erased_at is not None


def told(file_id):
    with acting_as(SERVICE):
        return SentLetter.objects.filter(file_id=file_id, message="dossier.inactive").count()


@pytest.fixture
def unfinished(loaded):
    """A registration begun today and left."""
    with acting_as(SERVICE):
        file = File.objects.create(opened_at=now(), opened_by_channel=Channel.WEB)
        Draft.objects.create(
            file=file, code_digest="x", sealed_code=b"x", sealed_answers=b"x", begun_at=now(),
            expires_at=now() + timedelta(days=30),
        )  # fmt: skip
    return file.id


def test_the_table_tells_both_limits_of_a_session_as_they_are_set(settings):
    """What the operator confirms is what runs: change one alone and this turns red."""
    (line,) = [each for each in lines() if each.category == "sessions"]
    in_all, alone, at_work = (int(hours) for hours in re.findall(r"(\d+) heures?", line.kept))
    assert timedelta(hours=in_all) == lasting.IN_ALL == timedelta(seconds=settings.SESSION_COOKIE_AGE)
    assert timedelta(hours=alone) == lasting.WITHOUT_A_PAGE
    assert timedelta(hours=at_work) == lasting.WITHOUT_A_PAGE_AT_WORK
    assert re.findall(r"(\d+) hours?", Sentence(line.kept).say("en")) == [
        str(in_all),
        str(alone),
        str(at_work),
    ]


def test_whoever_is_silent_for_two_years_is_told_and_thirty_days_later_forgotten(hers, confirmed):
    almost, end = now() + TWO_YEARS - NOTICE, now() + TWO_YEARS
    nights(almost)
    assert (told(hers), erased(hers)) == (1, False)
    nights(almost + timedelta(days=1), end - timedelta(days=2))
    assert (told(hers), erased(hers)) == (1, False)
    nights(end + timedelta(days=1))
    assert erased(hers)
    with acting_as(SERVICE):
        proof = Erasure.objects.get(file_id=hers)
    assert (proof.category, proof.count) == ("inactive_file", 1)


def test_nobody_is_forgotten_without_having_been_told(hers, confirmed):
    nights(now() + 3 * TWO_YEARS)
    assert (told(hers), erased(hers)) == (1, False)


def test_opening_her_own_file_once_is_enough_to_keep_it(hers, confirmed):
    almost = now() + TWO_YEARS - NOTICE
    nights(almost)
    nadia = town.account("nadia").actor()
    reading(
        now=almost + timedelta(days=3), by=nadia, channel=Channel.WEB, file_id=hers,
        what="dossier", purpose=Purpose.OWN_FILE,
    )  # fmt: skip
    nights(now() + TWO_YEARS + timedelta(days=1))
    assert not erased(hers)


def test_no_file_goes_before_the_operator_has_confirmed_the_table_as_it_stands(hers, settings):
    for said in ("", "2026-11-20 000000000000"):
        settings.RETENTION_CONFIRMED = said
        nights(now() + TWO_YEARS - NOTICE, now() + TWO_YEARS + timedelta(days=1))
        assert (told(hers), erased(hers)) == (0, False)


def test_a_registration_never_finished_loses_its_answers_and_its_code_and_keeps_its_first_day(
    unfinished, confirmed
):
    nights(now() + timedelta(days=89))
    with acting_as(SERVICE):
        assert Draft.objects.filter(file_id=unfinished).exists()
    assert nights(now() + timedelta(days=91))["unfinished_registration"] >= 1
    with acting_as(SERVICE):
        assert not Draft.objects.filter(file_id=unfinished).exists()
    assert not erased(unfinished)


def test_sessions_that_ended_go_and_leave_a_proof_without_a_name(loaded):
    client = town.sit_down(Role.PERSON)
    assert client.get("/mon-espace/").status_code == 200
    assert nights(now())["sessions"] == 0
    assert nights(now() + timedelta(hours=9))["sessions"] >= 1
    with acting_as(SERVICE):
        proof = Erasure.objects.get(category="sessions")
    assert (proof.file_id, proof.count >= 1) == (None, True)


def test_the_nightly_job_does_both(loaded):
    with acting_as(SERVICE):
        jobs.erase_due()


def test_every_kind_with_a_time_is_swept_and_every_sweep_is_in_the_table():
    assert set(contributions.sweeps()) == {line.category for line in lines() if line.days is not None}


def test_a_proof_is_never_changed_or_removed(unfinished, connect_as, confirmed):
    nights(now() + timedelta(days=91))
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connect_as("owner") as owner:
        owner.execute("delete from dossier_erasure")


def test_everybody_reads_how_long_and_whether_it_is_confirmed(loaded, settings):
    page = Client().get("/combien-de-temps/").content.decode()
    assert re.search(r"<b>2\sans</b>", page)
    assert "n’a pas encore confirmé" in page
    settings.RETENTION_CONFIRMED = f"2026-11-20 {digest()}"
    page = Client().get("/combien-de-temps/").content.decode()
    said = page[page.index("confirmé ce tableau le") :][:80]
    assert "20" in said
    assert "2026" in said


def test_the_officer_sees_the_proofs_and_nobody_else_does(unfinished, confirmed):
    nights(now() + timedelta(days=91))
    page = town.sit_down(Role.PROTECTION_OFFICER).get("/effacements/").content.decode()
    assert "inscription commencée" in page
    assert town.sit_down(Role.COUNSELLOR).get("/effacements/").status_code in {403, 404}


def test_the_command_says_the_table_and_how_to_confirm_it(capsys):
    assert visavis(["data", "retention"]) == 0
    said = capsys.readouterr().out
    assert digest() in said
    assert "2 years" in said.replace("\u00a0", " ")
