"""The shape of a complaint of somebody without a file, of coming back to it, and of its answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.foundation.identity.words import CHANNELS
from visavis.foundation.words.fields import PhoneField
from visavis.rooms.contestation.forms import SAID_BY, ComplainForm
from visavis.rooms.contestation.models import Contestation

LETTER, MAIL, PHONE, HERE = "letter", "mail", "phone", "here"


class WithoutFileForm(ComplainForm):
    """The same as with a file, and how she wants her answer: one way, with the address it needs."""

    way = forms.ChoiceField(
        label=_("Comment voulez-vous la réponse ?"),
        choices=[
            (LETTER, _("Par lettre")),
            (MAIL, _("Par courriel")),
            (PHONE, _("Par téléphone : on me rappelle")),
            (HERE, _("Je reviens la lire ici, avec mon numéro et mon code")),
        ],
        initial=HERE,
        widget=forms.RadioSelect,
        help_text=_("Dans tous les cas, le numéro et le code la montrent ici aussi."),
        error_messages={"required": _("Choisissez comment vous voulez la réponse.")},
    )
    letter = forms.CharField(
        label=_("Nom et adresse, pour la lettre"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    mail = forms.EmailField(
        label=_("Adresse électronique"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Cette adresse n’est pas complète. Par exemple : nadia@exemple.fr.")},
    )
    phone = PhoneField(label=_("Numéro de téléphone"), required=False, max_length=30)
    field_order = ("about", "words", "way", "letter", "mail", "phone", "page")
    _MISSING = {
        LETTER: _("Vous avez choisi la lettre. Il manque l’adresse."),
        MAIL: _("Vous avez choisi le courriel. Il manque l’adresse électronique."),
        PHONE: _("Vous avez choisi le téléphone. Il manque le numéro."),
    }

    def clean(self) -> None:
        way = self.cleaned_data.get("way", "")
        if way in self._MISSING and not self.cleaned_data.get(way) and way not in self.errors:
            self.add_error(way, self._MISSING[way])

    @property
    def reach(self) -> str:
        """Where the answer goes: only what the chosen way needs is kept."""
        return str(self.cleaned_data.get(self.cleaned_data["way"]) or "")

    def contest(self) -> WithoutFileForm:
        """The same to contest a line: what it is about is known."""
        del self.fields["about"]
        return self


class KeyedWithoutFileForm(WithoutFileForm):
    """The same, written down by staff: by which door the person said it comes first."""

    channel = forms.ChoiceField(
        label=_("Comment la personne l’a-t-elle dit ?"),
        widget=forms.RadioSelect,
        choices=[(each.value, CHANNELS[each]) for each in SAID_BY],
        error_messages={"required": _("Choisissez une porte : guichet, téléphone ou papier.")},
    )
    field_order = ("channel", *WithoutFileForm.field_order)


class ComeBackForm(forms.Form):
    """The number and the code she was given."""

    number = forms.CharField(
        label=_("Numéro de la réclamation"),
        max_length=20,
        error_messages={"required": _("Il manque le numéro.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("8 lettres ou chiffres, donnés avec le numéro."),
        error_messages={"required": _("Il manque le code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
    )


class AnswerWithoutFileForm(forms.Form):
    """What the human decides, what she checked, and why."""

    outcome = forms.ChoiceField(
        label=_("Votre décision"),
        widget=forms.RadioSelect,
        choices=[
            (Contestation.Outcome.CHANGED, _("La personne a raison : la raison dit ce que nous changeons")),
            (Contestation.Outcome.PARTLY, _("Elle a raison en partie : la raison dit ce que nous changeons")),
            (Contestation.Outcome.KEPT, _("Nous ne changeons rien, et la raison dit pourquoi")),
        ],
        error_messages={"required": _("Choisissez une décision.")},
    )
    checked = forms.CharField(
        label=_("Ce que vous avez lu ou vérifié"),
        max_length=500,
        help_text=_("Un papier, un appel, une personne à qui vous avez demandé."),
        error_messages={"required": _("Écrivez ce que vous avez lu ou vérifié.")},
    )
    reason = forms.CharField(
        label=_("La raison, pour la personne"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Écrivez la raison en une phrase au moins. La personne la lira.")},
    )

    def said(self) -> dict[str, Any]:
        """For the act."""
        return dict(self.cleaned_data)
