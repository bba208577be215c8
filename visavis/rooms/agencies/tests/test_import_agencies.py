"""Agencies come from official lists under our own ids; hours are those of the list, or unknown."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from visavis.foundation.database.lines import Line
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.rooms.agencies import door
from visavis.rooms.agencies.actions.import_agencies import import_agencies
from visavis.rooms.agencies.directory import from_directory
from visavis.rooms.agencies.models import Agency
from visavis.rooms.reference.door import Source

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
A, B = date(2025, 1, 1), date(2026, 1, 1)


def row(number="1", **changes):
    return {
        "type": "FT", "nom": f"Agence {number}", "adresse": f"{number} rue du Port", "complement": "",
        "code_postal": "97400", "ville": "SAINT-DENIS", "departement": "974", "latitude": "-20.87",
        "longitude": "55.44", "source_uid": f"u{number}",
    } | changes  # fmt: skip


def service(number="1", **changes):
    return {
        "id": f"d{number}", "nom": f"France Travail - {number}",
        "pivot": [{"type_service_local": "pole_emploi", "code_insee_commune": ["97411"]}],
        "adresse": [{
            "type_adresse": "Adresse", "numero_voie": f"{number} rue du Port", "code_postal": "97400",
            "nom_commune": "Saint-Denis", "latitude": "-20.87", "longitude": "55.44",
        }],
        "telephone": [{"valeur": "39 49"}],
        "plage_ouverture": [
            {
                "nom_jour_debut": "Lundi", "nom_jour_fin": "Mercredi", "valeur_heure_debut_1": "08:30:00",
                "valeur_heure_fin_1": "12:30:00", "valeur_heure_debut_2": "13:00:00", "valeur_heure_fin_2": "16:30:00",
                "commentaire": "",
            },
            {"nom_jour_debut": "Jeudi", "nom_jour_fin": "Jeudi", "valeur_heure_debut_1": "08:30", "valeur_heure_fin_1": "12:30"},
        ],
    } | changes  # fmt: skip


def read(*rows, part="directory", dated=A, **changes):
    lines = [Line(number, fields) for number, fields in enumerate(rows, start=1)]
    source = Source(what="agencies", source="Essai", licence="libre", dated=dated)
    return import_agencies(
        lines=lines, part=part, source=source, now=TUESDAY, by=SERVICE, channel=Channel.AUTOMATIC, **changes
    )


def test_the_directory_gives_hours_place_phone_and_the_time_zone_of_the_department():
    assert read(service()).counts["new"] == 1
    place = door.agency(Agency.objects.get().id)
    assert (place.zone, place.phone, place.address) == (
        "Indian/Reunion",
        "39 49",
        "1 rue du Port, 97400 Saint-Denis",
    )
    assert len(place.week) == 7 and ("desk", 3, time(8, 30), time(12, 30)) in place.week
    opening = door.opening(place, datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    assert opening.open and opening.until.hour == 12


@pytest.mark.parametrize(
    ("postal_code", "zone"),
    [
        ("97100", "America/Guadeloupe"), ("97200", "America/Martinique"), ("97300", "America/Cayenne"),
        ("97400", "Indian/Reunion"), ("97600", "Indian/Mayotte"), ("29000", "Europe/Paris"), ("20000", "Europe/Paris"),
    ],
)  # fmt: skip
def test_each_department_has_its_time(postal_code, zone):
    read(row(code_postal=postal_code), part="table")
    assert Agency.objects.get().zone == zone


def test_a_list_without_hours_says_unknown_and_makes_none_up():
    assert read(row(), part="table").counts["hours_unknown"] == 1
    place = door.agency(Agency.objects.get().id)
    assert not place.hours_known and door.opening(place, TUESDAY).next is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"valeur_heure_fin_1": "08:00"}, "does not come after"), ({"nom_jour_debut": "Lundredi"}, "no day of the week"),
        ({"valeur_heure_debut_1": "tôt"}, "no hour"), ({"valeur_heure_debut_2": "09:00", "valeur_heure_fin_2": "11:00"}, "overlap"),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_are_left_out_whole_and_said(change, why):
    span = {
        "nom_jour_debut": "Lundi",
        "nom_jour_fin": "Lundi",
        "valeur_heure_debut_1": "08:30",
        "valeur_heure_fin_1": "12:30",
    }
    done = read(service(plage_ouverture=[span | change]))
    assert [why in refused.why for refused in done.refused] == [True]
    assert not door.agency(Agency.objects.get().id).hours_known


def test_reading_again_changes_nothing_and_a_gone_agency_is_closed_under_its_id():
    read(service("1"), service("2"))
    known = {one.official_ids[0]: one.id for one in Agency.objects.all()}
    again = read(service("1"), service("2"))
    assert {again.counts[name] for name in ("new", "changed", "closed")} == {0}
    done = read(service("1", nom="Autre nom"), dated=B)
    assert (done.counts["changed"], done.counts["closed"]) == (1, 1)
    assert Agency.objects.get(id=known["dila:d2"]).closed_on == B
    back = read(service("1", nom="Autre nom"), service("2"), dated=date(2026, 5, 1))
    assert back.counts["changed"] == 1
    assert {one.official_ids[0]: one.id for one in Agency.objects.filter(closed_on=None)} == known


def test_two_lists_that_speak_of_one_place_make_one_agency():
    read(row(), part="table")
    done = read(service(), dated=B)
    assert (done.counts["new"], done.counts["changed"]) == (0, 1)
    one = Agency.objects.get()
    assert one.official_ids == ["dila:d1", "table:u1"] and one.hours.count() == 7
    assert one.edition.dated == B


def test_only_agencies_that_work_with_this_service_are_offered():
    read(service("1"), service("2"), serve=frozenset({"dila:d2"}))
    assert [place.name for place in door.agencies()] == ["France Travail - 2"]
    with acting_as(SERVICE):
        door.found(name="Chez nous", address="", phone="")
    assert len(door.agencies()) == 2


def test_what_is_no_employment_agency_is_passed_over():
    done = read(
        service(), {"id": "m", "nom": "Mairie", "pivot": [{"type_service_local": "mairie"}], "adresse": []}
    )
    assert (done.counts["others"], done.counts["agencies"], done.refused) == (1, 1, [])


@pytest.mark.parametrize(
    ("wrong", "why"),
    [({"nom": ""}, "nom"), ({"adresse": []}, "no address"), ({"adresse": "x"}, ""), ({"telephone": [1]}, "objects"), ({"nom": "x" * 121}, "121 characters")],
)  # fmt: skip
def test_a_service_that_cannot_be_used_is_refused_with_its_number(wrong, why):
    done = read(service("1"), service("2", **wrong))
    assert [(refused.line, why in refused.why) for refused in done.refused] == [(2, True)]


def test_parts_written_as_strings_are_read_too():
    import json

    written = {
        name: json.dumps(value) if isinstance(value, list) else value for name, value in service().items()
    }
    assert from_directory(written) == from_directory(service())
