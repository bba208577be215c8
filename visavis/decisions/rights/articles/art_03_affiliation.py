"""Règlement d'assurance chômage, article 3: how long one must have worked.

Rule (shortened): so many days, or so many hours, of affiliation in the months before the end of the contract; more
months are looked at from a certain age. Convention of 2014: 122 days of contract or 610 hours in 28 months (36 from
50). Convention of 2017: 88 worked days or 610 hours in 28 months (36 from 53). Decree of 2019: 130 days or 910 hours
in 24 months (36 from 53); from August 2020 to November 2021, 88 days or 610 hours, and three months more for the
spring of 2020. Convention of 2024: 130 days or 910 hours in 24 months (36 from 55); 108 days or 758 hours of seasonal
work alone. Since 2017 five days are counted for each civil week of work, the days actually worked for a shorter
period, five a week at most. A part-time day counts as a whole day.

In plain words: about six months of work in two years (four months until 2019); in three years from a certain age.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import Whom, law
from visavis.decisions.rights.situation import Contract, Nature, Situation, SuspensionKind
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
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
from visavis.decisions.rights.versions import Rule
from visavis.decisions.rights.worked import Bounds, apart_terms, count, each_day_once
from visavis.decisions.shared.answer import Answer, cannot_say, no, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.periods import Period, add_months, working_days
from visavis.decisions.shared.sentence import Sentence

FULL_TIME_WEEK, LEGAL_MAXIMUM_WEEK, DAYS_A_WEEK = Decimal(35), Decimal(48), 5
MONTHS_LABEL = Sentence("Période regardée, en mois")
DAYS_LABEL = Sentence("Jours travaillés demandés")
HOURS_LABEL = Sentence("Heures demandées")
LOCKDOWNS = Period(date(2020, 10, 30), date(2022, 6, 30))

affiliation: Rule[[Situation], Affiliation] = Rule("art3.affiliation")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The work that counts: contracts inside the window (in order), the window's first day, worked days, answer.

    `seasonal` says that only the lower condition of seasonal work is met.
    """

    window: Explanation
    worked: Explanation
    condition: Explanation
    contracts: tuple[Contract, ...]
    seasonal: bool = False


@affiliation.under(C2014, article="3")
def affiliation_en_jours_de_contrat(situation: Situation) -> Affiliation:
    """122 days of contract or 610 hours; window of 28 months, 36 from the age of 50."""
    window = _window(situation)
    contracts = _contracts_since(situation, as_date(window))
    return _weighed(situation, window, contracts, _contract_days(situation, window, contracts))


@affiliation.under(C2017, article="3")
def affiliation_en_jours_travailles(situation: Situation) -> Affiliation:
    """88 worked days (261 a year at most) or 610 hours; window of 28 months, 36 from the age of 53."""
    window = _window(situation)
    contracts = _contracts_since(situation, as_date(window))
    return _weighed(situation, window, contracts, _worked_days(situation, window, contracts))


@affiliation.under(D2019, article="3")
def affiliation_de_novembre_2019(situation: Situation) -> Affiliation:
    """130 worked days or 910 hours, 88 or 610 from August 2020; 24 months, 36 from 53, three more from August 2020."""
    window = _window(situation, lengthened=True)
    contracts = _contracts_since(situation, as_date(window))
    return _weighed(situation, window, contracts, _worked_days(situation, window, contracts))


@affiliation.under(D2021, D2023, article="3")
def affiliation_d_octobre_2021(situation: Situation) -> Affiliation:
    """130 worked days or 910 hours (88 or 610 to November 2021); window of 24 months, 36 from the age of 53."""
    window = _window(situation, lengthened=situation.rules_on < date(2021, 12, 1))
    contracts = _contracts_since(situation, as_date(window))
    return _weighed(situation, window, contracts, _worked_days(situation, window, contracts))


@affiliation.under(C2024, article="3")
def affiliation_depuis_avril_2025(situation: Situation) -> Affiliation:
    """130 worked days or 910 hours; window of 24 months, 36 from the age of 55; 108 or 758 of seasonal work."""
    window = _window(situation)
    contracts = _contracts_since(situation, as_date(window))
    found = _weighed(situation, window, contracts, _worked_days(situation, window, contracts))
    answer = found.condition.value
    if isinstance(answer, Answer) and not answer.is_yes:
        return _seasonal(situation, found) or found
    return found


