"""The shape of what is typed when a glass is broken, and when somebody has looked."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.rooms.vigilance.limits import SHORTEST_REASON


class GlassForm(forms.Form):
    """Whose file, known by her name and day of birth; and why."""

    given = forms.CharField(label=_("Prénom"), required=False, max_length=120)
    family = forms.CharField(
        label=_("Nom"), max_length=120, error_messages={"required": _("Écrivez le nom de la personne.")}
    )
    born_on = forms.DateField(
        label=_("Date de naissance"),
        error_messages={
            "required": _("Écrivez le jour de naissance de la personne."),
            "invalid": _("Écrivez le jour comme 27/03/1977."),
        },
    )
    reason = forms.CharField(
        label=_("Pourquoi ouvrez-vous ce dossier ?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("La personne, et la direction de son agence, lisent cette phrase avec votre nom."),
        error_messages={
            "required": _("Écrivez pourquoi en une phrase. La personne la lira."),
        },
    )


class StreetForm(forms.Form):
    """Whose street, and which: what is typed is marked and dropped."""

    login = forms.CharField(
        label=_("Le mot avec lequel l’agent entre"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Écrivez le mot avec lequel l’agent entre.")},
    )
    address = forms.CharField(
        label=_("Sa rue et son code postal"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Par exemple : rue du Port, 93200. Sans numéro."),
        error_messages={"required": _("Écrivez la rue, puis le code postal, comme sur une enveloppe.")},
    )


class ShelterForm(forms.Form):
    """Why readings of this file are watched more closely."""

    reason = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=500,
        min_length=SHORTEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("La personne lit cette phrase."),
        error_messages={
            "required": _("Écrivez pourquoi en une phrase."),
            "min_length": _("Écrivez pourquoi en une phrase (20 caractères au moins). La personne la lira."),
        },
    )


class SettleForm(forms.Form):
    """What was checked, for the one whose readings these are."""

    reason = forms.CharField(
        label=_("Ce que vous avez vérifié"),
        max_length=500,
        min_length=SHORTEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Par exemple : avec qui vous avez parlé, et ce que la personne a dit."),
        error_messages={
            "required": _("Écrivez en une phrase ce que vous avez vérifié."),
            "min_length": _("Écrivez en une phrase ce que vous avez vérifié (20 caractères au moins)."),
        },
    )
