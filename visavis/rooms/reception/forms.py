"""What is asked of somebody who wants a call: her number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.foundation.words.fields import PhoneField


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
