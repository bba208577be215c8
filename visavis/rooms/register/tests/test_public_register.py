"""Anybody reads each algorithm, with its law, its data and what became of its results, and takes the register away."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from visavis.decisions.catalogue import duties, entries
from visavis.decisions.catalogue.described import Words
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.register.outcomes import outcomes

ROOT = Path(__file__).resolve().parents[4]
LISTED = [one.package for one in entries() if one.listed]
pytestmark = pytest.mark.django_db


def said_on(page) -> str:
    import html

    return html.unescape(page.content.decode())


def happened(name, times, *, people=None, **details):
    with acting_as(SERVICE):
        for number in range(times):
            FactRow.objects.create(
                id=uuid7(), name=name, at=now(), role="counsellor", channel="desk",
                file_id=people[number % len(people)] if people else uuid4(), details=details,
            )  # fmt: skip


def contested(outcome, times):
    for _ in range(times):
        file_id, number = uuid4(), str(uuid4())
        happened(
            "contestation.ContestationOpened", 1, people=[file_id], contestation_id=number, subject="rights"
        )
        happened(
            "contestation.ContestationAnswered", 1, people=[file_id], contestation_id=number, outcome=outcome
        )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("package", LISTED)
def test_each_algorithm_has_its_page_with_every_field_in_both_languages(package, language):
    client = Client(headers={"accept-language": language})
    page = said_on(client.get(f"/algorithmes/{package}/"))
    one = next(each for each in entries() if each.package == package)
    words = one.say(language)
    for field in Words.__dataclass_fields__:
        if field in ("mention", "why_nothing"):
            continue
        value = getattr(words, field)
        for said in value if isinstance(value, tuple) else [value]:
            assert said in page, field
    assert all(law.article in page for law in one.law)
    assert one.version in page
    assert one.contest_url in page


def test_the_list_shows_all_those_that_decide_nothing_with_the_reason():
    page = said_on(Client().get("/algorithmes/"))
    for one in entries():
        assert one.say("fr").name in page
        assert one.listed or one.say("fr").why_nothing in page
    assert "Aucun texte écrit par une intelligence artificielle" in page


@pytest.mark.parametrize("package", ["openness", "nothing-like-it"])
def test_what_decides_nothing_has_no_page(package):
    assert Client().get(f"/algorithmes/{package}/").status_code == 404


def test_the_foot_of_every_page_leads_to_the_register():
    assert 'href="/algorithmes/"' in Client().get("/").content.decode().partition("<footer")[2]


def test_the_register_is_taken_away_whole_as_json():
    data = json.loads(Client().get("/algorithmes/registre.json").content)
    assert {one["package"] for one in data["algorithms"]} == {one.package for one in entries()}
    assert data["text_written_by_a_model"] == "none"
    rights = next(one for one in data["algorithms"] if one["package"] == "rights")
    assert rights["law"]
    assert rights["fr"]["weights"]
    assert rights["en"]["weights"]
    assert len(data["duties"]) == len(duties())


def test_the_register_is_taken_away_as_csv():
    rows = list(csv.reader(io.StringIO(Client().get("/algorithmes/registre.csv").content.decode())))
    assert len(rows) == 1 + len(entries())
    assert {len(row) for row in rows} == {len(rows[0])}
    assert {"package", "version", "law", "purpose_fr", "purpose_en"} <= set(rows[0])


def test_the_duties_are_taken_away_as_csv_and_read_as_a_page():
    rows = list(csv.DictReader(io.StringIO(Client().get("/algorithmes/obligations.csv").content.decode())))
    assert {row["article"] for row in rows} >= {"L311-3-1", "L312-1-3", "R311-3-1-1"}
    page = said_on(Client().get("/algorithmes/obligations/"))
    assert all(row["asks_fr"] in page for row in rows)


def test_every_evidence_of_a_duty_is_there():
    missing = []
    for duty in duties():
        for each in duty.evidence:
            if each.kind == "page":
                try:
                    resolve(each.at)
                except Resolver404:
                    missing.append(each.at)
                continue
            path, _, name = each.at.partition("::")
            if not (ROOT / path).exists() or (
                name and f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
            ):
                missing.append(each.at)
    assert missing == []


def test_rates_are_counted_from_what_humans_answered():
    contested("kept", 30)
    contested("changed", 12)
    contested("partly", 18)
    found = outcomes("rights", now())
    assert dict(found.counts)["changed"] == 12
    assert found.answered == 60
    assert found.overruled_in_100 == 50.0


def test_few_people_are_hidden_and_their_rate_with_them():
    contested("kept", 30)
    contested("changed", 2)
    found = outcomes("rights", now())
    counts = dict(found.counts)
    assert counts["changed"] is None
    assert counts["kept"] is None or found.answered is None, "one hidden cell alone is found by subtracting"
    assert found.overruled_in_100 is None
    page = said_on(Client().get("/algorithmes/rights/"))
    assert "Trop peu de résultats relus" in page


def test_many_computations_of_few_people_are_hidden():
    few = [uuid4() for _ in range(3)]
    happened("rights.RightsComputed", 40, people=few)
    assert dict(outcomes("rights", now()).counts)["computed"] is None


def test_offers_released_by_a_human_are_errors_of_the_rules():
    for name, times in (("offers.OfferReleased", 20), ("offers.HoldConfirmed", 60)):
        for _ in range(times):
            happened(name, 1, offer_id=str(uuid4()))
    assert outcomes("offers", now()).overruled_in_100 == 25.0


def test_what_happened_more_than_a_year_ago_is_not_counted():
    happened("rights.RightsComputed", 20)
    assert dict(outcomes("rights", datetime(2029, 1, 1, tzinfo=UTC)).counts)["computed"] == 0


def test_nothing_is_counted_of_a_package_that_decides_nothing():
    assert outcomes("openness", now()) is None
