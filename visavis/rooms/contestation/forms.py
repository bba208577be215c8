"""The shape of a contestation and of its answer."""

from __future__ import annotations

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
    """What the human decides, and why."""

    outcome = forms.ChoiceField(
        label=_("Votre décision"),
        widget=forms.RadioSelect,
        choices=[
            (Contestation.Outcome.CHANGED, _("La personne a raison : le calcul est refait")),
            (Contestation.Outcome.PARTLY, _("Elle a raison en partie")),
            (Contestation.Outcome.KEPT, _("Le résultat est maintenu")),
        ],
        error_messages={"required": _("Choisissez une décision.")},
    )
    reason = forms.CharField(
        label=_("La raison, pour la personne"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Écrivez la raison en une phrase au moins. La personne la lira.")},
    )
