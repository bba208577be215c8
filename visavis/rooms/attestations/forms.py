"""The shape of what is typed: a contract, its pay, a reason. What cannot be read is shown again as typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import civil_month
from visavis.foundation.words import show
from visavis.foundation.words.fields import AmountField, DayField, HoursField
from visavis.rooms.attestations.actions.state_pay import PayTold
from visavis.rooms.attestations.choices import Basis, Nature, Reason
from visavis.rooms.attestations.values import FULL_TIME, ContractTerms, KnownContract

CHOOSE = ("", _("Choisissez"))
MOST = Money(100_000_000)
EARLIEST = date(1950, 1, 1)


class BasisForm(forms.Form):
    """What the statement rests on: asked with each of them."""

    basis = forms.ChoiceField(
        label=_("D’où tenez-vous cela ?"), choices=Basis.choices, widget=forms.RadioSelect, initial=Basis.DECLARED,
        help_text=_("Nous le montrons à côté de chaque chiffre."),
    )  # fmt: skip


class ContractForm(BasisForm):
    """A contract, as the employer's certificate tells it."""

    employer = forms.CharField(
        label=_("Nom de l’employeur"),
        max_length=160,
        error_messages={"required": _("Il manque le nom de l’employeur.")},
    )
    start = DayField(label=_("Premier jour"), help_text=_("Par exemple : 2 1 2025."), earliest=EARLIEST)
    end = DayField(
        label=_("Dernier jour"),
        help_text=_("Le dernier jour du contrat, préavis compris."),
        earliest=EARLIEST,
    )
    nature = forms.ChoiceField(
        label=_("Contrat"),
        choices=[CHOOSE, *Nature.choices],
        error_messages={"required": _("Il manque le contrat.")},
    )
    end_reason = forms.ChoiceField(
        label=_("Pourquoi s’est-il terminé ?"), choices=[CHOOSE, *Reason.choices],
        error_messages={"required": _("Il manque la raison. « Autre, ou je ne sais pas » convient.")},
    )  # fmt: skip
    procedure_start = DayField(
        label=_("Licenciement : jour de la lettre de convocation"), required=False, earliest=EARLIEST,
        help_text=_("La date peut changer la règle qui s’applique."),
    )  # fmt: skip
    weekly_hours = HoursField(
        label=_("Heures par semaine"), required=False, max_length=10, help_text=_("Vide : un temps plein.")
    )
    full_time_hours = HoursField(
        label=_("Heures d’un temps plein chez cet employeur"), required=False, max_length=10,
        help_text=_("Vide : 35 heures."),
    )  # fmt: skip
    gross_monthly = AmountField(
        label=_("Salaire brut par mois"), required=False, most=MOST,
        help_text=_("S’il était toujours le même. Sinon, laissez vide : vous direz chaque mois à la page suivante."),
    )  # fmt: skip
    accrued_leave_indemnity = AmountField(
        label=_("Congés payés à la fin"), required=False, most=MOST,
        help_text=_("« Indemnité compensatrice de congés payés » sur l’attestation."),
    )  # fmt: skip
    supra_legal_indemnity = AmountField(
        label=_("Indemnité au-delà de la loi"), required=False, most=MOST,
        help_text=_("« Supra-légale » sur l’attestation. Vide si vous ne voyez rien."),
    )  # fmt: skip
    both_jobs = forms.BooleanField(label=_("Oui, j’avais ces deux emplois en même temps"), required=False)
    why = forms.CharField(label=_("Pourquoi cette correction ?"), required=False, max_length=300)
    field_order = [
        "employer", "start", "end", "nature", "end_reason", "procedure_start", "weekly_hours", "full_time_hours",
        "gross_monthly", "accrued_leave_indemnity", "supra_legal_indemnity", "both_jobs", "basis", "why",
    ]  # fmt: skip

    def __init__(self, data: Any = None, *, known: KnownContract | None = None) -> None:
        super().__init__(data, initial=_initial(known) if known else None)
        if known is None:
            del self.fields["why"]

    @property
    def terms(self) -> ContractTerms:
        """What was typed, as values."""
        said = self.cleaned_data
        return ContractTerms(
            employer=said["employer"], start=said["start"], end=said["end"], nature=said["nature"],
            end_reason=said["end_reason"], procedure_start=said["procedure_start"], weekly_hours=said["weekly_hours"],
            full_time_hours=said["full_time_hours"] or FULL_TIME, gross_monthly=said["gross_monthly"],
            accrued_leave_indemnity=said["accrued_leave_indemnity"] or ZERO,
            supra_legal_indemnity=said["supra_legal_indemnity"] or ZERO,
        )  # fmt: skip


