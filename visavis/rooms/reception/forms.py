"""What is asked of somebody who wants a call: her number. What staff says of a visit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.foundation.words.fields import HourField, PhoneField
from visavis.rooms.reception.actions.receive import LONGEST, MOST_MINUTES
from visavis.rooms.reception.motives import Motive


class CallForm(forms.Form):
    """The number, French or foreign; `about` travels with the link of a refused or broken act."""

    phone = PhoneField(
        label=_("Quel est votre numéro ?"),
        help_text=_("De France ou d’ailleurs. Personne d’autre ne le lit."),
        error_messages={"required": _("Écrivez le numéro où vous rappeler.")},
    )
    about = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, number_known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = not number_known


class VisitForm(forms.Form):
    """Why she came, how long it took, and what she takes away. Without a file there is no note."""

    motive = forms.ChoiceField(
        label=_("Pourquoi est-elle venue ?"), choices=Motive.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez un motif.")},
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("Combien de minutes ensemble ?"), min_value=1, max_value=MOST_MINUTES,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
        error_messages={
            "required": _("Écrivez le nombre de minutes."),
            "invalid": _("Écrivez un nombre entier de minutes. Par exemple : 15."),
            "min_value": _("Une visite dure de 1 à 480 minutes."),
            "max_value": _("Une visite dure de 1 à 480 minutes."),
        },
    )  # fmt: skip
    arrived = HourField(
        label=_("Heure d’arrivée"), required=False, help_text=_("Par exemple : 9 h 15. L’attente est comptée avec."),
        widget=forms.TextInput(attrs={"class": "short"}),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Ce qui a été dit et décidé"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("La personne le lit aussitôt, mot pour mot."),
        error_messages={"max_length": _("La note dépasse 2 000 caractères. Raccourcissez-la.")},
    )  # fmt: skip

    def __init__(self, *args: Any, with_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_file:
            del self.fields["note"]
