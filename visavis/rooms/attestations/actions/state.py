"""Say what a contract was, or correct what was said: a new statement is added, the former one stays."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.shared.money import Money
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.attestations import queries
from visavis.rooms.attestations.checks import overlapping, problem
from visavis.rooms.attestations.facts import ContractStated
from visavis.rooms.attestations.models import Contract, Terms
from visavis.rooms.attestations.permissions import may_state
from visavis.rooms.attestations.values import ContractTerms
from visavis.rooms.dossier.door import agency_id_of, day_of


def state(
    *,
    file_id: UUID,
    terms: ContractTerms,
    basis: str,
    contract_id: UUID | None = None,
    why: str = "",
    both_jobs: bool = False,
    now: datetime,
    by: Actor,
    channel: Channel,
) -> UUID:
    """Add a contract, or correct `contract_id`. Saying the same again on the same basis changes nothing.

    `both_jobs`: two contracts at the same time is meant. Returns the contract's id. Raises `Refusal`.
    """
    if reason := may_state(by, file_id):
        raise Refusal(what=_not_kept(), why=reason, status=403)
    known = queries.contract(file_id, contract_id) if contract_id else None
    if contract_id and known is None:
        raise Refusal(what=_not_kept(), why=_("Ce contrat n’est pas dans le dossier."), status=404)
    others = [each for each in queries.contracts(file_id) if each.id != contract_id]
    if found := problem(terms, day_of(file_id, now)) or overlapping(terms, others, both_jobs):
        raise Refusal(what=_not_kept(), why=found.words, field=found.field)
    if known and known.terms == terms and known.source.basis == basis:
        return known.id
    contract_id = contract_id or Contract.objects.create(file_id=file_id, noted_at=now).id
    Terms.objects.create(
        file_id=file_id, contract_id=contract_id, stated_at=now, account_id=by.account_id, role=by.role,
        channel=channel, basis=basis, sealed_why=seal(file_id, why) if why else b"", **columns(file_id, terms),
    )  # fmt: skip
    fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(ContractStated(**fact, contract_id=contract_id, basis=basis, correction=known is not None))
    return contract_id


def _not_kept() -> str:
    return _("Le contrat n’est pas noté.")


def columns(file_id: UUID, terms: ContractTerms) -> dict[str, object]:
    """The terms as columns of a statement."""

    def cents(amount: Money | None) -> int | None:
        return None if amount is None else amount.cents

    return {
        "start_on": terms.start, "end_on": terms.end, "nature": terms.nature, "end_reason": terms.end_reason,
        "procedure_start_on": terms.procedure_start, "weekly_hours": terms.weekly_hours,
        "full_time_hours": terms.full_time_hours, "gross_monthly_cents": cents(terms.gross_monthly),
        "accrued_leave_cents": cents(terms.accrued_leave_indemnity),
        "supra_legal_cents": cents(terms.supra_legal_indemnity), "sealed_employer": seal(file_id, terms.employer),
    }  # fmt: skip
