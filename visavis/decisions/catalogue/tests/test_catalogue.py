"""Every package has its entry, whole in both languages; the version follows the rules, and what is missing is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from visavis.decisions import catalogue
from visavis.decisions.catalogue import Incomplete, Kind, LastRun, entries, entry, last_tests
from visavis.decisions.catalogue.described import read_entry
from visavis.decisions.catalogue.version import content_of

FOLDER = Path(__file__).resolve().parents[2]


def given(**changed):
    words = {
        name: "Dit."
        for name in ("name", "purpose", "mention", "owner", "part", "not_used", "oversight", "fairness")
    } | {name: "Dit." for name in ("risks", "effect", "contest")}
    words |= {name: ["Dit."] for name in ("operations", "weights", "data")}
    day = date(2026, 11, 25)
    return {
        "kind": "decides", "since": day, "reviewed_on": day, "contest_url": "/contester/",
        "law": [{"text": "Code du travail", "article": "L1"}], "fr": words, "en": dict(words),
    } | changed  # fmt: skip


def test_every_package_of_decisions_has_its_entry():
    packages = {each.parent.name for each in FOLDER.glob("*/__init__.py")}
    assert {one.package for one in entries()} == packages
    assert len(packages) >= 9


def test_a_package_without_its_entry_is_refused_and_named(monkeypatch, tmp_path):
    bare = tmp_path / "bare"
    bare.mkdir()
    monkeypatch.setattr("visavis.decisions.catalogue.described.resources.files", lambda name: bare)
    entry.cache_clear()
    with pytest.raises(Incomplete, match=r"visavis/decisions/bare/register.toml is missing"):
        entry("bare")
    entry.cache_clear()


@pytest.mark.parametrize("field", ["purpose", "weights", "data", "contest", "owner", "risks", "mention"])
def test_an_entry_that_leaves_a_field_out_is_refused_by_its_name(field):
    words = {name: value for name, value in given()["fr"].items() if name != field}
    with pytest.raises(Incomplete, match=field):
        read_entry("rights", given(fr=words))


def test_what_decides_without_a_law_is_refused():
    with pytest.raises(Incomplete, match="law"):
        read_entry("rights", given(law=[]))


def test_an_entry_in_one_language_only_is_refused():
    one = given()
    del one["en"]
    with pytest.raises(Incomplete, match="en"):
        read_entry("rights", one)


def test_what_decides_comes_first():
    kinds = [one.kind for one in entries()]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert {"rights", "offers", "matching"} <= {one.package for one in entries() if one.listed}


def test_the_same_number_of_lines_is_said_in_both_languages():
    for one in entries():
        fr, en = one.say("fr"), one.say("en")
        assert (len(fr.operations), len(fr.weights), len(fr.data)) == (
            len(en.operations),
            len(en.weights),
            len(en.data),
        )


def test_the_version_changes_with_a_rule_and_not_with_a_test(tmp_path, monkeypatch):
    (tmp_path / "tests").mkdir()
    (tmp_path / "rule.py").write_text("RATE = 1\n")
    monkeypatch.setattr("visavis.decisions.catalogue.version.resources.files", lambda name: tmp_path)

    def version():
        content_of.cache_clear()
        return content_of("any")

    before = version()
    (tmp_path / "tests" / "test_rule.py").write_text("assert True\n")
    (tmp_path / "register.toml").write_text("kind = 'nothing'\n")
    assert version() == before
    (tmp_path / "rule.py").write_text("RATE = 2\n")
    assert version() != before
    (tmp_path / "rule.py").write_text("RATE = 1\n")
    (tmp_path / "figures.toml").write_text("rate = 2\n")
    assert version() != before
    content_of.cache_clear()


def test_a_result_of_tests_of_another_version_is_not_shown_as_this_one(monkeypatch):
    known = {"rights": LastRun(date(2026, 11, 25), 10, 0, "000000000000")}
    monkeypatch.setattr("visavis.decisions.catalogue.tested._table", lambda: known)
    assert last_tests("rights") is None
    known["rights"] = LastRun(date(2026, 11, 25), 10, 0, content_of("rights"))
    assert last_tests("rights") is known["rights"]


def test_every_duty_says_in_both_languages_what_it_asks_and_how_far_it_is_met():
    found = catalogue.duties()
    assert len(found) > 15
    for duty in found:
        assert all(duty.asks[language] and duty.how[language] for language in ("fr", "en"))
        assert duty.evidence or duty.met == "no", duty.code
    assert {duty.law.article for duty in found} >= {"L311-3-1", "L312-1-3", "R311-3-1-1"}
