"""The shape of what is typed here."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.foundation.words.fields import AmountField
from visavis.rooms.offers.models import Contract, Report
from visavis.rooms.offers.search import RADII, Asked
from visavis.rooms.reference.door import find_place


class SearchForm(forms.Form):
    """Words, place and radius, contract: all may stay empty. Anything unreadable counts as not typed."""

    mots = forms.CharField(label=_("Métier ou mots"), max_length=120, required=False)
    lieu = forms.CharField(label=_("Commune ou code postal"), max_length=80, required=False)
    rayon = forms.TypedChoiceField(
        label=_("Jusqu’à"), choices=[(radius, f"{radius} km") for radius in RADII], coerce=int, required=False,
        empty_value=30, initial=30,
    )  # fmt: skip
    contrat = forms.ChoiceField(
        label=_("Contrat"), choices=[("", _("Tous")), *Contract.choices], required=False
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **rest: Any) -> None:
        kept = {key: data[key] for key in data} if data else {}
        super().__init__({"rayon": "30", **kept}, **rest)

    def asked(self, after: str = "") -> Asked:
        """What was typed, as the search takes it."""
        self.is_valid()
        typed = self.cleaned_data
        return Asked(
            typed.get("mots", ""),
            typed.get("lieu", ""),
            typed.get("rayon") or 30,
            typed.get("contrat", ""),
            after,
        )


class OfferForm(forms.Form):
    """What an employer deposits. Pay has its unit, so that it can be checked."""

    UNITS = [
        ("hour", _("de l’heure")), ("month", _("par mois")), ("year", _("par an")), ("day", _("par jour")),
    ]  # fmt: skip

    title = forms.CharField(
        label=_("Intitulé du poste"), max_length=250, help_text=_("Au féminin et au masculin, ou suivi de « H/F »."),
        error_messages={"required": _("Écrivez l’intitulé, par exemple « Boulangère ou boulanger ».")},
    )  # fmt: skip
    occupation = forms.CharField(label=_("Métier"), max_length=250, required=False)
    description = forms.CharField(
        label=_("Description"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Décrivez le travail : ce qu’on fait, avec qui, quand.")},
    )  # fmt: skip
    contract = forms.ChoiceField(label=_("Contrat"), choices=Contract.choices)
    hours = forms.DecimalField(
        label=_("Heures par semaine"), min_value=Decimal(1), max_value=Decimal(60), decimal_places=2, localize=True,
        error_messages={"required": _("Écrivez les heures par semaine, par exemple 35.")},
    )  # fmt: skip
    wage = AmountField(
        label=_("Salaire brut, en euros"),
        error_messages={"required": _("Écrivez le salaire brut : il est obligatoire ici.")},
    )
    wage_unit = forms.ChoiceField(label=_("Ce salaire est"), choices=UNITS, initial="month")
    place = forms.CharField(
        label=_("Commune ou code postal"), max_length=80,
        error_messages={"required": _("Écrivez où l’on travaille.")},
    )  # fmt: skip

    def clean_place(self) -> str:
        """A name that several communes bear is asked again, with them named."""
        typed = str(self.cleaned_data["place"])
        found = find_place(typed)
        namesakes = [other for other in found.others if other.startswith(f"{found.name} (")] if found else []
        if not found or not namesakes or typed.strip() == found.words or typed.strip().isdigit():
            return typed
        several = ", ".join([found.words, *namesakes])
        raise forms.ValidationError(
            _("Plusieurs communes s’appellent ainsi : %(several)s. Écrivez la bonne.") % {"several": several}
        )


class DecisionForm(forms.Form):
    """A human's decision on an offer, with the reason its employer will read."""

    reason = forms.CharField(
        label=_("Votre raison, que l’employeur lira"), min_length=10, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Écrivez la raison : l’employeur la lira."),
            "min_length": _("Écrivez une phrase : l’employeur la lira."),
        },
    )  # fmt: skip


class ReportForm(forms.Form):
    """Somebody says an offer is not right; no name is asked."""

    reason = forms.ChoiceField(
        label=_("Qu’est-ce qui ne va pas ?"), choices=Report.Reason.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Précisez, si vous voulez"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
