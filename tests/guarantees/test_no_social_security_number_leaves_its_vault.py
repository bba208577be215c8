"""Danger: 36.8 million files stolen with their social security numbers. Guarantee: a number is in its vault, and nowhere else.

The journeys are made with true-shaped numbers; then every table, session, log, mail, letter and export is read through.
"""

from __future__ import annotations

import base64
import logging
import re
import zlib
from contextlib import suppress

import psycopg
import pytest
from django.core import mail
from stdnum.exceptions import ValidationError
from stdnum.fr import nir

from tests import town
from visavis.foundation.clock import now
from visavis.foundation.database.roles import NUMBERS, role_name
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.requests.logs import JsonLines
from visavis.rooms.dossier.whole import whole
from visavis.rooms.people.door import find, forget, keep_identity_number
from visavis.rooms.people.sql import FUNCTIONS

pytestmark = pytest.mark.django_db(transaction=True)

HERS, OTHER = "2 72 03 93 066 104 49", "1 85 07 75 112 005 22"
SHAPED = re.compile(
    rb"(?<![0-9A-Za-z])[1-478][\s.]?\d{2}[\s.]?\d{2}[\s.]?\d[0-9AB][\s.]?\d{3}[\s.]?\d{3}[\s.]?\d{2}(?![0-9A-Za-z])"
)


def digits(number: str) -> str:
    return number.replace(" ", "")


def with_its_key(number: str) -> str:
    """The same number with the key its thirteen digits give."""
    thirteen = digits(number)[:13]
    return thirteen + f"{97 - int(thirteen) % 97:02d}"


HERS, OTHER = with_its_key(HERS), with_its_key(OTHER)


def numbers_in(content: bytes) -> set[str]:
    """Every social security number, by its own key, that these bytes say."""
    found = set()
    for each in SHAPED.findall(content):
        try:
            found.add(nir.validate(each.decode()))
        except ValidationError:
            continue
    return found


