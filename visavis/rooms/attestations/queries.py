"""What is known of somebody's contracts: the latest statement holds, the former ones tell the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from visavis.decisions.shared.money import Money
from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.names import names_of
from visavis.foundation.vault import unseal
from visavis.rooms.attestations.models import Pay, Stated, Terms
from visavis.rooms.attestations.values import TERMS, BonusLine, ContractTerms, KnownContract, Source, WageLine


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a contract's story: `field` was `before`, is `after`; both None: the contract was removed."""

    field: str
    before: Any
    after: Any
    source: Source
    why: str


def contracts(file_id: UUID) -> tuple[KnownContract, ...]:
    """The contracts that count, latest end first."""
    rows, paid = _terms_by_contract(file_id), _pay_by_contract(file_id)
    who = _names([row for each in (*rows.values(), *paid.values()) for row in each])
    known = [
        _known(said, paid.get(contract, []), who) for contract, said in rows.items() if not said[-1].removed
    ]
    return tuple(sorted(known, key=lambda each: (each.terms.end, each.terms.start), reverse=True))


def contract(file_id: UUID, contract_id: UUID) -> KnownContract | None:
    """One contract that counts."""
    return next((each for each in contracts(file_id) if each.id == contract_id), None)


def story(file_id: UUID, contract_id: UUID) -> Sequence[Change]:
    """Everything said of a contract, latest first: who, when, on what basis, before and after."""
    rows = _terms_by_contract(file_id).get(contract_id, [])
    paid = _pay_by_contract(file_id).get(contract_id, [])
    who = _names([*rows, *paid])
    changes: list[Change] = []
    former: ContractTerms | None = None
    for row in rows:
        said, why = terms_in(row), unseal(row.file_id, row.sealed_why) if row.sealed_why else ""
        if row.removed:
            changes.append(Change("removed", None, None, _source(row, who), why))
        changes += [
            Change(name, getattr(former, name, None), getattr(said, name), _source(row, who), why)
            for name in TERMS
            if getattr(former, name, None) != getattr(said, name)
        ]
        former = said
    changes += _pay_changes(paid, who)
    return sorted(changes, key=lambda change: change.source.at, reverse=True)


def _pay_changes(paid: Iterable[Pay], who: dict[UUID, str]) -> Iterable[Change]:
    before: dict[UUID, Money] = {}
    for row in paid:
        after = None if row.removed else Money(row.amount_cents)
        name: Any = row.month if row.kind == Pay.Kind.WAGE else unseal(row.file_id, row.sealed_label)
        yield Change(name, before.get(row.line), after, _source(row, who), "")
        before[row.line] = Money(row.amount_cents)


def terms_in(row: Terms) -> ContractTerms:
    """The values of one statement."""
    return ContractTerms(
        employer=unseal(row.file_id, row.sealed_employer), start=row.start_on, end=row.end_on, nature=row.nature,
        end_reason=row.end_reason, procedure_start=row.procedure_start_on, weekly_hours=row.weekly_hours,
        full_time_hours=row.full_time_hours,
        gross_monthly=None if row.gross_monthly_cents is None else Money(row.gross_monthly_cents),
        accrued_leave_indemnity=Money(row.accrued_leave_cents), supra_legal_indemnity=Money(row.supra_legal_cents),
    )  # fmt: skip


def pay_lines(file_id: UUID, contract_id: UUID) -> list[Pay]:
    """The present line of each wage and bonus of a contract."""
    latest = {row.line: row for row in _pay_by_contract(file_id).get(contract_id, [])}
    return [row for row in latest.values() if not row.removed]


def statements(file_id: UUID) -> tuple[dict[UUID, list[Terms]], dict[UUID, list[Pay]]]:
    """Everything that was said, by contract, first statement first: the terms, then the pay."""
    return _terms_by_contract(file_id), _pay_by_contract(file_id)


def _terms_by_contract(file_id: UUID) -> dict[UUID, list[Terms]]:
    found: dict[UUID, list[Terms]] = defaultdict(list)
    for row in Terms.objects.filter(file_id__of=file_id).order_by("stated_at", "id"):
        found[row.contract_id].append(row)
    return found


def _pay_by_contract(file_id: UUID) -> dict[UUID, list[Pay]]:
    found: dict[UUID, list[Pay]] = defaultdict(list)
    for row in Pay.objects.filter(file_id__of=file_id).order_by("stated_at", "id"):
        found[row.contract_id].append(row)
    return found


def _names(rows: Iterable[Stated]) -> dict[UUID, str]:
    """The names of the staff who typed; the person herself is not named."""
    staff = {row.account_id for row in rows if row.account_id and row.role != Role.PERSON}
    return names_of(staff)


def _source(row: Stated, who: dict[UUID, str]) -> Source:
    return Source(
        row.basis, who.get(row.account_id, "") if row.account_id else "", row.stated_at, row.channel
    )


def _known(said: list[Terms], paid: list[Pay], who: dict[UUID, str]) -> KnownContract:
    terms = terms_in(said[-1])
    present = [row for row in {row.line: row for row in paid}.values() if not row.removed]
    wages = tuple(
        WageLine(row.month, Money(row.amount_cents), _source(row, who))
        for row in sorted(present, key=lambda row: row.month or date.min)
        if row.month
    )
    bonuses = tuple(
        BonusLine(
            row.line,
            Money(row.amount_cents),
            unseal(row.file_id, row.sealed_label),
            row.from_on,
            row.to_on,
            _source(row, who),
        )
        for row in present
        if row.kind == Pay.Kind.BONUS
    )
    return KnownContract(said[-1].contract_id, terms, _sources(said, who), wages, bonuses)


def _sources(said: list[Terms], who: dict[UUID, str]) -> dict[str, Source]:
    """For each datum, the statement that first gave its present value on its present basis."""
    kept: dict[str, tuple[Any, Source]] = {}
    for row in said:
        terms, source = terms_in(row), _source(row, who)
        for name in TERMS:
            value = getattr(terms, name)
            if name not in kept or kept[name][0] != value or kept[name][1].basis != source.basis:
                kept[name] = (value, source)
    return {name: source for name, (_, source) in kept.items()}
