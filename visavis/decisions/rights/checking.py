"""What is wrong in a situation, in plain words, pointing at the field: nothing here ever raises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from visavis.decisions.rights.parameters import parameter
from visavis.decisions.rights.situation import Contract, EndReason, Nature, Situation, Suspension
from visavis.decisions.rights.texts import D2021, TEXTS
from visavis.decisions.shared.finding import Evidence, Finding, Severity
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import ONE_DAY, Period, months_before
from visavis.decisions.shared.sentence import Sentence

OLDEST_BIRTH, LATEST_DAY = date(1900, 1, 1), date(2100, 1, 1)
EARLIEST_CONTRACT = date(1950, 1, 1)
HIGHEST_MONTH, LONGEST_WEEK = Money(100_000_000), Decimal(60)


def check(situation: Situation) -> tuple[Finding, ...]:
    """Every problem found, worst first. A blocking one means nothing can be computed yet."""
    found = [*_person(situation)]
    for rank, contract in enumerate(situation.contracts):
        path = f"contracts.{rank}"
        found += [*_dates(path, contract, situation.birth), *_reason(path, contract)]
        found += [
            *_money(path, contract),
            *_wages(path, contract),
            *_bonuses(path, contract),
            *_time(path, contract),
            *_suspensions(f"{path}.suspensions", contract.suspensions),
        ]
    found += _suspensions("neutral_periods", situation.neutral_periods)
    if not any(finding.severity is Severity.BLOCKING for finding in found):
        found += _together(situation)
    return tuple(sorted(found, key=lambda one: list(Severity).index(one.severity)))


def _problem(code: str, field: str, sentence: Sentence) -> Finding:
    return Finding(code, Severity.BLOCKING, sentence, Evidence(field))


def _remark(code: str, field: str, sentence: Sentence) -> Finding:
    return Finding(code, Severity.WARNING, sentence, Evidence(field))


def _person(situation: Situation) -> Iterator[Finding]:
    if not situation.contracts:
        yield _problem("no_contract", "contracts", Sentence("Il manque au moins un contrat de travail."))
    if not OLDEST_BIRTH <= situation.birth < LATEST_DAY:
        yield _problem(
            "birth_impossible",
            "birth",
            Sentence.of("Cette date de naissance n'est pas possible : {day}.", day=situation.birth),
        )
    days = {
        "registered_on": situation.registered_on,
        "waiting_served_on": situation.waiting_served_on,
        "payment_month": situation.payment_month,
        **{f"neutral_periods.{rank}.start": one.start for rank, one in enumerate(situation.neutral_periods)},
    }
    for name, day in days.items():
        if day and not EARLIEST_CONTRACT <= day < LATEST_DAY:
            yield _problem(
                "day_impossible", name, Sentence.of("Cette date n'est pas possible : {day}.", day=day)
            )


def _dates(path: str, contract: Contract, birth: date) -> Iterator[Finding]:
    if contract.end < contract.start:
        yield _problem(
            "end_before_start",
            f"{path}.end",
            Sentence.of(
                "La fin ({end}) est avant le début ({start}).", end=contract.end, start=contract.start
            ),
        )
    if contract.start < max(birth, EARLIEST_CONTRACT):
        yield _problem(
            "start_impossible",
            f"{path}.start",
            Sentence.of("Cette date de début n'est pas possible : {day}.", day=contract.start),
        )
    if contract.end >= LATEST_DAY:
        yield _problem(
            "end_impossible",
            f"{path}.end",
            Sentence.of("Cette date de fin n'est pas possible : {day}.", day=contract.end),
        )
    if contract.procedure_start and contract.procedure_start > contract.end:
        yield _problem(
            "procedure_after_end",
            f"{path}.procedure_start",
            Sentence("Le licenciement ne peut pas commencer après la fin du contrat."),
        )


def _reason(path: str, contract: Contract) -> Iterator[Finding]:
    if contract.nature is Nature.CDI and contract.end_reason is EndReason.END_OF_FIXED_TERM:
        yield _problem(
            "cdi_has_no_term",
            f"{path}.end_reason",
            Sentence("Un CDI n'a pas de terme. Vérifiez la nature du contrat ou la raison de sa fin."),
        )


def _money(path: str, contract: Contract) -> Iterator[Finding]:
    amounts = {
        "gross_monthly": contract.gross_monthly or ZERO,
        "accrued_leave_indemnity": contract.accrued_leave_indemnity,
        "supra_legal_indemnity": contract.supra_legal_indemnity,
        **{f"wages.{month:%Y-%m}": pay for month, pay in contract.wages.items()},
        **{f"bonuses.{rank}": bonus.amount for rank, bonus in enumerate(contract.bonuses)},
    }
    for name, amount in amounts.items():
        if amount < ZERO:
            yield _problem(
                "negative_amount",
                f"{path}.{name}",
                Sentence.of("Un montant ne peut pas être négatif : {amount}.", amount=amount),
            )
        elif amount > HIGHEST_MONTH:
            yield _problem(
                "amount_impossible",
                f"{path}.{name}",
                Sentence.of("Ce montant semble trop grand : {amount}.", amount=amount),
            )


def _wages(path: str, contract: Contract) -> Iterator[Finding]:
    if contract.gross_monthly is None and not contract.wages:
        yield _problem(
            "wages_missing", f"{path}.gross_monthly", Sentence("Il manque les salaires de ce contrat.")
        )
    if contract.end < contract.start or contract.gross_monthly is not None:
        return
    months = Period(contract.start, contract.end).months
    for month in contract.wages:
        if month not in months:
            yield _problem(
                "wage_outside_contract",
                f"{path}.wages.{month:%Y-%m}",
                Sentence.of("Le contrat ne couvre pas {month:month}.", month=month),
            )


def _bonuses(path: str, contract: Contract) -> Iterator[Finding]:
    for bonus_rank, bonus in enumerate(contract.bonuses):
        if (bonus.end or contract.end) < (bonus.start or contract.start):
            yield _problem(
                "bonus_ends_before_start",
                f"{path}.bonuses.{bonus_rank}",
                Sentence("La période de cette prime finit avant de commencer."),
            )


def _time(path: str, contract: Contract) -> Iterator[Finding]:
    if not Decimal(0) < contract.work_time_ratio <= 1:
        yield _problem(
            "ratio_impossible",
            f"{path}.work_time_ratio",
            Sentence.of(
                "Le temps de travail va de 0 à 1 (temps plein). Vous avez écrit {ratio}.",
                ratio=contract.work_time_ratio,
            ),
        )
    if contract.weekly_hours is not None and not Decimal(0) < contract.weekly_hours <= LONGEST_WEEK:
        yield _problem(
            "hours_impossible",
            f"{path}.weekly_hours",
            Sentence.of("{hours} heures par semaine, ce n'est pas possible.", hours=contract.weekly_hours),
        )


def _suspensions(path: str, found: tuple[Suspension, ...]) -> Iterator[Finding]:
    for rank, one in enumerate(found):
        if one.end < one.start:
            yield _problem(
                "end_before_start",
                f"{path}.{rank}.end",
                Sentence.of("La fin ({end}) est avant le début ({start}).", end=one.end, start=one.start),
            )


def _neutral(situation: Situation) -> Iterator[Finding]:
    """Days set apart lie between contracts: inside one they are told as its suspensions."""
    for rank, one in enumerate(situation.neutral_periods):
        apart = Period(one.start, one.end)
        if any(Period(contract.start, contract.end) & apart for contract in situation.contracts):
            yield _problem(
                "apart_inside_contract",
                f"neutral_periods.{rank}",
                Sentence("Cette période touche un contrat : dites-la avec ce contrat."),
            )


def _together(situation: Situation) -> Iterator[Finding]:
    yield from _neutral(situation)
    yield from _absent_twice(situation)
    yield from _overlaps(situation)
    yield from _registration(situation)
    for rank, contract in enumerate(situation.contracts):
        if contract.gross_monthly is None:
            yield from _silent_months(f"contracts.{rank}", contract, _window(situation))


def _absent_twice(situation: Situation) -> Iterator[Finding]:
    """Absences of one contract, or periods between contracts, that share days: a day is never taken off twice."""
    for rank, contract in enumerate(situation.contracts):
        for absence, end in _begun_before_the_end(contract.suspensions):
            words = Sentence.of(
                "Cette absence commence avant la fin d'une autre ({end}). Chaque jour compte une seule fois, "
                "dans l'absence commencée la première.",
                end=end,
            )
            yield _remark("absences_overlap", f"contracts.{rank}.suspensions.{absence}.start", words)
    for apart, end in _begun_before_the_end(situation.neutral_periods):
        words = Sentence.of(
            "Cette période commence avant la fin d'une autre ({end}). Chaque jour compte une seule fois.",
            end=end,
        )
        yield _remark("absences_overlap", f"neutral_periods.{apart}.start", words)


def _begun_before_the_end(told: tuple[Suspension, ...]) -> Iterator[tuple[int, date]]:
    """The rank of each absence begun while another still runs, and the last day of that one."""
    running: date | None = None
    for rank, one in sorted(enumerate(told), key=lambda ranked: ranked[1].start):
        if running and one.start <= running:
            yield rank, running
        running = max(running or one.end, one.end)


def _overlaps(situation: Situation) -> Iterator[Finding]:
    ordered = sorted(enumerate(situation.contracts), key=lambda one: one[1].start)
    for (_, earlier), (rank, later) in pairwise(ordered):
        if later.start <= earlier.end:
            yield _remark(
                "contracts_overlap",
                f"contracts.{rank}.start",
                Sentence.of("Ce contrat commence avant la fin d'un autre ({end}).", end=earlier.end),
            )


def _registration(situation: Situation) -> Iterator[Finding]:
    registered = situation.registered_on
    if registered and registered < situation.last.end - timedelta(days=365):
        yield _remark(
            "registered_long_before",
            "registered_on",
            Sentence.of("Votre inscription ({day}) est bien avant la fin du contrat.", day=registered),
        )
    if situation.payment_month and situation.payment_month < situation.last.end.replace(day=1):
        yield _problem(
            "paid_before_the_end",
            "payment_month",
            Sentence.of("Aucun paiement avant la fin du contrat ({end}).", end=situation.last.end),
        )


def _silent_months(path: str, contract: Contract, window: Period) -> Iterator[Finding]:
    counted = Period(contract.start, contract.end) & window
    for month in counted.months if counted else ():
        if month not in contract.wages:
            yield _remark(
                "month_without_wage",
                f"{path}.wages.{month:%Y-%m}",
                Sentence.of("Il manque le salaire de {month:month}.", month=month),
            )


def _window(situation: Situation) -> Period:
    """The months whose wages count: twelve civil months until September 2021, the window of article 3 since."""
    end, day = situation.last.end, max(situation.rules_on, TEXTS[0].since)
    if day < D2021.since:
        return months_before((end + ONE_DAY).replace(day=1) - ONE_DAY, 12)
    return months_before(end, int(parameter("window_months", day, situation.age).value))
