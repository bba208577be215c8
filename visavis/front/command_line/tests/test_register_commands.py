"""`visavis register audit`: a bias planted in a rule stops the release; the figures of the day do not."""

from __future__ import annotations

import argparse
import json
from types import SimpleNamespace

import pytest

from visavis.front.command_line import register_audit, register_twins
from visavis.front.command_line.register import run_audit

DRY = argparse.Namespace(dry_run=True)


@pytest.fixture
def short(monkeypatch):
    """Six occupations are enough here."""
    monkeypatch.setattr(register_audit, "OCCUPATIONS", register_audit.OCCUPATIONS[:6])


def alone(monkeypatch, decision):
    """Only the twins of one decision: what is planted elsewhere is not waited for."""
    monkeypatch.setattr(register_twins, "AUDITED", {decision: register_twins.AUDITED[decision]})


def test_the_rules_that_run_are_not_worse_than_the_published_figures(short, capsys):
    assert run_audit(DRY) == 0
    assert "matching sex: gap 0.0000" in capsys.readouterr().out


def plant(monkeypatch, biased):
    from visavis.decisions.offers import judge as module

    real = module.judge

    def judge(offer, on):
        found = real(offer, on)
        return SimpleNamespace(may_be_shown=found.may_be_shown and not biased(offer), findings=found.findings)

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
        points = 0 if wish.words.endswith("euse") else found.points
        return SimpleNamespace(points=points, explanation=SimpleNamespace(value=points))

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


def test_there_are_sixty_people_of_twelve_origins_and_every_life_is_read():
    everybody = register_twins.people()
    assert len(everybody) == 60
    assert len({(each["given"], each["family"]) for each in everybody}) == 60
    from visavis.decisions.rights import read

    assert all(read(life).situation for life in register_twins.LIVES)


@pytest.mark.parametrize("decision", register_twins.AUDITED)
def test_no_twins_part_in_the_rules_that_run(decision, monkeypatch, capsys):
    alone(monkeypatch, decision)
    assert register_twins.told(register_twins.found()) == []
    assert f"{decision} twins by family: 0 of" in capsys.readouterr().out


def test_rights_that_look_at_the_town_of_birth_stop_the_release(short, monkeypatch, capsys):
    from visavis.decisions import rights

    real = rights.read

    def read(given):
        jobs = [{**job, "gross_monthly": "2000.00"} for job in given["contracts"]]
        return real({**given, "contracts": jobs} if given["birthplace"] == "Oran" else given)

    alone(monkeypatch, "rights")
    monkeypatch.setattr(rights, "read", read)
    assert run_audit(DRY) == 1
    assert "rights: birthplace (Oran)" in capsys.readouterr().err


def test_a_search_nearer_for_some_names_stops_the_release(short, monkeypatch, capsys):
    from visavis.decisions.matching import reasons as module

    real = module.wish_from

    def wish_from(given):
        return real({**given, "radius_km": 5} if given.get("family") == "Traoré" else given)

    alone(monkeypatch, "matching")
    monkeypatch.setattr(module, "wish_from", wish_from)
    assert run_audit(DRY) == 1
    assert "matching: family (Traoré)" in capsys.readouterr().err


def test_offers_held_back_for_the_name_of_the_employer_stop_the_release(short, monkeypatch, capsys):
    alone(monkeypatch, "offers")
    plant(monkeypatch, lambda offer: "Yılmaz" in offer.employer)
    assert run_audit(DRY) == 1
    assert "offers: family (Yılmaz)" in capsys.readouterr().err


def test_a_cv_that_still_tells_some_names_stops_the_release(short, monkeypatch, capsys):
    from visavis.decisions import anonymity

    real = anonymity.anonymise
    alone(monkeypatch, "anonymity")
    monkeypatch.setattr(
        anonymity,
        "anonymise",
        lambda text, names, address: real(text, [n for n in names if n != "Wang"], address),
    )
    assert run_audit(DRY) == 1
    assert "anonymity: family (Wang)" in capsys.readouterr().err
