"""Danger: everything traced for ever. Guarantee: once a person is erased, no table says her name or her words."""

from __future__ import annotations

import pytest

from tests import town
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.actions.erase import erase_file
from visavis.rooms.dossier.door import enter
from visavis.rooms.messaging.queries import thread

pytestmark = pytest.mark.django_db(transaction=True)

OFFICER = Actor(role=Role.PROTECTION_OFFICER)
HERS = ("Belkacem", "rue des Tilleuls")


def rows_that_say(connect_as, words):
    """Every table with a row that holds these words in clear."""
    with connect_as("dbsuper") as connection:
        tables = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        return {
            table
            for (table,) in tables
            if connection.execute(
                f'select 1 from "{table}" as it where it::text ilike %s limit 1', [f"%{words}%"]
            ).fetchone()
        }


def erased(by=OFFICER):
    file_id = town.file_of("nadia")
    erase_file(file_id=file_id, now=now(), by=by, channel=Channel.DESK)
    return file_id


def test_before_erasing_her_name_stands_in_a_table(loaded, connect_as):
    assert "people_name" in rows_that_say(connect_as, "Belkacem")


@pytest.mark.parametrize("words", HERS)
def test_after_erasing_no_table_says(loaded, connect_as, words):
    erased()
    assert rows_that_say(connect_as, words) == set()


def test_what_she_wrote_cannot_be_read_any_more(loaded):
    file_id = erased()
    with acting_as(SERVICE):
        assert {said.text for said in thread(file_id)} == {""}


def test_an_erased_file_opens_for_nobody(loaded):
    from django.http import Http404

    from visavis.foundation.trace.purpose import Purpose

    file_id, ines = erased(), town.account("ines").actor()
    with acting_as(ines), pytest.raises(Http404):
        enter(
            file_id=file_id, what="dossier", purpose=Purpose.FOLLOW_UP, now=now(), by=ines,
            channel=Channel.DESK,
        )  # fmt: skip


def test_a_counsellor_cannot_erase_anybody(loaded):
    with pytest.raises(Refusal):
        erased(by=town.account("ines").actor())


def test_the_journal_of_her_readings_stays(loaded):
    from visavis.foundation.trace.models import JournalRow

    file_id = erased()
    with acting_as(SERVICE):
        assert JournalRow.objects.filter(file_id=file_id).exists()