def _contracts_since(situation: Situation, first: date) -> tuple[Contract, ...]:
    return tuple(
        sorted((one for one in situation.contracts if one.end >= first), key=lambda one: (one.start, one.end))
    )


def _window(situation: Situation, *, lengthened: bool = False) -> Explanation:
    end = situation.last.end
    months = law("window_months", MONTHS_LABEL, situation.rules_on, Whom(situation.age))
    inputs, back, formula = [months], whole(months), "0 - window_months"
    if lengthened:
        label = Sentence("Mois ajoutés pour le confinement")
        more = law("window_extension_months", label, situation.rules_on)
        inputs, back, formula = (
            [months, more],
            back + whole(more),
            "0 - window_months - window_extension_months",
        )
    end_input = given(
        situation, f"{situation.path(situation.last)}.end", "end", Sentence("Fin du dernier contrat"), end
    )
    return Explanation(
        code="periode",
        title=Sentence("Premier jour de la période regardée"),
        value=add_months(end.fromordinal(end.toordinal() + 1), -back),
        in_plain_words=(
            Sentence.of("On regarde les {months:mois} avant la fin du contrat.", months=back),
            Sentence.of("Vous aviez {age:an|ans} ce jour-là.", age=situation.age),
        ),
        formula=f"add_months(end + 1, {formula})",
        inputs=(end_input, *inputs),
    )


def _contract_days(situation: Situation, window: Explanation, contracts: tuple[Contract, ...]) -> Explanation:
    counted = count(situation, contracts, Bounds(as_date(window)), calendar=True)
    return Explanation(
        code="jours_travailles",
        title=Sentence("Jours de contrat"),
        value=counted.days,
        told=in_days(counted.days),
        in_plain_words=(Sentence("On compte tous les jours du calendrier de vos contrats."),),
        lines=counted.lines,
        formula=counted.formula,
        inputs=(from_node(window), *counted.inputs),
    )


