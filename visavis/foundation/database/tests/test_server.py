"""The built-in server: made, started, adopted, recovered and stopped in a folder of the test."""

import argparse
import os
import signal
import socket
import stat
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from visavis.foundation.clock import now
from visavis.foundation.database import configuration, space, state
from visavis.foundation.database.backup import back_up, restore
from visavis.foundation.database.cluster import Cluster
from visavis.foundation.database.connect import connect
from visavis.foundation.database.problem import DatabaseProblem
from visavis.foundation.database.processes import is_alive
from visavis.foundation.database.state import State, own_folder, state_folder
from visavis.front.command_line import db


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with a space, an accent, a quote and a comma, which the server's account may pass through."""
    made = Path("/var/tmp") / f"visavis l'été, {os.getpid()} {tmp_path_factory.getbasetemp().name}"
    yield made
    Cluster(State(made)).stop()
    subprocess.run(["rm", "-rf", made, State(made).sockets], check=True)


@pytest.fixture
def cluster(folder) -> Cluster:
    found = Cluster(State(folder))
    found.start()
    return found


def value(cluster, query, role="dbsuper"):
    with connect(cluster.state, role) as connection:
        return connection.execute(query).fetchone()[0]


def ended(pid):
    until = time.monotonic() + 20
    while is_alive(pid):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_it_speaks_french_in_utf8_and_stores_instants_in_utc(cluster):
    assert value(cluster, "select lower('ÉCOLE À L''ÎLE')") == "école à l'île"
    assert value(cluster, "show timezone") == "UTC"


def test_nobody_can_reach_it_from_the_network(cluster):
    assert value(cluster, "show listen_addresses") == ""


@pytest.mark.parametrize("role", ["owner", "app", "audit", "dbsuper"])
def test_the_system_account_is_the_password(cluster, role):
    assert value(cluster, "select current_user", role) == role


def test_only_dbsuper_sees_past_row_policies(cluster):
    beyond = "select string_agg(rolname, ',') from pg_roles where (rolsuper or rolbypassrls) and rolcanlogin"
    assert value(cluster, beyond) == "dbsuper"


def test_app_cannot_make_tables_even_temporary_ones(cluster):
    for table in ("create table t (id int)", "create temporary table t (id int)"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            value(cluster, table, "app")


def test_a_second_start_adopts_the_running_server(cluster):
    assert Cluster(cluster.state).start() == cluster.pid()


def test_data_belong_to_the_server_alone_and_settings_to_us(cluster):
    assert stat.S_IMODE(cluster.state.data.stat().st_mode) == 0o700
    settings = cluster.state.settings / "pg_hba.conf"
    assert settings.stat().st_uid == os.geteuid()
    assert not settings.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH | stat.S_IROTH)


def test_an_idle_client_does_not_hold_back_a_stop(cluster):
    with connect(cluster.state, "app") as idle:
        begun = time.monotonic()
        assert cluster.stop()
        assert time.monotonic() - begun < 5
        with pytest.raises(psycopg.OperationalError):
            idle.execute("select 1")
    assert not cluster.stop()
    assert cluster.pid() is None


def test_it_comes_back_after_a_sudden_death(cluster):
    with connect(cluster.state, "owner") as connection:
        connection.execute("create table if not exists kept (id int)")
        connection.execute("insert into kept values (1)")
    pid = cluster.pid()
    os.kill(pid, signal.SIGKILL)
    ended(pid)
    cluster.start()
    assert value(cluster, "select count(*) > 0 from kept")


def test_an_empty_pid_file_is_no_obstacle(cluster):
    cluster.stop()
    (cluster.state.data / "postmaster.pid").touch()
    assert cluster.start()


def test_a_pid_file_that_names_another_program_is_no_obstacle(cluster):
    cluster.stop()
    (cluster.state.data / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.state.data}\n")
    assert cluster.start()


def test_a_deleted_socket_is_made_again(cluster):
    for name in cluster.state.sockets.iterdir():
        name.unlink()
    cluster.start()
    assert value(cluster, "select 1") == 1


def test_the_command_says_what_it_did_about_a_deleted_socket(cluster, monkeypatch, capsys):
    monkeypatch.setattr(db, "Cluster", lambda: Cluster(cluster.state))
    db._start(argparse.Namespace())
    assert f"was already running (process {cluster.pid()})" in capsys.readouterr().out
    former = cluster.pid()
    next(cluster.state.sockets.glob(".s.PGSQL.5432")).unlink()
    db._start(argparse.Namespace())
    said = capsys.readouterr().out
    assert f"(process {former}) could not be reached" in said
    assert f"started again (process {cluster.pid()})" in said
    assert cluster.pid() != former


