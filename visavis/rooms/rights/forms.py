"""The shape of a simulation made without an account: one contract, one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.decisions.rights import EndReason, Nature
from visavis.foundation.words.fields import AmountField, DayField

REASONS = [
    (EndReason.END_OF_FIXED_TERM, _("Fin de CDD")),
    (EndReason.DISMISSAL, _("Licenciement")),
    (EndReason.DISMISSAL_ECONOMIC, _("Licenciement économique")),
    (EndReason.RUPTURE_CONVENTIONNELLE, _("Rupture conventionnelle")),
    (EndReason.TRIAL_ENDED_BY_EMPLOYER, _("Fin de période d’essai par l’employeur")),
    (EndReason.RESIGNATION_LEGITIMATE, _("Démission, pour un motif reconnu par la loi")),
    (EndReason.RESIGNATION_UNKNOWN, _("Démission, je ne sais pas si le motif est reconnu")),
    (EndReason.RESIGNATION, _("Démission, pour un autre motif")),
    (EndReason.OTHER, _("Autre raison, ou je ne sais pas")),
]
NATURES = [(Nature.CDI, _("CDI")), (Nature.CDD, _("CDD")), (Nature.OTHER, _("Autre contrat"))]


class SimulationForm(forms.Form):
    """What is asked at least to compute a right. Nothing of it is kept."""

    birth = DayField(label=_("Votre date de naissance"))
    start = DayField(label=_("Premier jour du contrat"))
    end = DayField(label=_("Dernier jour du contrat"))
    nature = forms.ChoiceField(label=_("Nature du contrat"), choices=NATURES, widget=forms.RadioSelect)
    end_reason = forms.ChoiceField(
        label=_("Comment il a pris fin"), choices=REASONS, widget=forms.RadioSelect,
        help_text=_("La loi reconnaît des motifs : suivre son conjoint, des salaires impayés, des violences…"),
    )  # fmt: skip
    gross_monthly = AmountField(
        label=_("Salaire brut par mois, en euros"), help_text=_("Par exemple 2 080,00")
    )
    procedure_start = DayField(
        label=_("Licenciement : date de la lettre de convocation"),
        required=False,
        help_text=_("Si vous la connaissez."),
    )
    accrued_leave_indemnity = AmountField(
        label=_("Indemnité de congés payés, en euros"),
        required=False,
        help_text=_("Elle figure sur le dernier bulletin. Laissez vide s’il n’y en a pas."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", _("Le contrat finit avant d’avoir commencé. Vérifiez les deux dates."))
        return cleaned

    def situation(self) -> dict[str, Any]:
        """What was typed, as `visavis.decisions.rights.read` reads it."""
        typed = self.cleaned_data
        contract = {
            name: _plain(typed[name])
            for name in (
                "start",
                "end",
                "nature",
                "end_reason",
                "gross_monthly",
                "procedure_start",
                "accrued_leave_indemnity",
            )
            if typed.get(name)
        }
        return {"birth": _plain(typed["birth"]), "contracts": [contract]}


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
