"""Règlement d'assurance chômage 2024, article 3: how long one must have worked.

Rule (shortened): 130 worked days or 910 hours in the 24 months before the end of the contract; in the 36 months
before it for those aged 55 or more that day. Five days are counted for each civil week of work, the days actually
worked for a shorter period, five a week at most. A part-time day counts as a whole day.

In plain words: about six months of work in two years; in three years from the age of 55.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Contract, Situation
from visavis.decisions.rights.tracing import (
    as_date,
    as_days,
    as_number,
    contract_dates,
    from_node,
    given,
    in_days,
    ratio,
    whole,
)
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.answer import Answer, cannot_say, no, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.periods import Period, add_months, age_on, working_days
from visavis.decisions.shared.sentence import Sentence

FULL_TIME_WEEK, LEGAL_MAXIMUM_WEEK, DAYS_A_WEEK = Decimal(35), Decimal(48), 5
MONTHS_LABEL = Sentence("Période regardée, en mois")
DAYS_LABEL = Sentence("Jours travaillés demandés")
HOURS_LABEL = Sentence("Heures demandées")

affiliation: Rule[[Situation], Affiliation] = Rule("art3.affiliation")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The work that counts: contracts inside the window (in order), the window's first day, worked days, answer."""

    window: Explanation
    worked: Explanation
    condition: Explanation
    contracts: tuple[Contract, ...]


@affiliation.version(key=KeyEvent.END_OF_CONTRACT, since=START_2024, reference=regulation_2024("3"))
def affiliation_depuis_avril_2025(situation: Situation) -> Affiliation:
    """130 worked days or 910 hours; window of 24 months, 36 from the age of 55."""
    window = _window(situation)
    first = as_date(window)
    contracts = tuple(
        sorted((one for one in situation.contracts if one.end >= first), key=lambda one: (one.start, one.end))
    )
    worked = _worked_days(situation, window, contracts)
    return Affiliation(window, worked, _condition(situation, window, worked, contracts), contracts)


def _window(situation: Situation) -> Explanation:
    end, age = situation.last.end, age_on(situation.birth, situation.last.end)
    months = law("window_months", MONTHS_LABEL, end, age)
    end_input = given(
        situation, f"{situation.path(situation.last)}.end", "end", Sentence("Fin du dernier contrat"), end
    )
    return Explanation(
        code="periode",
        title=Sentence("Premier jour de la période regardée"),
        value=add_months(end.fromordinal(end.toordinal() + 1), -whole(months)),
        in_plain_words=(
            Sentence.of("On regarde les {months:mois} avant la fin du contrat.", months=months.value),
            Sentence.of("Vous aviez {age:an|ans} ce jour-là.", age=age),
        ),
        formula="add_months(end + 1, 0 - window_months)",
        inputs=(end_input, months),
    )


def _worked_days(situation: Situation, window: Explanation, contracts: tuple[Contract, ...]) -> Explanation:
    first = as_date(window)
    inputs: list[Input] = [from_node(window)]
    terms, lines, total = [], [], 0
    for number, contract in enumerate(contracts, 1):
        inputs += contract_dates(situation, contract, number)
        counted = Period(max(contract.start, first), contract.end)
        days = working_days([counted])
        terms.append(f"working_days(max(start_{number}, periode), end_{number})")
        lines.append(_line(counted, days))
        total += days
    return Explanation(
        code="jours_travailles",
        title=Sentence("Jours travaillés"),
        value=total,
        told=in_days(total),
        in_plain_words=(
            Sentence("On compte cinq jours par semaine de contrat."),
            Sentence("Un jour à temps partiel compte comme un jour entier."),
        ),
        lines=tuple(lines),
        formula=" + ".join(terms) or "0",
        inputs=tuple(inputs),
        doubts=_doubts(contracts),
    )


def _line(counted: Period, days: int) -> FormulaLine:
    return FormulaLine(
        Sentence.of(
            "Du {first} au {last} : {days:jour|jours}", first=counted.first, last=counted.last, days=days
        )
    )


def _doubts(contracts: tuple[Contract, ...]) -> tuple[Sentence, ...]:
    if any((one.end - one.start).days < 6 for one in contracts):
        return (Sentence("Pour un contrat de moins d'une semaine, on compte du lundi au vendredi."),)
    return ()


