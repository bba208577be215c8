"""The shape of what is typed to try a right, one small page after the other. What cannot be read is shown as typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.decisions.rights import CsgRate, EndReason, Nature
from visavis.decisions.rights.situation import ResignationGround
from visavis.decisions.shared.money import Money, euros
from visavis.foundation.words.fields import AmountField, DayField, HoursField

MOST, FULL_TIME = Money(100_000_000), Decimal(35)
BONUSES = 2
REASONS = [
    (EndReason.END_OF_FIXED_TERM, _("Fin de CDD")),
    (EndReason.DISMISSAL, _("Licenciement")),
    (EndReason.DISMISSAL_ECONOMIC, _("Licenciement économique")),
    (EndReason.DISMISSAL_MISCONDUCT, _("Licenciement pour faute")),
    (EndReason.RUPTURE_CONVENTIONNELLE, _("Rupture conventionnelle")),
    (EndReason.TRIAL_ENDED_BY_EMPLOYER, _("Fin de période d’essai par l’employeur")),
    (EndReason.EARLY_END_BY_EMPLOYER, _("CDD arrêté avant sa fin par l’employeur")),
    (EndReason.RESIGNATION_LEGITIMATE, _("Démission, pour un motif reconnu par la loi")),
    (EndReason.RESIGNATION_UNKNOWN, _("Démission, je ne sais pas si le motif est reconnu")),
    (EndReason.RESIGNATION, _("Démission, pour un autre motif")),
    (EndReason.TRIAL_ENDED_BY_EMPLOYEE, _("Période d’essai arrêtée par moi")),
    (EndReason.CSP, _("Contrat de sécurisation professionnelle (CSP)")),
    (EndReason.OTHER, _("Autre raison, ou je ne sais pas")),
]
NATURES = [
    (Nature.CDI, _("CDI")), (Nature.CDD, _("CDD")), (Nature.SEASONAL, _("Contrat saisonnier")),
    (Nature.INTERIM, _("Intérim")), (Nature.PUBLIC, _("Employeur public")),
    (Nature.INTERMITTENT, _("Spectacle")), (Nature.ABROAD, _("Travail à l’étranger")),
    (Nature.OTHER, _("Autre contrat")),
]  # fmt: skip
GROUNDS = [
    ("", _("Je ne sais pas")),
    (ResignationGround.FOLLOWS_SPOUSE, _("Suivre mon conjoint")),
    (ResignationGround.MARRIAGE_AND_MOVE, _("Mariage ou Pacs, et déménagement")),
    (ResignationGround.DISABLED_CHILD, _("Enfant handicapé accueilli loin")),
    (ResignationGround.DOMESTIC_VIOLENCE, _("Violences au sein du couple")),
    (ResignationGround.UNPAID_WAGES, _("Salaires impayés")),
    (ResignationGround.CRIME_AT_WORK, _("Victime d’un délit au travail")),
    (ResignationGround.NEW_JOB_ENDED, _("Nouvel emploi arrêté par l’employeur")),
    (ResignationGround.RETRAINING, _("Projet de reconversion")),
]
PLACES = [
    ("metropole", _("En métropole")),
    ("alsace_moselle", _("En Alsace ou en Moselle")),
    ("overseas", _("Outre-mer, sauf Mayotte")),
    ("mayotte", _("À Mayotte")),
]
RATES = [
    ("", _("Je ne sais pas")),
    (CsgRate.FULL, _("Taux normal")),
    (CsgRate.REDUCED, _("Taux réduit")),
    (CsgRate.EXEMPT, _("Aucune CSG")),
]


class YouForm(forms.Form):
    """Who asks: how old, and where she lives."""

    birth = DayField(label=_("Votre date de naissance"), help_text=_("L’âge change la durée."))
    place = forms.ChoiceField(
        label=_("Où habitez-vous ?"), choices=PLACES, widget=forms.RadioSelect, initial="metropole",
        help_text=_("Le lieu change les retenues, et parfois la durée."),
    )  # fmt: skip

    def said(self) -> dict[str, Any]:
        """The fields of a situation; the former place is taken away."""
        chosen = self.cleaned_data["place"]
        places = {name: name == chosen for name, _words in PLACES if name != "metropole"}
        return {"birth": self.cleaned_data["birth"].isoformat(), **places}

    @staticmethod
    def shown(said: Mapping[str, Any]) -> dict[str, Any]:
        """What was said before, as the form shows it."""
        place = next((name for name, _words in PLACES if said.get(name)), "metropole")
        return {"birth": _day(said.get("birth")), "place": place}


class ContractForm(forms.Form):
    """One contract, as the employer's certificate tells it."""

    start = DayField(label=_("Premier jour du contrat"), help_text=_("Par exemple : 2 1 2025."))
    end = DayField(label=_("Dernier jour du contrat"), help_text=_("Préavis compris."))
    nature = forms.ChoiceField(
        label=_("Nature du contrat"), choices=NATURES, widget=forms.RadioSelect,
        error_messages={"required": _("Il manque la nature. « Autre contrat » convient aussi.")},
    )  # fmt: skip
    end_reason = forms.ChoiceField(
        label=_("Comment il a pris fin"), choices=REASONS, widget=forms.RadioSelect,
        help_text=_("La loi reconnaît des motifs : suivre son conjoint, des salaires impayés, des violences…"),
        error_messages={"required": _("Il manque la fin. « Autre raison » convient aussi.")},
    )  # fmt: skip
    gross_monthly = AmountField(
        label=_("Salaire brut par mois, en euros"), help_text=_("Par exemple 2 080,00"), most=MOST
    )
    weekly_hours = HoursField(
        label=_("Heures par semaine"), required=False, max_length=10,
        help_text=_("À temps partiel, écrivez vos heures. Vide : un temps plein."),
    )  # fmt: skip
    full_time_hours = HoursField(
        label=_("Heures d’un temps plein chez cet employeur"), required=False, max_length=10,
        help_text=_("Vide : 35 heures."),
    )  # fmt: skip
    resignation_ground = forms.ChoiceField(
        label=_("Démission : quel motif ?"), choices=GROUNDS, required=False
    )
    procedure_start = DayField(
        label=_("Licenciement : date de la lettre de convocation"),
        required=False,
        help_text=_("Si vous la connaissez."),
    )
    accrued_leave_indemnity = AmountField(
        label=_("Indemnité de congés payés, en euros"), required=False, most=MOST,
        help_text=_("Elle figure sur le dernier bulletin. Laissez vide s’il n’y en a pas."),
    )  # fmt: skip
    severance_paid = AmountField(
        label=_("Indemnité de départ, en euros"), required=False, most=MOST,
        help_text=_("Tout ce que l’employeur a versé pour la fin du contrat. Nous ôtons la part que la loi demande."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for rank in range(BONUSES):
            self.fields[f"bonus_{rank}"] = AmountField(
                label=_("Prime brute, en euros"), required=False, most=MOST,
                help_text=_("Treizième mois, prime d’été… Une ligne par prime."),
            )  # fmt: skip
            self.fields[f"bonus_{rank}_from"] = DayField(
                label=_("Elle paie le travail du"), required=False, help_text=_("Vide : tout le contrat.")
            )
            self.fields[f"bonus_{rank}_to"] = DayField(label=_("jusqu’au"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", _("Le contrat finit avant d’avoir commencé. Vérifiez les deux dates."))
        hours, full = cleaned.get("weekly_hours"), cleaned.get("full_time_hours") or FULL_TIME
        if hours is not None and not 0 < hours <= 60:
            self.add_error("weekly_hours", _("Écrivez un nombre d’heures entre 1 et 60."))
        if full <= 0:
            self.add_error("full_time_hours", _("Écrivez un nombre d’heures entre 1 et 60."))
        return cleaned

    @property
    def bonuses(self) -> list[forms.BoundField]:
        """The fields of the bonuses, shown together."""
        return [self[name] for name in self.fields if name.startswith("bonus_")]

    def said(self) -> dict[str, Any]:
        """The contract as `visavis.decisions.rights.read` reads it."""
        typed = self.cleaned_data
        plain = (
            "start", "end", "nature", "end_reason", "gross_monthly", "weekly_hours", "procedure_start",
            "accrued_leave_indemnity", "severance_paid", "resignation_ground",
        )  # fmt: skip
        contract: dict[str, Any] = {
            name: _plain(typed[name]) for name in plain if typed.get(name) not in (None, "")
        }
        hours, full = typed.get("weekly_hours"), typed.get("full_time_hours") or FULL_TIME
        if hours and hours < full:
            contract["work_time_ratio"] = str(round(hours / full, 4))
        bonuses = [self._bonus(rank) for rank in range(BONUSES) if typed.get(f"bonus_{rank}")]
        return contract | ({"bonuses": bonuses} if bonuses else {})

    def _bonus(self, rank: int) -> dict[str, str]:
        typed = self.cleaned_data
        days = {"start": typed.get(f"bonus_{rank}_from"), "end": typed.get(f"bonus_{rank}_to")}
        return {
            "amount": _plain(typed[f"bonus_{rank}"]),
            **{name: _plain(day) for name, day in days.items() if day},
        }

    @staticmethod
    def shown(said: Mapping[str, Any]) -> dict[str, Any]:
        """A contract said before, as the form shows it."""
        days = {name: _day(said.get(name)) for name in ("start", "end", "procedure_start")}
        amounts = {
            name: _money(said.get(name))
            for name in ("gross_monthly", "accrued_leave_indemnity", "severance_paid")
        }
        hours = Decimal(said["weekly_hours"]) if said.get("weekly_hours") else None
        ratio = Decimal(said.get("work_time_ratio") or 1)
        full = round(hours / ratio) if hours and ratio < 1 else None
        choices = {name: said.get(name, "") for name in ("nature", "end_reason", "resignation_ground")}
        bonuses: dict[str, Any] = {}
        for rank, bonus in enumerate(said.get("bonuses", [])[:BONUSES]):
            bonuses |= {
                f"bonus_{rank}": _money(bonus["amount"]),
                f"bonus_{rank}_from": _day(bonus.get("start")),
                f"bonus_{rank}_to": _day(bonus.get("end")),
            }
        return {**days, **amounts, **choices, **bonuses, "weekly_hours": hours, "full_time_hours": full}


class AroundForm(forms.Form):
    """What stands around the contracts; each may stay empty."""

    registered_on = DayField(
        label=_("Jour de votre inscription"), required=False,
        help_text=_("Vide : nous comptons à partir du lendemain du contrat."),
    )  # fmt: skip
    kept_job_gross = AmountField(
        label=_("Vous gardez un autre emploi : son salaire brut par mois"), required=False, most=MOST
    )
    daily_gross = AmountField(
        label=_("Il vous reste un ancien droit : son montant par jour"), required=False, most=MOST,
        help_text=_("Il figure sur votre dernière lettre de droits."),
    )  # fmt: skip
    days_left = forms.IntegerField(
        label=_("Jours qui restent de cet ancien droit"), required=False, min_value=1, max_value=2000,
        error_messages={"invalid": _("Écrivez un nombre de jours.")},
    )  # fmt: skip
    opened_by = DayField(label=_("Dernier jour du contrat qui l’avait ouvert"), required=False)
    csg_rate = forms.ChoiceField(
        label=_("Taux de CSG, selon votre avis d’impôt"),
        choices=RATES,
        required=False,
        widget=forms.RadioSelect,
    )
    absences = forms.BooleanField(
        label=_("J’ai eu une maladie, une maternité ou une autre longue absence"), required=False
    )
    in_training = forms.BooleanField(label=_("Je suis en formation"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("daily_gross")) != bool(cleaned.get("days_left")):
            missing = "days_left" if cleaned.get("daily_gross") else "daily_gross"
            if missing not in self.errors:
                self.add_error(missing, _("Pour l’ancien droit, il faut le montant et les jours."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """The fields of a situation."""
        typed = self.cleaned_data
        rest = {name: typed.get(name) for name in ("daily_gross", "days_left", "opened_by")}
        previous = (
            {name: _plain(value) for name, value in rest.items() if value} if rest["daily_gross"] else {}
        )
        plain = ("registered_on", "kept_job_gross", "csg_rate")
        return {
            **{name: _plain(typed[name]) if typed.get(name) else "" for name in plain},
            "absences": typed["absences"],
            "in_training": typed["in_training"],
            "previous_right": previous,
        }

    @staticmethod
    def shown(said: Mapping[str, Any]) -> dict[str, Any]:
        """What was said before, as the form shows it."""
        previous = said.get("previous_right") or {}
        return {
            "registered_on": _day(said.get("registered_on")),
            "kept_job_gross": _money(said.get("kept_job_gross")),
            "daily_gross": _money(previous.get("daily_gross")),
            "days_left": previous.get("days_left"),
            "opened_by": _day(previous.get("opened_by")),
            "csg_rate": said.get("csg_rate", ""),
            "absences": said.get("absences", False),
            "in_training": said.get("in_training", False),
        }


def questions() -> list[str]:
    """Every question in order, for the sheet that is filled in with a pen."""
    return [
        str(field.label)
        for form in (YouForm(), ContractForm(), AroundForm())
        for name, field in form.fields.items()
        if not name.startswith("bonus_1")
    ]


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _money(said: str | None) -> Money | None:
    return euros(said) if said else None
