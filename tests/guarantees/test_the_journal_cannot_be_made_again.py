"""Danger: logs that saw nothing, or that their owner rewrote. Guarantee: heads kept elsewhere tell a journal made again.

The forger here owns the database: she changes a row, makes every later seal again, and the heads with them.
"""

from __future__ import annotations

import argparse
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import ProgrammingError, connection
from django.test import Client

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, acting_as
from visavis.foundation.trace.chain import chain_of
from visavis.foundation.trace.heads import UnreadableHeads, digest_of, read_heads
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.sql import sealed
from visavis.foundation.trace.verify import faults, faults_since
from visavis.foundation.trace.write import reading
from visavis.front.command_line import trace as command
from visavis.rooms.observatory import jobs
from visavis.rooms.observatory.heads import publish_heads

pytestmark = pytest.mark.django_db(transaction=True)

FILE = UUID("018f0000-0000-7000-8000-000000000001")
MADE_AGAIN = f"""
do $$ declare row trace_journalrow; known bytea; begin
  update trace_journalrow set what = 'nothing' where place = 2;
  for row in select * from trace_journalrow order by chain, place loop
    if row.place > 1 then row.before := known; end if;
    known := {sealed("row")};
    update trace_journalrow set before = row.before, seal = known where id = row.id;
    update trace_head set seal = known where chain = row.chain;
  end loop;
end $$"""


def read(times=3, file_id=FILE):
    for _ in range(times):
        reading(
            now=now(), by=SERVICE, channel=Channel.WEB, file_id=file_id, what="rights",
            purpose=Purpose.CHECK_RIGHTS,
        )  # fmt: skip


def published(at=None):
    with acting_as(SERVICE):
        return publish_heads(at or now())


def made_again(connect_as):
    """As the owner of the tables: the triggers that refuse changes are put out first."""
    with connect_as("owner") as owner:
        owner.execute("alter table trace_journalrow disable trigger user")
        owner.execute(MADE_AGAIN)
        owner.execute("alter table trace_journalrow enable trigger user")
        owner.commit()


def test_a_journal_made_again_as_a_whole_is_told_by_the_heads_of_yesterday(connect_as):
    read()
    kept = published(now() - timedelta(days=1))
    made_again(connect_as)
    with connect_as("audit") as audit:
        assert list(faults(audit)) == []
        assert [
            (each.chain, each.place, each.fault) for each in faults_since(audit, read_heads(kept.text))
        ] == [(chain_of(FILE), 3, "not what was published")]


def test_a_journal_that_only_grew_is_whole_against_older_heads(connect_as):
    read()
    kept = published()
    read(4)
    read(2, uuid4())
    with connect_as("audit") as audit:
        assert list(faults_since(audit, read_heads(kept.text))) == []


def test_rows_cut_off_with_their_head_are_told(connect_as):
    read()
    kept = published()
    with connect_as("owner") as owner:
        owner.execute("alter table trace_journalrow disable trigger user")
        owner.execute("delete from trace_journalrow where place = 3")
        owner.execute(
            "update trace_head set place = 2, seal = (select seal from trace_journalrow where place = 2) where place = 3"
        )
        owner.commit()
    with connect_as("audit") as audit:
        assert list(faults(audit)) == []
        assert [each.fault for each in faults_since(audit, read_heads(kept.text))] == ["gone"]


def test_the_command_writes_heads_and_verifies_against_them(connect_as, monkeypatch, tmp_path, capsys):
    def as_audit():
        return connect_as("audit")

    monkeypatch.setattr(command, "_as_audit", as_audit)
    read()
    file = tmp_path / "heads.txt"
    assert command.run_heads(argparse.Namespace(file=file)) == 0
    assert command.run_verify(argparse.Namespace(heads=file)) == 0
    made_again(connect_as)
    assert command.run_verify(argparse.Namespace(heads=None)) == 0
    capsys.readouterr()
    assert command.run_verify(argparse.Namespace(heads=file)) == 1
    assert f"chain {chain_of(FILE)} place 3" in capsys.readouterr().out
    file.write_text("heads")
    assert command.run_verify(argparse.Namespace(heads=file)) == 2


def test_the_page_gives_the_file_whose_digest_it_shows():
    read()
    published(now() - timedelta(days=1))
    kept = published()
    page = Client().get("/journal-scelle/").content.decode()
    assert kept.digest[:16] in page
    answer = Client().get(f"/journal-scelle/{kept.day:%Y-%m-%d}.txt")
    assert sha256(answer.content).hexdigest() == kept.digest
    assert Client().get("/journal-scelle/2020-02-31.txt").status_code == 404
    assert "/journal-scelle/" in Client().get("/observatoire/").content.decode()


def test_each_day_holds_the_digest_of_the_day_before():
    first = published(now() - timedelta(days=1))
    read()
    second = published()
    assert read_heads(second.text).before == first.digest == digest_of(first.text)
    assert published().digest == second.digest


def test_what_was_published_is_never_changed(connect_as):
    published()
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connect_as("owner") as owner:
        owner.execute("update observatory_publishedheads set digest = 'x'")
    with pytest.raises(ProgrammingError), acting_as(VISITOR), connection.cursor() as cursor:
        cursor.execute("update observatory_publishedheads set digest = 'x'")


def test_pages_see_no_head_before_it_is_published():
    with acting_as(VISITOR), connection.cursor() as cursor:
        cursor.execute("select count(*) from trace_heads()")
        assert cursor.fetchone() == (0,)


def test_delegates_receive_the_file_of_the_day(settings):
    from visavis.foundation.outside.outbox import open_item, outbox

    settings.HEADS_TO = ("delegues@visavis.example",)
    with acting_as(SERVICE):
        kept = publish_heads(now())
        for _ in range(2):
            jobs.send_heads(day=kept.day.isoformat(), place=0)
        (line,) = outbox().items
        sent = open_item(line.id)
    assert sent.to == "delegues@visavis.example"
    assert digest_of(sent.attachment.decode()) == kept.digest
    assert kept.digest in sent.text


@pytest.mark.parametrize("line", [0, 1, 2, 3, 200])
def test_a_file_of_heads_with_a_wrong_line_is_refused(line):
    lines = published().text.splitlines()
    lines[line] = lines[line].upper() + " x"
    with pytest.raises(UnreadableHeads):
        read_heads("\n".join(lines) + "\n")