def _condition(
    situation: Situation, window: Explanation, worked: Explanation, contracts: tuple[Contract, ...]
) -> Explanation:
    end, age = situation.last.end, age_on(situation.birth, situation.last.end)
    days, hours = law("required_days", DAYS_LABEL, end, age), law("required_hours", HOURS_LABEL, end, age)
    needed_days, needed_hours = whole(days), whole(hours)
    done, known = as_days(worked), _worked_hours(situation, window, contracts)
    formula = "jours_travailles >= required_days"
    if known:
        formula = f"max({formula}, heures >= required_hours)"
    rule = Sentence.of(
        "Il faut {days:jour travaillé|jours travaillés}, ou {hours:heure|heures}.",
        days=needed_days,
        hours=needed_hours,
    )
    count = Sentence.of("{done} jours travaillés, {needed} demandés", done=done, needed=needed_days)
    done_hours = as_number(known) if known else None
    answer = _answer(done, needed_days, done_hours, needed_hours, _possible_hours(contracts, window))
    return Explanation(
        code="affiliation",
        title=Sentence("Avez-vous assez travaillé ?"),
        value=answer,
        in_plain_words=(rule,),
        lines=(FormulaLine(count),),
        formula="" if answer.is_open else formula,
        inputs=(days, hours),
        children=(window, worked, known) if known else (window, worked),
    )


def _answer(
    done: int, needed: int, hours: Decimal | None, needed_hours: int, possible_hours: Decimal
) -> Answer:
    if done >= needed:
        return yes(Sentence.of("Vous avez {days:jour travaillé|jours travaillés}.", days=done))
    if hours is not None and hours >= needed_hours:
        return yes(Sentence.of("Vous avez {hours:heure travaillée|heures travaillées}.", hours=hours))
    short = Sentence.of("Il manque {days:jour de travail|jours de travail}.", days=needed - done)
    if hours is None and possible_hours >= needed_hours:
        return cannot_say(
            short,
            Sentence.of("Mais {hours:heure suffit|heures suffisent} aussi.", hours=needed_hours),
            who_decides=COUNSELLOR,
            missing=[Sentence("Le nombre d'heures de vos contrats.")],
        )
    return no(short)


def _worked_hours(
    situation: Situation, window: Explanation, contracts: tuple[Contract, ...]
) -> Explanation | None:
    """Weeks of each contract inside the window × its hours a week; None when those of one contract are not known."""
    if not contracts or any(one.weekly_hours is None for one in contracts):
        return None
    inputs, terms, lines, total = [from_node(window)], [], [], Decimal(0)
    for number, contract in enumerate(contracts, 1):
        weekly = _weekly_hours(situation, contract, number)
        inputs += [*contract_dates(situation, contract, number), weekly]
        terms.append(f"working_days(max(start_{number}, periode), end_{number}) / 5 * {weekly.name}")
        weeks = _weeks(contract, window)
        total += weeks * ratio(weekly)
        lines.append(_hours_line(weeks, ratio(weekly)))
    return Explanation(
        code="heures",
        title=Sentence("Heures travaillées"),
        value=total,
        told=Sentence.of("{value:heure|heures}", value=total),
        in_plain_words=(Sentence("On multiplie les semaines de contrat par les heures de chaque semaine."),),
        lines=tuple(lines),
        formula=" + ".join(terms),
        inputs=tuple(inputs),
    )


def _weekly_hours(situation: Situation, contract: Contract, number: int) -> Input:
    path = f"{situation.path(contract)}.weekly_hours"
    label = Sentence.of("Heures par semaine, contrat {number}", number=number)
    return given(situation, path, f"weekly_{number}", label, contract.weekly_hours or Decimal(0))


def _hours_line(weeks: Decimal, weekly: Decimal) -> FormulaLine:
    words = Sentence.of(
        "{days:jour|jours} ÷ 5 × {weekly} = {hours:heure|heures}",
        days=int(weeks * DAYS_A_WEEK),
        weekly=weekly,
        hours=weeks * weekly,
    )
    return FormulaLine(words)


def _possible_hours(contracts: tuple[Contract, ...], window: Explanation) -> Decimal:
    """The most hours the law allows in these weeks: 48 a week full time, under 35 part time."""
    return sum(
        (
            _weeks(one, window) * (LEGAL_MAXIMUM_WEEK if one.work_time_ratio >= 1 else FULL_TIME_WEEK)
            for one in contracts
        ),
        Decimal(0),
    )


def _weeks(contract: Contract, window: Explanation) -> Decimal:
    days = working_days([Period(max(contract.start, as_date(window)), contract.end)])
    return Decimal(days) / DAYS_A_WEEK
