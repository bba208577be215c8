"""The classification comes in once, each line that cannot be used is said, and what changes keeps its past."""

from __future__ import annotations

from datetime import date

import pytest

from visavis.foundation.database.lines import Line
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.rooms.reference.actions import _renew
from visavis.rooms.reference.actions.import_rome import TableMissing
from visavis.rooms.reference.door import (
    AlreadyRead,
    NotWhole,
    OlderEdition,
    occupation,
    occupations_known,
    today_of,
)
from visavis.rooms.reference.models import Edition, Occupation, OccupationLink, OccupationTitle, Past
from visavis.rooms.reference.tests.conftest import A, B, rome, rome_tables

pytestmark = pytest.mark.django_db


def changed(table, *rows):
    return rome_tables(**{table: list(rows)})


def test_the_classification_comes_in_with_its_links(rome_a):
    counts = {name: rome_a.counts[name] for name in ("occupations", "titles", "items", "links", "near")}
    assert counts == {"occupations": 2, "titles": 2, "items": 1, "links": 2, "near": 1}
    assert (rome_a.counts["new"], rome_a.counts["closed"]) == (8, 0)
    assert Occupation.objects.get(code="D1102").definition == "Fabrique du pain d'aujourd'hui."
    assert Occupation.objects.get(code="J1501").regulated is True
    assert OccupationTitle.objects.get(code="1").valid_from == A


def test_each_reading_leaves_its_edition_and_a_fact(rome_a):
    edition = Edition.objects.get()
    assert (edition.what, edition.read, edition.new, edition.refused, edition.dated) == (
        "occupations",
        9,
        8,
        0,
        A,
    )
    with acting_as(SERVICE):
        assert FactRow.objects.get(name="reference.EditionImported").details["new"] == 8


def test_the_same_file_is_not_read_twice_unless_asked_again(db):
    rome(sha="f1")
    with pytest.raises(AlreadyRead):
        rome(sha="f1")
    again = rome(sha="f1", again=True)
    assert {again.counts[name] for name in ("new", "changed", "closed")} == {0}
    assert Edition.objects.count() == 2


def test_a_line_that_leads_nowhere_is_refused_with_its_number():
    given = rome_tables()
    given["referentiel_appellation"].append(
        Line(9, {**given["referentiel_appellation"][0].fields, "code_ogr": "3", "code_rome": "Z9999"})
    )
    (refused,) = rome(given).refused
    assert (refused.table, refused.line, "Z9999" in refused.why) == ("referentiel_appellation", 9, True)
    assert Edition.objects.get().refused_lines[0]["line"] == 9


def test_a_link_that_is_gone_is_closed_not_removed(rome_a):
    done = rome(
        rome_tables() | {"liens_rome_referentiels": rome_tables()["liens_rome_referentiels"][:1]}, dated=B
    )
    assert done.counts["closed"] == 1
    assert [link.valid_to for link in OccupationLink.objects.order_by("block")] == [B, None]
    back = rome(dated=date(2026, 6, 1))
    assert back.counts["changed"] == 1 and not OccupationLink.objects.exclude(valid_to=None).exists()


def test_a_changed_label_keeps_its_past(rome_a):
    first, second = (line.fields for line in rome_tables()["referentiel_code_rome"])
    rome(changed("referentiel_code_rome", first | {"libelle_rome": "Artisan boulanger"}, second), dated=B)
    assert occupation("D1102").label == "Artisan boulanger"
    then = occupation("D1102", on=date(2025, 6, 1))
    assert (then.label, then.valid_from, then.valid_to) == ("Boulanger / Boulangère", A, B)
    assert occupation("D1102", on=B).label == "Artisan boulanger"
    assert occupation("D1102", on=date(2020, 1, 1)).label == "Boulanger / Boulangère"


def test_a_code_that_is_gone_leads_to_the_one_its_titles_went_to(rome_a):
    given = rome_tables()
    _old, other = (line.fields for line in given["referentiel_code_rome"])
    new = {
        "code_rome": "D1199",
        "libelle_rome": "Boulanger du soir",
        "emploi_reglemente": "",
        "code_rome_parent": "D1199",
    }
    tourier, nurse = (line.fields for line in given["referentiel_appellation"])
    given = rome_tables(
        referentiel_code_rome=[new, other],
        referentiel_appellation=[tourier | {"code_rome": "D1199"}, nurse],
        liens_rome_referentiels=[], rubrique_mobilite=[], texte=[],
    )  # fmt: skip
    assert rome(given, dated=B).counts["followed"] == 1
    assert today_of("occupations", "D1102") == ("D1199",)
    past = occupation("D1102")
    assert (past.label, past.is_valid, past.today) == ("Boulanger / Boulangère", False, ("D1199",))
    assert occupations_known()["D1102"] == ("D1199", "Boulanger du soir")


