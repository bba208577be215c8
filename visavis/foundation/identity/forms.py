"""The shape of what is typed to sign in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CardForm(forms.Form):
    """The name on the card, and one of its codes."""

    login = forms.CharField(
        label=_("Nom de la carte"), max_length=40, help_text=_("Il est écrit en haut de la carte.")
    )
    code = forms.CharField(
        label=_("Un code de la carte"),
        max_length=20,
        help_text=_("8 lettres et chiffres. Chaque code sert une fois."),
    )
