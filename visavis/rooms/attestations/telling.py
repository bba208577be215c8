"""What is known of a contract, in words: each datum with who said it, when, and on what basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from visavis.decisions.shared.money import Money
from visavis.foundation.identity.actor import Channel
from visavis.foundation.words import show
from visavis.rooms.attestations.choices import Nature, Reason
from visavis.rooms.attestations.queries import Change
from visavis.rooms.attestations.values import KnownContract, Source


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: what, how much, who said so."""

    label: str
    value: str
    source: str


def labels() -> dict[str, str]:
    """The fields of a contract in plain words."""
    return {
        "employer": _("Employeur"), "start": _("Premier jour"), "end": _("Dernier jour"), "nature": _("Contrat"),
        "end_reason": _("Raison de la fin"), "procedure_start": _("Lettre de convocation"),
        "weekly_hours": _("Heures par semaine"), "full_time_hours": _("Heures d’un temps plein"),
        "gross_monthly": _("Salaire brut par mois"), "accrued_leave_indemnity": _("Congés payés à la fin"),
        "supra_legal_indemnity": _("Indemnité au-delà de la loi"), "removed": _("Contrat retiré"),
    }  # fmt: skip


def source_words(source: Source, *, desk: bool) -> str:
    """`Vous, le 24 novembre`, `Inès Moreau, au guichet, d’après l’attestation…`."""
    person = _("La personne") if desk else _("Vous")
    basis = {
        "employer": _("d’après l’attestation de l’employeur"),
        "pay_slip": _("d’après les bulletins de paie"),
    }
    doors = {Channel.DESK: _("au guichet"), Channel.PHONE: _("au téléphone"), Channel.PAPER: _("sur papier")}
    parts = [source.who or person, doors.get(Channel(source.channel), ""), basis.get(source.basis, "")]
    return ", ".join([part for part in parts if part] + [_("le %(day)s") % {"day": show.day(source.at)}])


def value_words(name: Any, value: Any) -> str:
    """A value as people read it."""
    if value is None or value == "":
        return {"weekly_hours": _("temps plein"), "gross_monthly": _("mois par mois")}.get(name, "")
    if isinstance(value, Money):
        return show.money(value)
    if isinstance(value, date):
        return show.day(value)
    if isinstance(value, Decimal):
        return show.number(value.normalize())
    return (
        str({"nature": Nature, "end_reason": Reason}[name](value).label)
        if name in {"nature", "end_reason"}
        else str(value)
    )


def lines(known: KnownContract, *, desk: bool) -> Sequence[Line]:
    """A contract, datum by datum. What says nothing (no indemnity, usual full time) is left out."""
    quiet = {
        "employer",
        "full_time_hours",
        "procedure_start",
        "accrued_leave_indemnity",
        "supra_legal_indemnity",
    }
    found = []
    for name, label in labels().items():
        value = getattr(known.terms, name, None)
        nothing = value is None or value == Money(0) or value == Decimal(35)
        if name == "removed" or name == "employer" or (name in quiet and nothing):
            continue
        if name == "gross_monthly" and value is None:
            continue
        found.append(Line(label, value_words(name, value), source_words(known.sources[name], desk=desk)))
    found += [
        Line(show.month(line.month), show.money(line.amount), source_words(line.source, desk=desk))
        for line in reversed(known.wages)
    ]
    found += [
        Line(line.label or _("Prime"), show.money(line.amount), source_words(line.source, desk=desk))
        for line in known.bonuses
    ]
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a contract's story."""

    what: str
    before: str
    after: str
    source: str
    why: str


def story_words(changes: Sequence[Change], *, desk: bool) -> list[Told]:
    """The story of a contract, latest first."""
    names, told = labels(), []
    for change in changes:
        what = (
            show.month(change.field)
            if isinstance(change.field, date)
            else names.get(change.field, change.field)
        )
        before, after = (value_words(change.field, value) for value in (change.before, change.after))
        if before or after or change.field == "removed":
            told.append(
                Told(what or _("Prime"), before, after, source_words(change.source, desk=desk), change.why)
            )
    return told
