"""Règlement d'assurance chômage, articles 14 to 16: the daily allowance.

Rule (shortened): the allowance is the higher of 40.4 % of the daily reference wage plus a fixed part, and 57 % of it;
never under the minimum allowance; never over 75 % of the daily reference wage, which wins over the minimum. For
part-time work the fixed part and the minimum are reduced in proportion.

In plain words: the law makes two calculations and keeps the better one, between a floor and a ceiling.
"""

from __future__ import annotations

from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import amount, as_money, ratio
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, weighed
from visavis.decisions.shared.money import Money, euros
from visavis.decisions.shared.sentence import Sentence

allocation_journaliere: Rule[[Explanation, date, Input], Explanation] = Rule("art14.are")
FORMULA = (
    "min(max(round2(share_variable * sjr + fixed_part * quotite), round2(share_floor * sjr),"
    " round2(minimum * quotite)), round2(share_cap * sjr))"
)


@allocation_journaliere.under(*TEXTS, article="14 à 16")
def are_depuis_juillet_2014(sjr_node: Explanation, day: date, part_time: Input) -> Explanation:
    """The best of the two shares and the minimum, within 75 %, with the figures of the first day paid, `day`.

    `part_time` is the input named `quotite`.
    """
    sjr, quotite = as_money(sjr_node), ratio(part_time)
    variable, fixed, floor, minimum, cap = _figures(day)
    with_fixed = euros(ratio(variable) * sjr.euros + amount(fixed).euros * quotite)
    simple = sjr.times(ratio(floor))
    least, most = amount(minimum).times(quotite), sjr.times(ratio(cap))
    value = min(max(with_fixed, simple, least), most)
    lines = (
        _with_fixed_line(variable, sjr, amount(fixed).times(quotite), with_fixed, value),
        _simple_line(floor, sjr, simple, value if with_fixed < simple else None),
        _minimum_line(least, value, max(with_fixed, simple)),
        _cap_line(cap, sjr, most, value),
    )
    return Explanation(
        code="aj",
        title=Sentence("Montant par jour"),
        value=value,
        in_plain_words=_plain_words(value, with_fixed, simple, least),
        lines=lines,
        formula=FORMULA,
        inputs=(variable, fixed, floor, minimum, cap, part_time),
        rounding=Sentence("Au centime le plus proche."),
        doubts=_doubts(fixed, part_time),
        children=(sjr_node,),
    )


def _figures(day: date) -> tuple[Input, Input, Input, Input, Input]:
    """Variable share, fixed part, simple share, minimum, highest share, on `day`."""
    return (
        law("share_variable", Sentence("Part variable"), day),
        law("fixed_part", Sentence("Partie fixe"), day),
        law("share_floor", Sentence("Part simple"), day),
        law("minimum", Sentence("Minimum"), day),
        law("share_cap", Sentence("Part maximale"), day),
    )


def _plain_words(value: Money, with_fixed: Money, simple: Money, least: Money) -> tuple[Sentence, ...]:
    rule = Sentence("La loi fait deux calculs. On garde le plus favorable.")
    if value < max(with_fixed, simple, least):
        return rule, Sentence("Ici, le plafond de 75 % de votre salaire par jour s'applique.")
    if value == least and value > max(with_fixed, simple):
        return rule, Sentence("Ici, c'est le minimum.")
    if value == with_fixed:
        return rule, Sentence("Ici, c'est le premier.")
    return rule, Sentence("Ici, c'est le second.")


def _with_fixed_line(share: Input, sjr: Money, fixed: Money, result: Money, value: Money) -> FormulaLine:
    words = Sentence.of(
        "{share:%} de {sjr} + {fixed} = {result}", share=share.value, sjr=sjr, fixed=fixed, result=result
    )
    return weighed(words, result == value, Sentence("non retenu"))


def _simple_line(share: Input, sjr: Money, result: Money, value: Money | None) -> FormulaLine:
    words = Sentence.of("{share:%} de {sjr} = {result}", share=share.value, sjr=sjr, result=result)
    return weighed(words, result == value, Sentence("non retenu"))


def _minimum_line(least: Money, value: Money, best: Money) -> FormulaLine:
    kept = least == value and least > best
    words = Sentence.of("Minimum : {least}", least=least)
    if kept:
        return FormulaLine(words)
    because = Sentence("dépassé") if best >= least else Sentence("non retenu")
    return FormulaLine(words, False, because)


def _cap_line(cap: Input, sjr: Money, most: Money, value: Money) -> FormulaLine:
    words = Sentence.of("Plafond : {share:%} de {sjr} = {most}", share=cap.value, sjr=sjr, most=most)
    return weighed(words, most == value, Sentence("non atteint"))


def _doubts(fixed: Input, part_time: Input) -> tuple[Sentence, ...]:
    doubts = [one.doubt for one in (fixed, part_time) if one.doubt]
    return tuple(dict.fromkeys(doubts))
