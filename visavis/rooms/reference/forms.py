"""The shape of what is typed here."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class OccupationForm(forms.Form):
    """Everyday words for an occupation; anything unreadable counts as not typed."""

    mots = forms.CharField(label=_("Un métier, avec vos mots"), max_length=120, required=False)

    def words(self) -> str:
        """What was typed."""
        self.is_valid()
        return str(self.cleaned_data.get("mots", "")).strip()
