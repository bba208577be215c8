"""A database from before this room keeps all it held: the tables of the official lists move, with their rows."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection, connections

from visavis.foundation.database.roles import create_database, grant_connect, prepare_database

FILL = """
insert into offers_occupation (code, label, definition, regulated) values ('D1102', 'Boulanger', 'Du pain.', false);
insert into offers_occupationtitle (code, occupation_id, label, main) values ('1', 'D1102', 'Tourier', false);
insert into offers_commune (code, name, plain, department, postal_codes, population)
    values ('93055', 'Pantin', 'pantin', '93', '{93500}', 10);
insert into offers_offer (id, source, source_id, content_hash, employer, title, description, contract_words, contract,
    wage_words, wage_unit, place, occupation_words, published_on, state, state_since, added_at, words_version,
    commune_id, occupation_id)
    values (gen_random_uuid(), 'essai', '1', 'x', '', 'Boulanger', '', '', 'cdi', '', '', 'Pantin (93)', '',
    '2026-11-24', 'shown', now(), now(), 0, '93055', 'D1102');
"""


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_an_existing_database_keeps_its_occupations_communes_and_offers(
    db, database_server, django_db_blocker
):
    before = {alias: dict(connections[alias].settings_dict) for alias in connections}
    name = f"{connection.settings_dict['NAME']}_moving"
    database_server.drop(name)
    with database_server.connect("dbsuper") as administrator:
        create_database(administrator, name)
        grant_connect(administrator, name)
    with database_server.connect("dbsuper", name) as administrator:
        prepare_database(administrator)
    connection.close()
    database_server.point_django_at(name, "owner")
    try:
        call_command("migrate", "offers", "0002", interactive=False, verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(FILL)
        call_command("migrate", interactive=False, verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "select o.label, t.label, c.name, f.commune_code, f.occupation_code, c.valid_to from offers_offer f "
                "join reference_occupation o on o.code = f.occupation_id join reference_commune c on c.code = f.commune_id "
                "join reference_occupationtitle t on t.occupation_id = o.code"
            )
            assert cursor.fetchall() == [("Boulanger", "Tourier", "Pantin", "93055", "D1102", None)]
            cursor.execute(
                "select to_regclass('offers_occupation'), relrowsecurity from pg_class where relname = 'reference_commune'"
            )
            assert cursor.fetchall() == [(None, True)]
    finally:
        for alias, settings in before.items():
            connections[alias].close()
            connections[alias].settings_dict.update(settings)
            connections.databases[alias].update(settings)
        database_server.drop(name)
