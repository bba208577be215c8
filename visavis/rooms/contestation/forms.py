"""The shape of a contestation and of its answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.rooms.contestation.models import Contestation


class ContestForm(forms.Form):
    """Why the person does not agree. She may leave it empty: saying no is enough."""

    words = forms.CharField(
        label=_("Qu’est-ce qui ne va pas ?"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Avec vos mots. Vous pouvez aussi ne rien écrire : une personne relira tout."),
        error_messages={"max_length": _("Le texte dépasse 5 000 caractères. Gardez l’essentiel.")},
    )


class AnswerForm(forms.Form):
    """What the human decides, and why. `corrected`: the facts were put right, so a new computation can be made.

    `computed`: what is contested is computed; a reading is not, nor is a refusal (`refusal`).
    """

    outcome = forms.ChoiceField(
        label=_("Votre décision"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une décision.")},
    )
    reason = forms.CharField(
        label=_("La raison, pour la personne"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Écrivez la raison en une phrase au moins. La personne la lira.")},
    )
    with_person = forms.BooleanField(label=_("La personne est avec moi"), required=False)

    def __init__(
        self, *args: Any, corrected: bool = False, computed: bool = True, refusal: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        of_humans = _OF_REFUSALS if refusal else _OF_READINGS
        self.fields["outcome"].choices = _outcomes(corrected) if computed else of_humans  # type: ignore[attr-defined]


class RedoneForm(forms.Form):
    """What was done of what the answer promised, for the person to read."""

    reason = forms.CharField(
        label=_("Ce qui est fait, pour la personne"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Écrivez la raison en une phrase au moins. La personne la lira.")},
    )
    with_person = forms.BooleanField(label=_("La personne est avec moi"), required=False)


_OF_READINGS = [
    (Contestation.Outcome.CHANGED, _("La personne a raison : ce dossier n’avait pas à être lu")),
    (Contestation.Outcome.PARTLY, _("Elle a raison en partie")),
    (Contestation.Outcome.KEPT, _("La lecture était nécessaire")),
]

_OF_REFUSALS = [
    (Contestation.Outcome.CHANGED, _("La personne a raison : la correction est faite sous 5 jours ouvrés")),
    (Contestation.Outcome.PARTLY, _("Elle a raison en partie : ce qui est juste est corrigé de même")),
    (Contestation.Outcome.KEPT, _("Le refus est maintenu")),
]


def _outcomes(corrected: bool) -> list[tuple[str, object]]:
    kept = (Contestation.Outcome.KEPT, _("Le résultat est maintenu"))
    if corrected:
        return [
            (
                Contestation.Outcome.CHANGED,
                _("La personne a raison : le calcul est refait avec ses données corrigées"),
            ),
            (Contestation.Outcome.PARTLY, _("Elle a raison en partie : le calcul est refait de même")),
            kept,
        ]
    return [
        (
            Contestation.Outcome.CHANGED,
            _("La personne a raison : un agent refait le calcul sous 5 jours ouvrés"),
        ),
        (
            Contestation.Outcome.PARTLY,
            _("Elle a raison en partie : un agent refait le calcul sous 5 jours ouvrés"),
        ),
        kept,
    ]
