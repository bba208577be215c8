"""The shape of what is typed to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.mfa.base.internal.flows import check_rate_limit
from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.foundation.identity import cards
from visavis.foundation.identity.browsers import Open


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


class CloseForm(forms.Form):
    """Which of her other browsers to close; a jobseeker who has a card shows one of its codes."""

    ALL = "all"
    which = forms.ChoiceField(
        label=_("Que voulez-vous fermer ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une ligne."),
            "invalid_choice": _("Cet appareil n’est plus ouvert. Choisissez une autre ligne."),
        },
    )
    code = forms.CharField(
        label=_("Un code de votre carte"),
        max_length=20,
        help_text=_("Pour que personne d’autre que vous ne ferme. Chaque code sert une fois."),
        error_messages={"required": _("Écrivez un code.")},
    )

    def __init__(self, typed: Any = None, *, user: Any, others: Sequence[Open], with_code: bool) -> None:
        super().__init__(typed, initial={"which": self.ALL})
        self.user = user
        rows = [(str(each.id), each.said) for each in others]
        self.fields["which"].choices = [*rows, (self.ALL, _("Tous les autres"))]
        if not with_code:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """The code is spent when all the rest is right. Five wrong ones close this for five minutes."""
        cleaned = super().clean() or {}
        if not self.errors and "code" in self.fields:
            forget_tries = check_rate_limit(self.user)
            if not cards.spend(self.user, cleaned["code"]):
                raise forms.ValidationError({"code": _("Ce code n’est pas le bon, ou il a déjà servi.")})
            forget_tries()
        return cleaned
