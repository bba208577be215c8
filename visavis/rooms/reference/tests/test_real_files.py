"""The full official files, as published: how many entries they give, and which lines nobody could use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from visavis.front.command_line import main
from visavis.rooms.agencies.models import Agency
from visavis.rooms.reference import queries
from visavis.rooms.reference.door import find_place, occupation
from visavis.rooms.reference.models import Edition

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared_data,
    pytest.mark.long,
    pytest.mark.skipif(not DATA.exists(), reason=f"no official data in {DATA}"),
]
DARES = DATA / "labour-market" / "dares_portrait_metiers"


def read(capsys, *words):
    code = main(["import", *map(str, words)])
    said = capsys.readouterr().out.strip().splitlines()
    return code, json.loads(said[-1]) if said else {}


def test_every_official_file_comes_in_whole(capsys):
    code, rome = read(capsys, "rome", DATA / "rome")
    assert (code, rome["occupations"], rome["titles"], rome["links"], rome["near"]) == (
        0,
        1584,
        13120,
        118923,
        14912,
    )
    assert Edition.objects.get().dated.isoformat() == "2025-09-18"
    code, communes = read(capsys, "communes", DATA / "geo" / "communes.csv.xz")
    assert (code, communes["communes"], communes["closed"]) == (0, 34979, 0)
    assert find_place("75011").code == "75111" and find_place("le mans").code == "72181"
    code, agencies = read(capsys, "agencies", DATA / "geo" / "agences_emploi.csv")
    assert (code, agencies["agencies"], agencies["hours_unknown"]) == (0, 993, 993)
    assert (
        Agency.objects.filter(zone="Indian/Reunion").count()
        == Agency.objects.filter(postal_code__startswith="974").count()
    )
    mapping = DATA / "rome" / "crosswalks" / "FR_20230607_mapping_esco_rome.csv.xz"
    code, esco = read(capsys, "esco", DATA / "esco", mapping)
    assert (code, esco["occupations_in_french"], esco["skills_in_french"], esco["occupations"]) == (
        0,
        2740,
        13095,
        3007,
    )
    code, market = read(
        capsys, "labour-market", DARES / "tensions.csv.xz", DARES / "fap225_rome.csv.xz",
        DATA / "labour-market" / "series_offres_diffusees_T42025.xlsx", DATA / "rome" / "crosswalks" / "intitule_fap2009.txt.xz",
    )  # fmt: skip
    assert (code, market["tensions"], market["months"]) == (2, 31034, 909)
    shown = queries.occupation("D1102")
    assert (
        shown.hiring is not None and shown.near and shown.skills and queries.latest_month().offers == 680100
    )
    assert queries.search("vendeuse en boulangerie")[0].title.code == "D1106"
    assert occupation("D1102").is_valid
    assert read(capsys, "rome", DATA / "rome") == (0, {})
