"""The shape of a text message typed on the telephone of the demonstration."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class HeardForm(forms.Form):
    """A number and a few words."""

    number = forms.CharField(label=_("Depuis le numéro"), max_length=20)
    text = forms.CharField(label=_("Message"), max_length=160, initial="STOP")