def _worked_days(
    situation: Situation, window: Explanation, contracts: tuple[Contract, ...], code: str = "jours_travailles"
) -> Explanation:
    counted = count(situation, contracts, Bounds(as_date(window)))
    days, formula = counted.days, counted.formula
    limits: tuple[Input, ...] = ()
    if situation.rules_on < D2021.since:
        year, months = _limits(situation)
        limits = (year, months)
        formula = f"min({formula}, floor(worked_days_year_max * window_months / 12))"
        days = min(days, whole(year) * whole(months) // 12)
    return Explanation(
        code=code,
        title=Sentence("Jours travaillés"),
        value=days,
        told=in_days(days),
        in_plain_words=(
            Sentence("On compte cinq jours par semaine de contrat."),
            Sentence("Un jour à temps partiel compte comme un jour entier."),
        ),
        lines=counted.lines,
        formula=formula,
        inputs=(from_node(window), *counted.inputs, *limits),
        doubts=_doubts(contracts),
    )


def _limits(situation: Situation) -> tuple[Input, Input]:
    """261 worked days a year, over the months of the window."""
    year = law("worked_days_year_max", Sentence("Jours travaillés par an, au plus"), situation.rules_on)
    return year, law("window_months", MONTHS_LABEL, situation.rules_on, Whom(situation.age))


def _doubts(contracts: tuple[Contract, ...]) -> tuple[Sentence, ...]:
    if any((one.end - one.start).days < 6 for one in contracts):
        return (Sentence("Pour un contrat de moins d'une semaine, on compte du lundi au vendredi."),)
    return ()


def _weighed(
    situation: Situation, window: Explanation, contracts: tuple[Contract, ...], worked: Explanation
) -> Affiliation:
    condition = _condition(situation, window, worked, contracts)
    return Affiliation(window, worked, condition, contracts)


def _needed(situation: Situation, *, seasonal: bool = False) -> tuple[Input, Input]:
    whom, tail = Whom(situation.age, seasonal=seasonal), "_seasonal" if seasonal else ""
    return (
        law("required_days", DAYS_LABEL, situation.rules_on, whom, as_name=f"required_days{tail}"),
        law("required_hours", HOURS_LABEL, situation.rules_on, whom, as_name=f"required_hours{tail}"),
    )


def _condition(
    situation: Situation, window: Explanation, worked: Explanation, contracts: tuple[Contract, ...]
) -> Explanation:
    days, hours = _needed(situation)
    done, known = as_days(worked), _worked_hours(situation, window, contracts)
    training = _training_days(situation, window, days)
    formula = "jours_travailles >= required_days"
    if training:
        done += as_days(training)
        formula = "jours_travailles + jours_formation >= required_days"
    if known:
        formula = f"max({formula}, heures >= required_hours)"
    rule = Sentence.of(
        "Il faut {days:jour travaillé|jours travaillés}, ou {hours:heure|heures}.",
        days=whole(days),
        hours=whole(hours),
    )
    counted = Sentence.of("{done} jours travaillés, {needed} demandés", done=done, needed=whole(days))
    done_hours = as_number(known) if known else None
    answer = _answer(done, whole(days), done_hours, whole(hours), _possible_hours(contracts, window))
    if answer.is_no and situation.rules_on in LOCKDOWNS:
        answer = _lengthened_again(answer)
    return Explanation(
        code="affiliation",
        title=Sentence("Avez-vous assez travaillé ?"),
        value=answer,
        in_plain_words=(rule,),
        lines=(FormulaLine(counted),),
        formula="" if answer.is_open else formula,
        inputs=(days, hours),
        children=(window, worked, *(one for one in (known, training) if one)),
    )


def _training_days(situation: Situation, window: Explanation, needed: Input) -> Explanation | None:
    """Weekdays of training between contracts, for two thirds of the days asked at most; None without training."""
    terms, inputs, total = [], [from_node(window), needed], 0
    looked_at = Period(as_date(window), situation.last.end)
    training = (
        told for told in enumerate(situation.neutral_periods) if told[1].kind is SuspensionKind.TRAINING
    )
    for one in each_day_once(training):
        inside = looked_at & one.days
        if inside:
            begun, last, dates = apart_terms(situation, one, "training")
            inputs += dates
            terms.append(f"working_days(max({begun}, periode), {last})")
            total += working_days([inside])
    if not terms:
        return None
    value = min(total, whole(needed) * 2 // 3)
    return Explanation(
        code="jours_formation",
        title=Sentence("Jours de formation comptés"),
        value=value,
        told=in_days(value),
        in_plain_words=(Sentence("La formation compte, pour deux tiers des jours demandés au plus."),),
        formula=f"min({' + '.join(terms)}, floor(required_days * 2 / 3))",
        inputs=tuple(inputs),
        doubts=(Sentence("Les jours de formation sont comptés du lundi au vendredi : à confirmer."),),
    )


def _lengthened_again(answer: Answer) -> Answer:
    """The lockdowns of the autumn of 2020 lengthened the window too, by days that we could not read on the text."""
    return cannot_say(
        *answer.why,
        Sentence("Les confinements de 2020 et 2021 allongent la période : il faut regarder plus loin."),
        who_decides=COUNSELLOR,
        missing=[Sentence("Vos contrats plus anciens.")],
    )


def _seasonal(situation: Situation, found: Affiliation) -> Affiliation | None:
    """The same when seasonal work alone is enough; None when it is not."""
    contracts = tuple(one for one in found.contracts if one.nature is Nature.SEASONAL)
    if not contracts or situation.last.nature is not Nature.SEASONAL:
        return None
    worked = _worked_days(situation, found.window, contracts, "jours_saisonniers")
    days, hours = _needed(situation, seasonal=True)
    if as_days(worked) < whole(days):
        return None
    condition = Explanation(
        code="affiliation",
        title=Sentence("Avez-vous assez travaillé ?"),
        value=yes(
            Sentence.of(
                "Vous avez {days:jour de travail saisonnier|jours de travail saisonnier}.", days=worked.value
            )
        ),
        in_plain_words=(
            Sentence.of("Pour un travail saisonnier, {days:jour suffit|jours suffisent}.", days=days.value),
        ),
        formula="jours_saisonniers >= required_days_seasonal",
        inputs=(days, hours),
        children=(found.window, found.worked, worked),
    )
    return Affiliation(found.window, found.worked, condition, found.contracts, seasonal=True)


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
