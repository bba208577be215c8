"""Say what was paid: the gross wage of each month, and bonuses with the days they reward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.shared.money import Money
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal, unseal
from visavis.rooms.attestations import queries
from visavis.rooms.attestations.facts import PayStated
from visavis.rooms.attestations.models import Pay
from visavis.rooms.attestations.permissions import may_state
from visavis.rooms.dossier.door import agency_id_of


@dataclass(frozen=True, slots=True)
class PayTold:
    """One bonus as typed. `line` is the bonus it corrects; `amount` None takes it away."""

    amount: Money | None
    label: str = ""
    start: date | None = None
    end: date | None = None
    line: UUID | None = None


def state_pay(
    *,
    file_id: UUID,
    contract_id: UUID,
    wages: Mapping[date, Money | None],
    bonuses: Sequence[PayTold] = (),
    basis: str,
    now: datetime,
    by: Actor,
    channel: Channel,
) -> int:
    """Add what is new or changed; a month told None is taken away. Returns how many lines changed.

    Raises `Refusal`: not hers, no such contract, a month outside it.
    """
    reason = may_state(by, file_id)
    known = queries.contract(file_id, contract_id)
    if reason or known is None:
        why = reason or _("Ce contrat n’est pas dans le dossier.")
        raise Refusal(what=_("Les salaires ne sont pas notés."), why=why, status=403 if reason else 404)
    if any(month not in known.terms.months for month in wages):
        raise Refusal(
            what=_("Les salaires ne sont pas notés."), why=_("Le contrat ne couvre pas tous ces mois.")
        )
    present = queries.pay_lines(file_id, contract_id)
    rows = [*_wage_rows(wages, present), *_bonus_rows(file_id, bonuses, present)]
    Pay.objects.bulk_create(
        Pay(
            file_id=file_id,
            contract_id=contract_id,
            stated_at=now,
            account_id=by.account_id,
            role=by.role,
            channel=channel,
            basis=basis,
            **row,
        )
        for row in rows
    )
    if rows:
        fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
        publish(PayStated(**fact, contract_id=contract_id, basis=basis, lines=len(rows)))
    return len(rows)


def _wage_rows(wages: Mapping[date, Money | None], present: Sequence[Pay]) -> list[dict[str, object]]:
    by_month = {row.month: row for row in present if row.kind == Pay.Kind.WAGE}
    rows = []
    for month, amount in wages.items():
        former = by_month.get(month)
        if (former.amount_cents if former else None) == (None if amount is None else amount.cents):
            continue
        cents = amount.cents if amount is not None else former.amount_cents if former else 0
        line = former.line if former else uuid7()
        rows.append(
            {"kind": "wage", "line": line, "month": month, "amount_cents": cents, "removed": amount is None}
        )
    return rows


def _bonus_rows(file_id: UUID, bonuses: Sequence[PayTold], present: Sequence[Pay]) -> list[dict[str, object]]:
    by_line = {row.line: row for row in present if row.kind == Pay.Kind.BONUS}
    rows = []
    for told in bonuses:
        former = by_line.get(told.line) if told.line else None
        if (former is None and told.amount is None) or (former and _same(former, told)):
            continue
        cents = told.amount.cents if told.amount is not None else former.amount_cents if former else 0
        rows.append({
            "kind": "bonus", "line": former.line if former else uuid7(), "amount_cents": cents,
            "from_on": told.start, "to_on": told.end, "sealed_label": seal(file_id, told.label),
            "removed": told.amount is None,
        })  # fmt: skip
    return rows


def _same(former: Pay, told: PayTold) -> bool:
    if told.amount is None or told.amount.cents != former.amount_cents:
        return False
    kept = (unseal(former.file_id, former.sealed_label), former.from_on, former.to_on)
    return kept == (told.label, told.start, told.end)
