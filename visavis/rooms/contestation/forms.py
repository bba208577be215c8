"""The shape of a contestation and of its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.decisions.remedies import OFFERED
from visavis.foundation.identity.actor import Channel
from visavis.foundation.identity.words import CHANNELS
from visavis.foundation.words.show import language
from visavis.rooms.contestation.models import Contestation, SecondLook

SAID_BY = (Channel.DESK, Channel.PHONE, Channel.PAPER)


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


class ComplainForm(forms.Form):
    """What it is about, and her words if she wants any. `page` is where she came from, and travels with the form."""

    about = forms.ChoiceField(
        label=_("De quoi s’agit-il ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une ligne. « Autre chose » convient aussi."),
            "invalid_choice": _("Choisissez une ligne. « Autre chose » convient aussi."),
        },
    )
    words = forms.CharField(
        label=_("Que s’est-il passé ?"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Avec vos mots. Vous pouvez aussi ne rien écrire."),
        error_messages={"max_length": _("Le texte dépasse 5 000 caractères. Gardez l’essentiel.")},
    )
    page = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = language()
        self.fields["about"].choices = [(each.code, each.words.say(spoken)) for each in OFFERED]


class KeyedForm(ComplainForm):
    """The same, written down by staff: by which door the person said it comes first, as on the paper."""

    channel = forms.ChoiceField(
        label=_("Comment la personne l’a-t-elle dit ?"),
        widget=forms.RadioSelect,
        choices=[(each.value, CHANNELS[each]) for each in SAID_BY],
        error_messages={"required": _("Choisissez une porte : guichet, téléphone ou papier.")},
    )
    field_order = ("channel", "about", "words", "page")


class LookForm(forms.Form):
    """What somebody else says of an answer that chance chose."""

    verdict = forms.ChoiceField(
        label=_("Votre avis"),
        widget=forms.RadioSelect,
        choices=[
            (SecondLook.Verdict.AGREES, _("La réponse est juste et bien expliquée")),
            (SecondLook.Verdict.REOPENS, _("Il faut reprendre : la contestation est rouverte")),
        ],
        error_messages={"required": _("Choisissez un avis.")},
    )
    reason = forms.CharField(
        label=_("Pourquoi, pour la personne"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Écrivez la raison en une phrase au moins. La personne la lira.")},
    )


class AnswerForm(forms.Form):
    """What the human decides, and why. `corrected`: the facts were put right, so a new computation can be made.

    `computed`: what is contested is computed; a reading is not, nor is a refusal. `opened`: what the journal says she
    opened since.
    """

    outcome = forms.ChoiceField(
        label=_("Votre décision"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une décision.")},
    )
    read = forms.MultipleChoiceField(
        label=_("Ce que vous avez relu"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Seul ce que le journal vous a vu ouvrir est ici. La personne lira cette liste."),
        error_messages={
            "invalid_choice": _("Le journal ne montre pas que vous avez ouvert ce que vous cochez.")
        },
    )
    elsewhere = forms.CharField(
        label=_("Autre chose lue ou vérifiée"),
        required=False,
        max_length=500,
        help_text=_("Un papier, un appel, une personne à qui vous avez demandé."),
    )
    reason = forms.CharField(
        label=_("La raison, pour la personne"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Écrivez la raison en une phrase au moins. La personne la lira.")},
    )
    with_person = forms.BooleanField(label=_("La personne est avec moi"), required=False)

    def __init__(
        self, *args: Any, corrected: bool = False, kind: str = "", computed: bool = True,
        opened: Mapping[str, str] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        others = _BY_HUMANS.get(kind, _OF_READINGS)
        self.fields["outcome"].choices = _outcomes(corrected) if computed else others
        self.fields["read"].choices = list((opened or {}).items())


class RedoneForm(forms.Form):
    """What was done of what the answer promised, for the person to read."""

    reason = forms.CharField(
        label=_("Ce qui est fait, pour la personne"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Écrivez la raison en une phrase au moins. La personne la lira.")},
    )
    with_person = forms.BooleanField(label=_("La personne est avec moi"), required=False)


_OF_COMPLAINTS = [
    (Contestation.Outcome.CHANGED, _("La personne a raison : la raison dit ce que nous changeons")),
    (Contestation.Outcome.PARTLY, _("Elle a raison en partie : la raison dit ce que nous changeons")),
    (Contestation.Outcome.KEPT, _("Nous ne changeons rien, et la raison dit pourquoi")),
]
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

_BY_HUMANS = {"complaint": _OF_COMPLAINTS, "refusal": _OF_REFUSALS}


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