def unfolded(content: bytes) -> bytes:
    """The bytes, and what their pieces of base64 (compressed or not, as sessions are) and of hexadecimal say."""
    said = [content]
    for piece in re.findall(rb"[A-Za-z0-9+/_-]{24,}", content):
        whole = piece[:-1] if len(piece) % 4 == 1 else piece
        plain = base64.b64decode(whole + b"=" * (-len(whole) % 4), altchars=b"-_")
        said.append(plain)
        with suppress(zlib.error):  # most pieces are not compressed
            said.append(zlib.decompress(plain))
    for piece in re.findall(rb"\\\\x([0-9a-f]{20,})", content):
        said.append(bytes.fromhex(piece.decode()[: len(piece) // 2 * 2]))
    return b"\n".join(said)


def dumped(connect_as) -> dict[str, bytes]:
    """Every table as a dump writes it."""
    with connect_as("dbsuper") as connection:
        tables = connection.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        content = {}
        for (table,) in tables:
            with connection.cursor().copy(f'copy "{table}" to stdout') as copied:
                content[table] = b"".join(bytes(piece) for piece in copied)
        return content


def said_at_registration(client) -> None:
    """Somebody registers with her number, once with a wrong one."""
    client.post("/inscription/nom/", {"given": "Ana", "family": "Ferreira"})
    assert client.post("/inscription/numero/", {"number": OTHER[:-1] + "0"}).status_code == 422
    assert client.post("/inscription/numero/", {"number": OTHER}).status_code == 302


@pytest.fixture
def told(loaded, client, caplog):
    """The journeys; gives everything they logged."""
    caplog.set_level(logging.DEBUG)
    with acting_as(SERVICE):
        keep_identity_number(file_id=town.file_of("nadia"), number=HERS, now=now())
    said_at_registration(client)
    ines = town.sit_down(Role.COUNSELLOR)
    for address, field in (("/bureau/dossiers/", "q"), ("/chercher/", "words")):
        ines.post(address, {field: HERS})
        page = ines.get(address).content
        assert b"Belkacem" in page
        assert HERS.encode() not in page
    town.say_why(ines, town.file_of("nadia"))
    ines.get(f"/bureau/dossiers/{town.file_of('nadia')}/")
    for somewhere in (f"/bureau/dossiers/?q={HERS}", f"/bureau/{HERS}/", f"/bureau/x/?n={HERS}"):
        ines.get(somewhere)
    return "\n".join(JsonLines().format(each) for each in caplog.records)


def test_the_reading_finds_a_number_wherever_it_hides():
    hidden = base64.urlsafe_b64encode(f"words: {HERS}".encode())
    assert numbers_in(unfolded(b"session " + hidden)) == {HERS}
    packed = base64.urlsafe_b64encode(zlib.compress(f"{{'sought': '{HERS}'}}".encode())).rstrip(b"=")
    assert numbers_in(unfolded(b"." + packed + b":1abc:signature")) == {HERS}
    assert numbers_in(
        f"tel {HERS[0]} {HERS[1:3]} {HERS[3:5]} {HERS[5:7]} {HERS[7:10]} {HERS[10:13]} {HERS[13:]}".encode()
    )
    assert numbers_in(unfolded(b"\\\\x" + HERS.encode().hex().encode())) == {HERS}
    assert numbers_in(b"0199003949 123456789012345") == set()


def test_no_table_no_session_says_a_number(told, connect_as):
    content = dumped(connect_as)
    assert {"people_identitynumber", "django_session", "trace_journalrow"} <= set(content)
    assert {table: found for table, each in content.items() if (found := numbers_in(unfolded(each)))} == {}


def test_the_log_says_that_a_number_was_there(told):
    assert "Not Found: /bureau/•••/" in told


def test_no_log_no_mail_no_letter_and_no_export_says_a_number(told):
    assert "/inscription/numero/" in told
    assert numbers_in(told.encode()) == set()
    assert numbers_in("\n".join(str(each.message()) for each in mail.outbox).encode()) == set()
    with acting_as(SERVICE):
        assert numbers_in(repr(whole(town.file_of("nadia"))).encode()) == set()


def test_the_role_of_pages_cannot_read_the_table_whoever_it_says_it_is(told, connect_as):
    for words in ("select * from people_identitynumber", "delete from people_identitynumber"):
        with connect_as("app") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select set_config('app.role', 'service', false)")
            connection.execute(words)


def test_no_role_that_enters_reads_the_table_and_jobs_are_no_exception(told, connect_as):
    """Pages, jobs (the role of pages, acting as the service) and audits; the numbers' own role enters nowhere."""
    for role in ("app", "audit"):
        with connect_as(role) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select set_config('app.role', 'service', false)")
            connection.execute("select count(*) from people_identitynumber")
    with connect_as("dbsuper") as connection:
        may = dict(
            connection.execute(
                "select rolname, rolcanlogin from pg_roles where has_table_privilege(oid, 'people_identitynumber', 'select')"
                " and not rolsuper and rolname !~ '^pg_'"
            ).fetchall()
        )
    assert may == {role_name("owner"): True, NUMBERS: False}


def test_the_role_of_the_numbers_reads_nothing_else(told, connect_as):
    with connect_as("dbsuper") as connection:
        tables = connection.execute(
            "select relname from pg_class where relkind in ('r', 'p', 'v', 'm', 'S')"
            " and relnamespace = 'public'::regnamespace"
        ).fetchall()
        assert len(tables) > 100
        connection.execute(f"set role {NUMBERS}")
        read = []
        for (table,) in tables:
            try:
                connection.execute(f'select * from "{table}" limit 1')
            except psycopg.errors.InsufficientPrivilege:
                continue
            read.append(table)
        assert read == ["people_identitynumber"]
        assert connection.execute("select count(*) from people_identitynumber").fetchone() == (2,)


def test_its_functions_run_as_this_role_on_a_fixed_path_and_audits_cannot_call_them(connect_as):
    asked = """
        select proname, pg_get_userbyid(proowner), prosecdef, proconfig,
               has_function_privilege('app', oid, 'execute'), has_function_privilege('audit', oid, 'execute')
        from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~ 'people_identitynumber' order by proname
    """
    with connect_as("dbsuper") as connection:
        found = connection.execute(
            asked.replace("'app'", f"'{role_name('app')}'").replace("'audit'", f"'{role_name('audit')}'")
        ).fetchall()
    assert {each[0] for each in found} == {each.split("(")[0] for each in FUNCTIONS}
    assert {each[1:3] for each in found} == {(NUMBERS, True)}
    assert {tuple(each[3]) for each in found} == {("search_path=public, pg_temp",)}
    assert {each[4:] for each in found} == {(True, False)}


def test_a_number_finds_its_person_for_her_agency_and_for_nobody_else(told):
    with acting_as(town.account("ines").actor()):
        assert [each.family for each in find(HERS)] == ["Belkacem"]
    with acting_as(town.account("lemoine").actor()):
        assert find(HERS) == []
    with acting_as(SERVICE):
        forget(town.file_of("nadia"))
        assert find(HERS) == []
