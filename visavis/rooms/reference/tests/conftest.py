"""Small official files, written for these tests: an edition A and what changes in B."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from visavis.foundation.database.lines import Line
from visavis.foundation.identity.actor import SERVICE, Channel
from visavis.rooms.reference.actions.import_communes import import_communes
from visavis.rooms.reference.actions.import_rome import import_rome
from visavis.rooms.reference.editions import FileRead, Source, Table

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
COMMON = {"now": TUESDAY, "by": SERVICE, "channel": Channel.AUTOMATIC}
A, B = date(2025, 1, 1), date(2026, 1, 1)


def lines(rows):
    return [Line(number, fields) for number, fields in enumerate(rows, start=2)]


def source(what, dated=A, sha="", **changes):
    files = (FileRead("file.csv", sha, 10),) if sha else ()
    return Source(what=what, source="Essai", licence="libre", dated=dated, files=files, **changes)


def table(rows, name="file.csv"):
    return Table(name, tuple(rows[0]), lines(rows))


def rome_tables(**changes):
    given = {
        "referentiel_code_rome": [
            {"code_rome": "D1102", "libelle_rome": "Boulanger / Boulangère", "emploi_reglemente": "", "code_rome_parent": "D1102"},
            {"code_rome": "J1501", "libelle_rome": "Aide-soignant / Aide-soignante", "emploi_reglemente": "O", "code_rome_parent": "J1501"},
        ],
        "referentiel_appellation": [
            {"code_ogr": "1", "code_rome": "D1102", "libelle_appellation_long": "Tourier / Tourière", "classification": "SYNONYME"},
            {"code_ogr": "2", "code_rome": "J1501", "libelle_appellation_long": "Aide-soignant / Aide-soignante", "classification": "PRINCIPALE"},
        ],
        "referentiel_savoir": [{"code_ogr_savoir": "7", "libelle_savoir": "Hygiène"}],
        "liens_rome_referentiels": [
            {"code_rome": "D1102", "code_compo_bloc": "5", "code_rubrique": "3", "code_ogr": "7"},
            {"code_rome": "D1102", "code_compo_bloc": "2", "code_rubrique": "", "code_ogr": "1"},
        ],
        "texte": [{"code_rome": "D1102", "libelle_type_texte": "definition", "libelle_texte": "Fabrique du pain d''aujourd''hui."}],
        "rubrique_mobilite": [{"code_rome": "D1102", "code_rome_cible": "J1501", "numero_ordre": "1"}],
    }  # fmt: skip
    return {name: lines(rows) for name, rows in (given | changes).items()}


def rome(given=None, **changes):
    return import_rome(tables=given or rome_tables(), source=source("occupations", **changes), **COMMON)


def communes(*tables, **changes):
    return import_communes(tables=tables, source=source("communes", **changes), **COMMON)


def commune(code, name, postal, *, kind="COM", parent="", population="10"):
    return {
        "insee_com": code, "commune": name, "commune_article": name, "code_postal": postal, "commune_type": kind,
        "insee_parente": parent, "insee_dep": code[:2], "lat": "48.8", "lng": "2.3", "population_2021": population,
    }  # fmt: skip


@pytest.fixture
def rome_a(db):
    return rome()
