"""Money, periods, sentences, formulas and explanations say what they mean and lose nothing."""

from datetime import date
from decimal import Decimal

import pytest

from visavis.decisions.shared.answer import Verdict, all_of, cannot_say, no, yes
from visavis.decisions.shared.explanation import (
    Explanation,
    FormulaLine,
    Input,
    Origin,
    Provenance,
)
from visavis.decisions.shared.formula import FormulaError, evaluate
from visavis.decisions.shared.money import Money, Rounding, euros
from visavis.decisions.shared.periods import (
    Period,
    add_months,
    age_on,
    days_covered,
    months_before,
    working_days,
)
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status


def test_money_reads_what_people_write():
    assert euros("1 234,56 €".removesuffix("€")) == euros("1234.56") == Money(123456)


@pytest.mark.parametrize("wrong", [1.5, True, None])
def test_money_refuses_floats_and_what_is_not_a_number(wrong):
    with pytest.raises(TypeError):
        euros(wrong)


@pytest.mark.parametrize("wrong", ["douze", "NaN", "Infinity", ""])
def test_money_refuses_words_that_are_no_amount(wrong):
    with pytest.raises(ValueError, match="not an amount"):
        euros(wrong)


def test_rounding_is_named_and_halves_go_up():
    assert euros("10.00").times(Decimal("0.0005")) == Money(1)
    assert euros("10.00").divided_by(3, Rounding.UP) == Money(334)
    assert euros("10.00").divided_by(3, Rounding.DOWN) == Money(333)


def test_money_is_not_multiplied_by_a_decimal_without_a_named_rounding():
    with pytest.raises(TypeError):
        euros("10") * Decimal("0.5")


def test_a_sum_of_money_starts_from_nothing():
    assert sum([Money(1), Money(2)]) == Money(3)


def test_a_year_of_civil_weeks_counts_its_weekdays():
    assert working_days([Period(date(2025, 1, 1), date(2025, 12, 31))]) == 261
    assert working_days([Period(date(2025, 1, 1), date(2025, 4, 30))]) == 86


def test_days_shared_by_two_contracts_count_once():
    first, second = (
        Period(date(2026, 1, 1), date(2026, 1, 20)),
        Period(date(2026, 1, 10), date(2026, 1, 31)),
    )
    assert days_covered([first, second]) == 31


def test_months_keep_to_the_calendar():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2026, 10, 31), 24) == Period(date(2024, 11, 1), date(2026, 10, 31))
    assert [month.month for month in Period(date(2026, 11, 30), date(2027, 1, 2)).months] == [11, 12, 1]


def test_age_changes_on_the_birthday():
    assert age_on(date(1970, 11, 18), date(2026, 11, 17)) == 55
    assert age_on(date(1970, 11, 18), date(2026, 11, 18)) == 56


def test_a_sentence_shows_figures_as_people_write_them():
    sentence = Sentence.of(
        "{amount} à {rate:%} dès le {day}, {days:jour|jours}",
        amount=euros("1234.56"),
        rate=Decimal("0.404"),
        day=date(2026, 11, 1),
        days=1,
    )
    assert (
        sentence.say("fr")
        == "1\u202f234,56\u00a0€ à 40,4\u00a0% dès le 1er\u00a0novembre\u00a02026, 1\u00a0jour"
    )
    assert sentence.say("en") == "€1,234.56 à 40.4% dès le 1\u00a0November\u00a02026, 1\u00a0jour"


def test_french_punctuation_never_starts_a_line():
    assert Sentence("Pourquoi ce chiffre ?").say() == "Pourquoi ce chiffre\u00a0?"


def test_the_figures_of_a_sentence_can_be_underlined():
    sentence = Sentence.of("57 % de {sjr}", sjr=euros("68.38"))
    assert list(sentence.parts()) == [("57\u00a0% de ", None), ("68,38\u00a0€", "sjr")]


def test_the_calculator_knows_four_operations_and_some_roundings():
    names = {"sjr": Decimal("131.51"), "fixed": Decimal("13.18"), "a": Decimal("0.404"), "b": Decimal("0.57")}
    assert evaluate("max(round2(a * sjr + fixed), round2(b * sjr))", names) == Decimal("74.96")
    assert evaluate("end + 1 + 7", {"end": date(2026, 10, 31)}) == date(2026, 11, 8)
    assert evaluate("ceil(7 / 5) >= floor(7 / 5)", {}) == 1


@pytest.mark.parametrize("wrong", ["__import__('os')", "a.b", "[1]", "1.5", "unknown", "min(x=1)", "1 +"])
def test_the_calculator_refuses_everything_else(wrong):
    with pytest.raises(FormulaError):
        evaluate(wrong, {"a": Decimal(1)})


HUMAN = Sentence("Votre conseiller décide.")


def test_a_sure_no_beats_a_doubt_and_a_doubt_beats_a_yes():
    doubt = cannot_say(Sentence("On ne sait pas."), who_decides=HUMAN)
    assert all_of([yes(), doubt]).verdict is Verdict.CANNOT_SAY
    assert all_of([yes(), doubt, no()]).verdict is Verdict.NO


def test_an_open_answer_names_a_human():
    with pytest.raises(ValueError, match="human"):
        cannot_say(Sentence("On ne sait pas."), who_decides=None)


def example() -> Explanation:
    source = Provenance(Origin.EMPLOYER, "Boulangerie Lemoine", date(2026, 11, 9))
    sjr = Explanation(
        code="sjr",
        title=Sentence("Salaire par jour"),
        value=Money(6838),
        formula="round2(sr / days)",
        inputs=(
            Input("sr", Sentence("Salaires"), euros(49920), source),
            Input("days", Sentence("Jours"), 730, source),
        ),
    )
    return Explanation(
        code="aj",
        title=Sentence("Montant par jour"),
        value=Money(3898),
        formula="round2(rate * sjr)",
        in_plain_words=(Sentence("57 % du salaire par jour."),),
        lines=(FormulaLine(Sentence.of("57 % de {sjr}", sjr=Money(6838)), False, Sentence("Non retenu.")),),
        inputs=(Input("rate", Sentence("Part"), Decimal("0.57"), Provenance(Origin.LAW, "art. 14"), HUMAN),),
        rounding=Sentence("au centime"),
        reference=LawReference("Règlement", "art. 14", date(2025, 4, 1), status=Status.RECALLED),
        children=(sjr,),
    )


def test_an_explanation_rebuilds_its_figure_from_what_it_recorded():
    assert example().rebuild() == Money(3898)


def test_an_explanation_with_a_wrong_figure_is_caught():
    assert Explanation("x", Sentence("x"), Money(1), formula="1 + 1").rebuild() != Money(1)


def test_an_explanation_survives_json():
    import json

    tree = example()
    assert Explanation.from_json(json.loads(json.dumps(tree.to_json()))) == tree


def test_a_line_is_found_by_its_code():
    assert example().find("sjr").value == Money(6838)
    with pytest.raises(KeyError):
        example().find("unknown")
