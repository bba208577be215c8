"""The shape of what is typed about files."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.foundation.trace.purpose import WORDS, Purpose
from visavis.rooms.dossier.gate import ASKED


class PurposeForm(forms.Form):
    """Why a file is opened; the person will read this answer."""

    purpose = forms.ChoiceField(
        label=_("Pourquoi ouvrez-vous ce dossier ?"),
        choices=[(each.value, WORDS[each]) for each in ASKED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une raison. La personne la lira.")},
    )

    def clean_purpose(self) -> Purpose:
        return Purpose(self.cleaned_data["purpose"])