def _initial(known: KnownContract) -> dict[str, Any]:
    shown = {
        name: getattr(known.terms, name) for name in ContractForm.base_fields if hasattr(known.terms, name)
    }
    return {**{name: value for name, value in shown.items() if value != ZERO}, "basis": known.source.basis}


class PayForm(BasisForm):
    """One amount a month, and bonuses: those known, then an empty line."""

    def __init__(self, data: Any = None, *, known: KnownContract, months: Sequence[date]) -> None:
        super().__init__(data)
        self.known, self.months = known, tuple(months)
        wages = {line.month: line.amount for line in known.wages}
        for month in self.months:
            label = show.month(month)
            field = AmountField(label=label, required=False, most=MOST, initial=wages.get(month))
            field.widget.attrs["class"] = "short"
            self.fields[f"wage_{month:%Y_%m}"] = field
        self.bonus_lines: list[UUID | None] = [*(bonus.id for bonus in known.bonuses), None]
        for rank, bonus in enumerate([*known.bonuses, None]):
            self._add_bonus(rank, bonus)
        self.order_fields([*(name for name in self.fields if name != "basis"), "basis"])

    def _add_bonus(self, rank: int, bonus: Any) -> None:
        months = [
            ("", gettext("Tout le contrat")),
            *((f"{m:%Y-%m}", show.month(m)) for m in self.known.terms.months),
        ]
        values = {"amount": bonus.amount, "label": bonus.label} if bonus else {}
        self.fields[f"bonus_{rank}_amount"] = AmountField(
            label=_("Prime : montant brut"), required=False, most=MOST, initial=values.get("amount")
        )
        self.fields[f"bonus_{rank}_label"] = forms.CharField(
            label=_("Son nom"), required=False, max_length=120, initial=values.get("label", "")
        )
        for part, title, day in (
            ("from", _("Elle paie le travail de"), bonus.start if bonus else None),
            ("to", _("jusqu’à"), bonus.end if bonus else None),
        ):
            self.fields[f"bonus_{rank}_{part}"] = forms.ChoiceField(
                label=title, required=False, choices=months, initial=f"{day:%Y-%m}" if day else ""
            )

    def clean(self) -> None:
        for rank in range(len(self.bonus_lines)):
            first, last = self._day(rank, "from"), self._day(rank, "to")
            if first and last and last < first:
                self.add_error(f"bonus_{rank}_to", gettext("Cette prime finit avant de commencer."))

    def _day(self, rank: int, part: str) -> date | None:
        typed = self.cleaned_data.get(f"bonus_{rank}_{part}")
        if not typed:
            return None
        month, terms = civil_month(date.fromisoformat(f"{typed}-01")), self.known.terms
        return max(month.first, terms.start) if part == "from" else min(month.last, terms.end)

    @property
    def wages(self) -> dict[date, Money | None]:
        """The amount of each month shown; None: nothing written."""
        return {month: self.cleaned_data[f"wage_{month:%Y_%m}"] for month in self.months}

    @property
    def bonuses(self) -> list[PayTold]:
        """The bonuses, known and new."""
        return [
            PayTold(
                amount=self.cleaned_data[f"bonus_{rank}_amount"],
                label=self.cleaned_data[f"bonus_{rank}_label"],
                start=self._day(rank, "from"),
                end=self._day(rank, "to"),
                line=line,
            )
            for rank, line in enumerate(self.bonus_lines)
        ]

    def wage_fields(self) -> list[Any]:
        """The fields of the months, as shown."""
        return [self[f"wage_{month:%Y_%m}"] for month in self.months]

    def bonus_fields(self) -> list[list[Any]]:
        """The fields of each bonus, as shown."""
        parts = ("amount", "label", "from", "to")
        return [[self[f"bonus_{rank}_{part}"] for part in parts] for rank in range(len(self.bonus_lines))]


class RemoveForm(forms.Form):
    """Why a contract is taken away."""

    why = forms.CharField(
        label=_("Pourquoi retirer ce contrat ?"), max_length=300,
        help_text=_("Par exemple : noté deux fois. Ce qui était écrit reste lisible."),
        error_messages={"required": _("Dites pourquoi, en quelques mots.")},
    )  # fmt: skip