def test_an_interrupted_first_start_leaves_nothing_that_looks_finished(cluster):
    fresh = cluster.state.cluster / "data.new"
    cluster.stop()
    data = cluster.state.data.rename(cluster.state.cluster / "kept")
    fresh.mkdir()
    (fresh / "half").touch()
    try:
        cluster.start()
        assert value(cluster, "select 1") == 1
        cluster.stop()
    finally:
        subprocess.run(["rm", "-rf", cluster.state.data], check=True)
        data.rename(cluster.state.data)


def test_data_of_another_major_version_are_left_untouched(cluster):
    cluster.stop()
    mark = cluster.state.data / "PG_VERSION"
    text = mark.read_text()
    try:
        mark.write_text("17\n")
        with pytest.raises(DatabaseProblem, match="PostgreSQL 17"):
            cluster.start()
    finally:
        mark.write_text(text)


def test_a_server_that_cannot_start_says_why(cluster, monkeypatch):
    cluster.stop()
    monkeypatch.setitem(configuration.DURABLE, "max_connections", "none")
    with pytest.raises(DatabaseProblem, match="max_connections"):
        cluster.start()


def test_a_backup_brings_everything_back_and_deletes_nothing(cluster, tmp_path):
    with connect(cluster.state, "owner") as connection:
        connection.execute("create table saved (id int)")
        connection.execute("insert into saved values (7)")
    written = back_up(cluster, tmp_path / "copie à garder.dump", now())
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    with connect(cluster.state, "owner") as connection:
        connection.execute("update saved set id = 8")
    with pytest.raises(DatabaseProblem, match="not empty"):
        restore(cluster, written, now(), replace=False)
    with connect(cluster.state, "app") as used_meanwhile:
        used_meanwhile.execute("select 1")
        aside = restore(cluster, written, now(), replace=True)
    assert value(cluster, "select id from saved", "app") == 7
    with connect(cluster.state, database=aside) as before:
        assert before.execute("select id from saved").fetchone() == (8,)
    with connect(cluster.state, "owner") as connection:
        connection.execute("create table later (id int)")
    assert value(cluster, "select count(*) from later", "app") == 0


def test_a_damaged_backup_changes_nothing(cluster, tmp_path):
    damaged = tmp_path / "damaged.dump"
    damaged.write_bytes(b"PGDMP but not really")
    before = value(cluster, "select oid from pg_database where datname = 'visavis'")
    with pytest.raises(DatabaseProblem, match="pg_restore failed"):
        restore(cluster, damaged, now(), replace=True)
    assert value(cluster, "select oid from pg_database where datname = 'visavis'") == before
    assert value(cluster, "select count(*) from pg_database where datname = 'visavis_restoring'") == 0


def test_a_full_disk_stops_the_start_with_what_to_delete(cluster, monkeypatch):
    cluster.stop()
    monkeypatch.setattr(space, "NEEDED", 2**60)
    with pytest.raises(DatabaseProblem, match="ballast"):
        cluster.start()


def test_a_long_path_gets_a_short_socket(monkeypatch, tmp_path):
    monkeypatch.setattr(state, "is_root", lambda: False)
    far = State(tmp_path / ("très " * 30))
    assert len(os.fsencode(far.sockets)) <= state.LONGEST_SOCKET_FOLDER
    assert far.sockets != State(tmp_path / ("loin " * 30)).sockets


def test_a_folder_of_ours_is_made_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        made = own_folder(tmp_path / "mine", 0o700)
    finally:
        os.umask(before)
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_link_laid_in_our_way_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir(mode=0o755)
    (tmp_path / "mine").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DatabaseProblem, match="not a folder of ours"):
        own_folder(tmp_path / "mine", 0o700)
    assert stat.S_IMODE((tmp_path / "elsewhere").stat().st_mode) == 0o755


def test_a_folder_used_for_something_else_is_refused(tmp_path):
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(DatabaseProblem, match="something else"):
        state_folder(tmp_path)


def test_a_private_parent_is_never_opened_for_the_server(tmp_path):
    tmp_path.chmod(0o700)
    home = tmp_path / "state"
    home.mkdir()
    with pytest.raises(DatabaseProblem, match="may not pass through"):
        state.must_be_traversable(home, uid=4_000_000, gid=4_000_000)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_the_socket_is_the_only_door(cluster):
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(str(cluster.state.sockets / ".s.PGSQL.5432"))
    assert stat.S_IMODE(cluster.state.sockets.stat().st_mode) == 0o700
