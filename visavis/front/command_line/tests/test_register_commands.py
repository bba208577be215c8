"""`visavis register audit`: a bias planted in a rule stops the release; the figures of the day do not."""

from __future__ import annotations

import argparse
import json
from types import SimpleNamespace

import pytest

from visavis.front.command_line import register_audit
from visavis.front.command_line.register import run_audit

DRY = argparse.Namespace(dry_run=True)


@pytest.fixture
def short(monkeypatch):
    """Six occupations are enough here."""
    monkeypatch.setattr(register_audit, "OCCUPATIONS", register_audit.OCCUPATIONS[:6])


def test_the_rules_that_run_are_not_worse_than_the_published_figures(short, capsys):
    assert run_audit(DRY) == 0
    assert "matching sex: gap 0.0000" in capsys.readouterr().out


def plant(monkeypatch, biased):
    from visavis.decisions.offers import judge as module

    real = module.judge

    def judge(offer, on):
        return SimpleNamespace(may_be_shown=real(offer, on).may_be_shown and not biased(offer))

    monkeypatch.setattr(module, "judge", judge)


def test_a_rule_that_holds_offers_of_the_countryside_back_stops_the_release(short, monkeypatch, capsys):
    plant(monkeypatch, lambda offer: offer.place == "Sancergues" and "2 150" in offer.wage_text)
    assert run_audit(DRY) == 1
    assert "offers: area" in capsys.readouterr().err


def test_a_rule_that_holds_offers_naming_old_people_back_stops_the_release(short, monkeypatch, capsys):
    plant(monkeypatch, lambda offer: "60 ans" in offer.description and "13,20" in offer.wage_text)
    assert run_audit(DRY) == 1
    assert "offers: age" in capsys.readouterr().err


def test_a_search_that_finds_women_s_words_less_well_stops_the_release(short, monkeypatch, capsys):
    from visavis.decisions.matching import reasons as module

    real = module.reasons

    def reasons(wish, candidate, today):
        found = real(wish, candidate, today)
        return SimpleNamespace(points=0 if wish.words.endswith("euse") else found.points)

    monkeypatch.setattr(module, "reasons", reasons)
    assert run_audit(DRY) == 1
    assert "matching: sex" in capsys.readouterr().err


def test_a_worse_audit_writes_nothing(short, monkeypatch, tmp_path):
    published, page = tmp_path / "equality.json", tmp_path / "equality.md"
    published.write_text(json.dumps({"offers": {"age": 0, "area": 0, "sex": 0}}))
    monkeypatch.setattr(register_audit, "PUBLISHED", published)
    monkeypatch.setattr(register_audit, "WRITTEN", page)
    plant(monkeypatch, lambda offer: offer.place == "Sancergues")
    before = published.read_text()
    assert register_audit.run(write=True) == 1
    assert published.read_text() == before
    assert not page.exists()
