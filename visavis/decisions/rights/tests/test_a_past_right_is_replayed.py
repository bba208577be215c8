"""A right keeps the texts and figures it was opened under: replayed later, it says the same, or names what differs."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from visavis.decisions.rights import Versions, compute, differences, parameters, read, replay
from visavis.decisions.rights.articles import art_13_salaire_journalier as art_13
from visavis.decisions.rights.tests.strategies import ordinary_lives
from visavis.decisions.rights.versions import Version

NADIA = {
    "birth": "1972-03-04",
    "registered_on": "2026-11-01",
    "contracts": [
        {"start": "2024-11-01", "end": "2026-10-31", "gross_monthly": 2080, "end_reason": "end_of_fixed_term"}
    ],
}


def as_kept(result):
    return json.loads(json.dumps(result.to_json()))


def versions_in(kept):
    return Versions.from_json(kept["versions"])


@pytest.fixture
def situation():
    return read(NADIA).situation


@pytest.fixture
def kept(situation):
    return as_kept(compute(situation))


@pytest.fixture
def a_new_figure(monkeypatch):
    """From today on, the table says another fixed part, another wage ceiling, and nothing is awaited any more."""
    tables = parameters._of_the_tables

    def changed(name, day, whom):
        used = tables(name, day, whom).used
        value = replace(used.value, value=Decimal("14")) if name == "fixed_part" else used.value
        return parameters.shown(replace(used, value=value, next_expected=None))

    monkeypatch.setattr(parameters, "_of_the_tables", changed)


@pytest.fixture
def a_new_text(monkeypatch):
    """From today on, article 13 has a second version, and the first one stopped before the end of the contract."""
    rule = art_13.salaire_journalier
    first = rule.at(date(2025, 4, 1))

    def halved(wages, days):
        found = first.decide(wages, days)
        return replace(found, value=found.value.divided_by(2), formula="round2(sr / jours / 2)")

    ended = replace(first, until=date(2026, 6, 30))
    second = Version(rule.name, first.key, date(2026, 7, 1), None, first.territory, first.reference, halved)
    before = [version for version in rule.versions if version is not first]
    monkeypatch.setattr(rule, "versions", [*before, ended, second])


def test_a_result_carries_every_figure_it_used(kept):
    values = {one["name"]: one for one in kept["versions"]["values"]}
    assert values["fixed_part"]["value"] == "13.18"
    assert values["fixed_part"]["since"] == "2025-07-01"
    assert {"monthly_wage_cap", "window_months", "inactivity_cap"} <= set(values)
    assert versions_in(kept) == Versions.from_json(versions_in(kept).to_json(whole=True))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(ordinary_lives())
def test_a_replay_gives_the_same_to_the_letter(life):
    before = as_kept(compute(life))
    assert differences(before, as_kept(replay(life, versions_in(before)))) == ()


def test_a_figure_that_changes_later_changes_nothing_in_a_past_right(situation, kept, a_new_figure):
    assert compute(situation).figures.daily_gross != replay(situation, versions_in(kept)).figures.daily_gross
    assert as_kept(replay(situation, versions_in(kept))) == kept


def test_a_text_that_changes_later_changes_nothing_in_a_past_right(situation, kept, a_new_text):
    assert "art13.sjr@2026-07-01" in compute(situation).versions.rules
    assert as_kept(replay(situation, versions_in(kept))) == kept


def test_without_its_values_a_past_right_differs_by_name_and_never_in_silence(situation, kept, a_new_figure):
    del kept["versions"]["values"]
    again = as_kept(replay(situation, versions_in(kept)))
    told = [one.say("fr").replace("\u00a0", " ") for one in differences(kept, again)]
    # 27.63 + 13.18 = 40.81; 27.63 + 14 = 41.63.
    assert "Montant par jour : 40,81 € gardé, 41,63 € refait." in told
    assert all(one.say("en") for one in differences(kept, again))


def test_a_right_kept_before_values_were_recorded_is_the_same_when_nothing_changed(situation, kept):
    del kept["versions"]["values"]
    assert differences(kept, as_kept(replay(situation, versions_in(kept)))) == ()


def test_a_version_that_is_no_longer_held_is_named(situation, kept):
    kept["versions"]["rules"].append("art13.sjr@2021-10-02")
    told = [one.say() for one in differences(kept, as_kept(replay(situation, versions_in(kept))))]
    assert told == ["La version art13.sjr@2021-10-02 de la règle n'est plus connue."]


def test_a_step_that_comes_or_goes_and_words_that_change_are_named(situation, kept):
    hours = read(NADIA | {"contracts": [NADIA["contracts"][0] | {"weekly_hours": 39}]}).situation
    with_hours = as_kept(compute(hours))
    assert any("cette étape est nouvelle" in one.say() for one in differences(kept, with_hours))
    assert any("cette étape n'existe plus" in one.say() for one in differences(with_hours, kept))
    reworded = json.loads(json.dumps(kept))
    reworded["explanation"]["title"] = {"template": "Autre titre"}
    assert len(differences(kept, reworded)) == 1


def test_a_calculation_leaves_nothing_behind_for_the_next(situation, kept, a_new_figure):
    replay(situation, versions_in(kept))
    assert str(compute(situation).figures.daily_gross) == "41.63"
