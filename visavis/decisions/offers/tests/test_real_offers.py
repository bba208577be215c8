"""The rules on real offers: almost none of them may be held by mistake."""

from __future__ import annotations

import csv
import lzma
import time
from datetime import date
from pathlib import Path

import pytest

from visavis.decisions.offers.judge import judge
from visavis.decisions.offers.offer import offer_from
from visavis.decisions.shared.sentence import catalogue

REAL = Path(__file__).parents[5] / "shared" / "data" / "offers" / "france_travail_offers.csv.xz"


@pytest.mark.shared_data
@pytest.mark.skipif(
    not REAL.exists(), reason=f"the folder of official data is not beside the project: {REAL}"
)
def test_at_most_one_real_offer_in_a_hundred_is_held():
    csv.field_size_limit(10**7)
    with lzma.open(REAL, "rt", encoding="utf-8") as file:
        offers = [offer_from(row) for row in csv.DictReader(file)]
    started = time.perf_counter()
    verdicts = [judge(offer, offer.created_on or date(2026, 6, 24)) for offer in offers]
    spent = (time.perf_counter() - started) / len(offers)
    held = [offer.id for offer, verdict in zip(offers, verdicts, strict=True) if verdict.severity == "block"]
    to_correct = [
        offer.id for offer, verdict in zip(offers, verdicts, strict=True) if verdict.severity == "fix"
    ]
    print(
        f"{len(offers)} offers, {len(held)} held, {len(to_correct)} to correct, {spent * 1000:.2f} ms an offer"
    )
    assert len(offers) > 1600
    assert len(held) <= len(offers) / 100
    assert len(to_correct) <= len(offers) / 50


def test_every_sentence_of_a_rule_is_also_said_in_english():
    from visavis.decisions.offers.tests.test_rules import RULES, cases, found_in

    english = catalogue("en")
    for rule in RULES:
        assert rule.plain.template in english
        for parameter in cases(rule.code.lower()):
            for finding in found_in(parameter.values[0], rule.code):
                assert {finding.words.template, finding.proposal.template} <= english.keys()
