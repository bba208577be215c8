"""The shape of a choice, of a note, and of a search made for somebody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.rooms.register.models import Note

STANCES = {
    Note.Kind.OFFER: [
        (Note.Stance.FIRST, _("Proposer cette offre d’abord")),
        (Note.Stance.ASIDE, _("Mettre cette offre de côté")),
    ],
    Note.Kind.RIGHTS: [
        (Note.Stance.CHANGED, _("Ce calcul est à lire avec ma note")),
        (Note.Stance.ASIDE, _("Ne pas se fier à ce calcul")),
    ],
}


class SwitchForm(forms.Form):
    """Why: she may leave it empty."""

    reason = forms.CharField(
        label=_("Pourquoi ? Vous pouvez ne rien écrire."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NoteForm(forms.Form):
    """What the human says, and why, in words for the person."""

    stance = forms.ChoiceField(
        label=_("Votre avis"), widget=forms.RadioSelect, error_messages={"required": _("Choisissez un avis.")}
    )
    words = forms.CharField(
        label=_("Votre note, pour la personne"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Écrivez une phrase (10 caractères au moins). La personne la lira.")},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stance"].choices = STANCES[Note.Kind(kind)]


class OffersForm(forms.Form):
    """The words and the place of a search made with the person."""

    mots = forms.CharField(label=_("Métier ou mots"), max_length=120, required=False)
    lieu = forms.CharField(label=_("Commune ou code postal"), max_length=80, required=False)
