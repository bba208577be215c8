"""A rule or a figure changes on its date, and on no other day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings

from visavis.decisions.rights import Contract, EndReason, Nature, Situation, cases, compute, parameter
from visavis.decisions.rights.parameters import Series, Whom, all_series
from visavis.decisions.rights.scope import rules_day
from visavis.decisions.rights.tests.strategies import ordinary_lives
from visavis.decisions.rights.texts import TEXTS, text_on
from visavis.decisions.rights.versions import RULES, START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.source import Status

DAY = timedelta(days=1)
EVERY_ARTICLE_IS_LOADED_BY = cases
FIRST, LAST = date(2014, 7, 1), date(2027, 1, 1)


@pytest.mark.parametrize("series", all_series().values(), ids=lambda series: series.name)
@pytest.mark.parametrize("age", [30, 54, 56, 60])
def test_a_figure_changes_only_on_a_listed_day(series: Series, age: int):
    dates = {value.since for value in series.values}
    day = max(FIRST, min(dates))
    while day < LAST:
        if is_unknown(series, day) or is_unknown(series, day + DAY):
            day += DAY
            continue
        if series.at(day, Whom(age)).value != series.at(day + DAY, Whom(age)).value:
            assert day + DAY in dates
        day += DAY


def is_unknown(series: Series, day: date) -> bool:
    """Nobody read the figure of that day: it is refused."""
    known = max((value.since for value in series.values if value.since <= day), default=None)
    return any(known < since <= day for since in series.unknown_since)


def test_a_figure_nobody_read_is_refused():
    with pytest.raises(LookupError, match="not known"):
        parameter("ass_daily_mayotte", date(2024, 1, 1))


@pytest.mark.parametrize("series", all_series().values(), ids=lambda series: series.name)
def test_every_figure_has_a_source_and_an_article(series: Series):
    assert series.article
    assert all(value.source for value in series.values)
    assert len(
        {(value.since, value.age_from, value.overseas, value.seasonal) for value in series.values}
    ) == len(series.values)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_rule_changes_only_on_the_first_day_of_a_version(rule: Rule):
    assert rule.at(START_2024) in rule.versions
    for version in rule.versions:
        assert rule.at(version.since) is version
        assert version.until is None or rule.at(version.until + DAY) is not version


def test_the_rules_of_payment_change_on_the_first_of_april_2025():
    rule = RULES["art24.jours_payes"]
    assert rule.at(START_2024 - DAY).code == "art24.jours_payes@2014-07-01"
    assert rule.at(START_2024).code == "art24.jours_payes@2025-04-01"


def moved(life: Situation, days: int) -> Situation:
    """The same life, every day of it moved."""
    step = timedelta(days=days)
    contracts = tuple(replace(one, start=one.start + step, end=one.end + step) for one in life.contracts)
    registered = life.registered_on and life.registered_on + step
    return replace(life, birth=life.birth + step, contracts=contracts, registered_on=registered)


def by_end_of_contract(life: Situation) -> set[str]:
    """The versions a right was computed under that the end of the contract chooses."""
    chosen = {rule.name for rule in RULES.values() if rule.versions[0].key is KeyEvent.END_OF_CONTRACT}
    return {code for code in compute(life).versions.rules if code.split("@")[0] in chosen}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(ordinary_lives())
def test_the_rules_of_a_life_change_only_where_a_text_starts(life):
    later = moved(life, 1)
    versions = {code.split("@")[1] for code in by_end_of_contract(life)}
    assert versions == {str(text_on(life.rules_on).since)}
    if life.rules_on + DAY not in {text.since for text in TEXTS}:
        assert {code.split("@")[1] for code in by_end_of_contract(later)} == versions


@pytest.mark.parametrize("text", TEXTS[1:], ids=lambda text: text.code)
def test_a_life_that_ends_the_day_a_text_starts_follows_it_and_the_day_before_the_one_before(text):
    contract = Contract(
        text.since - timedelta(days=800), text.since, Nature.CDD, EndReason.END_OF_FIXED_TERM, Money(200_000)
    )
    life = Situation(date(1985, 5, 5), (contract,))
    assert f"art9.duree@{text.since}" in compute(life).versions.rules
    before = TEXTS[TEXTS.index(text) - 1]
    assert f"art9.duree@{before.since}" in compute(moved(life, -1)).versions.rules


def test_two_versions_may_not_cover_the_same_days():
    rule: Rule = Rule("test.twice")
    mark = dict(key=KeyEvent.DAY_PAID, reference=regulation_2024("0"))
    rule.version(since=date(2025, 4, 1), **mark)(lambda: None)
    with pytest.raises(ValueError, match="same days"):
        rule.version(since=date(2024, 1, 1), **mark)(lambda: None)
    del RULES["test.twice"]


def test_a_day_before_every_version_is_not_guessed():
    with pytest.raises(LookupError, match="no version"):
        RULES["art14.are"].at(FIRST - DAY)


def test_each_text_holds_every_rule_of_a_right():
    chosen = [rule for rule in RULES.values() if rule.versions[0].key is KeyEvent.END_OF_CONTRACT]
    general = [rule for rule in chosen if rule.name.startswith("art") and rule.name != "art9bis.complement"]
    for text, rule in product(TEXTS, general):
        assert rule.at(text.since).since == text.since, (text.code, rule.name)
        assert rule.at(text.since).reference.text == text.name


def test_a_dismissal_follows_the_rules_of_the_day_its_procedure_started():
    contract = Contract(date(2020, 1, 1), date(2025, 9, 30), end_reason=EndReason.DISMISSAL)
    started = replace(contract, procedure_start=date(2025, 8, 1))
    ended = (KeyEvent.END_OF_CONTRACT, contract.end)
    assert rules_day(contract) == ended
    assert rules_day(started) == (KeyEvent.START_OF_PROCEDURE, date(2025, 8, 1))
    assert rules_day(replace(started, end_reason=EndReason.MUTUAL_END)) == ended


def test_an_unknown_figure_is_not_guessed():
    with pytest.raises(LookupError, match="no parameter"):
        parameter("nothing", START_2024)
    with pytest.raises(LookupError, match="no value"):
        parameter("payment_month_days", START_2024 - DAY)


def test_the_longest_duration_is_the_longest_count_times_its_coefficient():
    from math import ceil

    for age in (40, 55, 57):
        days = parameter("reference_days_max", START_2024, age).value
        coefficient = parameter("duration_coefficient", START_2024, age).value
        assert ceil(days * coefficient) == parameter("duration_max", START_2024, age).value


def test_a_doubtful_figure_says_so():
    assert parameter("specific_deferral_divisor", date(2026, 5, 1)).status is Status.DOUBTFUL