def test_a_code_that_was_split_leads_to_those_detached_from_it(rome_a):
    _old, other = (line.fields for line in rome_tables()["referentiel_code_rome"])
    two = [
        {"code_rome": code, "libelle_rome": code, "emploi_reglemente": "", "code_rome_parent": "D1102"}
        for code in ("D1103", "D1104")
    ]
    nurse = rome_tables()["referentiel_appellation"][1].fields
    given = rome_tables(
        referentiel_code_rome=[*two, other], referentiel_appellation=[nurse],
        liens_rome_referentiels=[], rubrique_mobilite=[], texte=[],
    )  # fmt: skip
    rome(given, dated=B)
    assert today_of("occupations", "D1102") == ("D1103", "D1104")
    assert "D1102" not in occupations_known()


def test_an_older_edition_does_not_undo_a_newer_one(db):
    rome(dated=B, sha="b")
    with pytest.raises(OlderEdition):
        rome(dated=A, sha="a")


def test_an_extract_is_not_taken_for_the_whole(rome_a, monkeypatch):
    monkeypatch.setattr(_renew, "FROM_ENTRIES", 2)
    less = rome_tables() | {"liens_rome_referentiels": []}
    with pytest.raises(NotWhole):
        rome(less, dated=B)
    assert rome(less, dated=B, partial=True).counts["closed"] == 0


def test_without_its_links_nothing_of_the_classification_comes_in():
    with pytest.raises(TableMissing):
        rome({name: rows for name, rows in rome_tables().items() if name != "liens_rome_referentiels"})
    assert not Occupation.objects.exists()


@pytest.mark.parametrize(
    ("table", "change", "why"),
    [
        ("referentiel_code_rome", {"libelle_rome": "x" * 251}, "label has 251 characters, 250 at most"),
        ("referentiel_code_rome", {"libelle_rome": " "}, "the label is empty"),
        ("referentiel_appellation", {"code_ogr": "1" * 13}, "code has 13 characters, 12 at most"),
        ("referentiel_savoir", {"libelle_savoir": "x" * 401}, "label has 401 characters, 400 at most"),
        ("liens_rome_referentiels", {"code_rubrique": "123"}, "rubric has 3 characters, 2 at most"),
        ("referentiel_savoir", {"libelle_savoir": "a\x00b"}, "a character that cannot be kept"),
    ],
)
def test_a_value_that_does_not_fit_refuses_its_line_and_no_other(table, change, why):
    given = rome_tables()
    first = given[table][0]
    given[table][0] = Line(first.number, first.fields | change)
    done = rome(given)
    told = [one for one in done.refused if one.table == table and one.line == first.number]
    assert [why in one.why for one in told] == [True]
    assert done.counts["occupations"] >= 1


@pytest.mark.parametrize(
    "table",
    [
        "referentiel_code_rome",
        "referentiel_appellation",
        "referentiel_savoir",
        "liens_rome_referentiels",
        "rubrique_mobilite",
    ],
)
def test_what_comes_twice_is_refused_with_the_number_of_its_line(table):
    given = rome_tables()
    given[table].append(Line(99, given[table][0].fields))
    twice = [one for one in rome(given).refused if one.line == 99]
    assert [(one.table, "comes twice" in one.why) for one in twice] == [(table, True)]


def test_a_missing_column_is_named_in_words():
    given = rome_tables(referentiel_savoir=[{"code_ogr_savoir": "7"}], texte=[{"code_rome": "D1102"}])
    assert [str(one) for one in rome(given).refused if one.table in {"referentiel_savoir", "texte"}] == [
        "texte, line 2: the column libelle_type_texte is missing",
        "referentiel_savoir, line 2: the column libelle_savoir is missing",
    ]


def test_the_past_only_grows(rome_a):
    from django.db import DatabaseError, transaction

    first, second = (line.fields for line in rome_tables()["referentiel_code_rome"])
    rome(changed("referentiel_code_rome", first | {"libelle_rome": "Artisan"}, second), dated=B)
    with acting_as(SERVICE), pytest.raises(DatabaseError), transaction.atomic():
        Past.objects.update(label="x")
