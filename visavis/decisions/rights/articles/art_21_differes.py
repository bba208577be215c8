"""Règlement d'assurance chômage, article 21: delays before the first payment.

Rule (shortened): § 2, indemnities above what the law provides, divided by a number set each year, give a specific
delay, at most 150 days (180 under the convention of 2014, 75 after an economic dismissal), from the end of each
contract. § 1, paid-leave compensation divided by the daily reference wage gives a delay, at most 30 days since
November 2019, after the specific one. What the law asks an employer to pay is computed here (Code du travail R1234-1
ff.) when only the whole indemnity is known.

In plain words: money already received moves the first payment. It never shortens your right.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from visavis.decisions.rights.articles.code_r1234_indemnite_legale import part_au_dela_de_la_loi
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Contract, EndReason, Situation
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023, TEXTS
from visavis.decisions.rights.tracing import amount, as_money, from_node, given, in_days, ratio, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.formula import ceil
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.sentence import Sentence

differe_specifique: Rule[[Situation], Explanation] = Rule("art21.differe_specifique")
differe_conges: Rule[[Situation, Explanation], Explanation] = Rule("art21.differe_conges")

SPECIFIC_LOOK_BACK, LEAVE_LOOK_BACK = timedelta(days=182), timedelta(days=91)
ECONOMIC = {EndReason.DISMISSAL_ECONOMIC}
SEVERAL_LEAVES = Sentence("Plusieurs contrats finis en 91 jours : nous additionnons leurs congés.")
PUSHED_BACK = Sentence("Ce délai repousse le premier paiement. Il ne retire aucun jour.")


@differe_specifique.under(*TEXTS, article="21 § 2")
def indemnite_divisee(situation: Situation) -> Explanation:
    """Days left to wait after the last contract, for the indemnity whose delay ends last."""
    end = situation.last.end
    paid = [one for one in situation.contracts if _above_the_law(one) and one.end > end - SPECIFIC_LOOK_BACK]
    inputs, terms, lines, longest = _end_of_last(situation), ["0"], [], 0
    below: list[Explanation] = []
    for number, contract in enumerate(paid, 1):
        new_inputs, days, computed = _specific_delay(situation, contract, number)
        below += [computed] if computed else []
        inputs += new_inputs
        cap, divisor, indemnity = (one.name for one in new_inputs[:3])
        terms.append(f"end_{number} + min({cap}, ceil({indemnity} / {divisor})) - end")
        longest = max(longest, (contract.end - end).days + days)
        lines.append(_specific_line(new_inputs, days))
    return Explanation(
        code="differe_specifique",
        title=Sentence("Délai pour indemnités de départ"),
        value=longest,
        told=in_days(longest),
        in_plain_words=(
            Sentence("Seule compte la part de l'indemnité au-dessus de la loi."),
            PUSHED_BACK,
        ),
        lines=tuple(lines),
        formula=f"max({', '.join(terms)}, 0)",
        inputs=tuple(inputs),
        rounding=Sentence("Au jour supérieur. Le texte parle d'un nombre entier, sans dire lequel."),
        doubts=_specific_doubts(inputs, paid),
        children=tuple(below),
    )


def _above_the_law(contract: Contract) -> bool:
    return bool(contract.supra_legal_indemnity) or contract.severance_paid is not None


def _end_of_last(situation: Situation) -> list[Input]:
    path = f"{situation.path(situation.last)}.end"
    return [given(situation, path, "end", Sentence("Fin du dernier contrat"), situation.last.end)]


def _specific_delay(
    situation: Situation, contract: Contract, number: int
) -> tuple[list[Input], int, Explanation | None]:
    path = situation.path(contract)
    name = "specific_deferral_cap_days"
    if contract.end_reason in ECONOMIC:
        name += "_economic"
    cap = law(name, Sentence("Délai le plus long"), situation.rules_on, as_name=f"cap_{number}")
    divisor = law(
        "specific_deferral_divisor",
        Sentence("Diviseur de l'année"),
        situation.rules_on if situation.rules_on < C2017.since else contract.end,
        as_name=f"divisor_{number}",
    )
    computed = None
    if contract.severance_paid is not None:
        computed = part_au_dela_de_la_loi(situation, contract, number)
        indemnity = from_node(computed, f"indemnity_{number}")
    else:
        told = contract.supra_legal_indemnity
        label = Sentence("Indemnité au-dessus de la loi")
        indemnity = given(situation, f"{path}.supra_legal_indemnity", f"indemnity_{number}", label, told)
    end = given(situation, f"{path}.end", f"end_{number}", Sentence("Fin de ce contrat"), contract.end)
    days = min(whole(cap), int(ceil(amount(indemnity).euros / ratio(divisor))))
    return [cap, divisor, indemnity, end], days, computed


def _specific_line(inputs: list[Input], days: int) -> FormulaLine:
    cap, divisor, indemnity = inputs[:3]
    words = Sentence.of(
        "{indemnity} ÷ {divisor} = {days:jour|jours}",
        indemnity=indemnity.value,
        divisor=divisor.value,
        days=days,
    )
    return FormulaLine(words, True, Sentence("délai le plus long") if days == cap.value else None)


def _specific_doubts(inputs: list[Input], paid: list[Contract]) -> tuple[Sentence, ...]:
    doubts = [one.doubt for one in inputs if one.doubt]
    if len(paid) > 1:
        doubts.append(Sentence("Plusieurs indemnités : nous gardons le délai qui finit le plus tard."))
    return tuple(dict.fromkeys(doubts))


@differe_conges.under(C2014, C2017, article="21 § 1")
def conges_sans_plafond(situation: Situation, sjr: Explanation) -> Explanation:
    """Paid-leave compensation of the contracts ended in the last 91 days / SJR, rounded up."""
    inputs = _leave_inputs(situation)
    total: Money = sum((amount(one) for one in inputs), ZERO)
    days = int(ceil(total / as_money(sjr))) if total else 0
    terms = " + ".join(one.name for one in inputs)
    words = Sentence.of("{total} ÷ {sjr} = {days:jour|jours}", total=total, sjr=sjr.value, days=days)
    return Explanation(
        code="differe_conges",
        title=Sentence("Délai pour congés payés"),
        value=days,
        told=in_days(days),
        in_plain_words=(Sentence("Votre employeur vous a déjà payé ces jours."), PUSHED_BACK),
        lines=(FormulaLine(words),) if total else (),
        formula=f"ceil(({terms}) / sjr)" if total else "0",
        inputs=(*inputs, from_node(sjr)),
        rounding=Sentence("Au jour supérieur."),
        doubts=(SEVERAL_LEAVES,) if len(inputs) > 1 else (),
    )


@differe_conges.under(D2019, D2021, D2023, C2024, article="21 § 1")
def conges_trente_jours_au_plus(situation: Situation, sjr: Explanation) -> Explanation:
    """Paid-leave compensation of the contracts ended in the last 91 days / SJR, rounded up, at most 30."""
    inputs = _leave_inputs(situation)
    cap = law("leave_deferral_cap_days", Sentence("Délai le plus long"), situation.rules_on)
    total: Money = sum((amount(one) for one in inputs), ZERO)
    days = min(whole(cap), int(ceil(total / as_money(sjr)))) if total else 0
    terms = " + ".join(one.name for one in inputs)
    return Explanation(
        code="differe_conges",
        title=Sentence("Délai pour congés payés"),
        value=days,
        told=in_days(days),
        in_plain_words=(Sentence("Votre employeur vous a déjà payé ces jours."), PUSHED_BACK),
        lines=(_leave_line(total, as_money(sjr), days, whole(cap)),) if total else (),
        formula=f"min(leave_deferral_cap_days, ceil(({terms}) / sjr))" if total else "0",
        inputs=(*inputs, from_node(sjr), cap),
        rounding=Sentence("Au jour supérieur."),
        doubts=(SEVERAL_LEAVES,) if len(inputs) > 1 else (),
    )


def _leave_inputs(situation: Situation) -> list[Input]:
    since = situation.last.end - LEAVE_LOOK_BACK
    paid = [one for one in situation.contracts if one.end > since and one.accrued_leave_indemnity]
    label = Sentence("Congés payés par l'employeur à la fin du contrat")
    return [
        given(
            situation,
            f"{situation.path(one)}.accrued_leave_indemnity",
            f"iccp_{number}",
            label,
            one.accrued_leave_indemnity,
        )
        for number, one in enumerate(paid, 1)
    ]


def _leave_line(total: Money, sjr: Money, days: int, cap: int) -> FormulaLine:
    words = Sentence.of("{total} ÷ {sjr} = {days:jour|jours}", total=total, sjr=sjr, days=days)
    reached = days == cap and total / sjr > Decimal(cap)
    return FormulaLine(words, True, Sentence("délai le plus long") if reached else None)
