"""The shape of agreeing, stopping and announcing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.foundation.identity.actor import Channel
from visavis.rooms.sharing.parts import PARTS

DAYS = ((1, _("Un jour")), (31, _("Un mois")), (182, _("Six mois")), (365, _("Un an")))
DOORS = (
    (Channel.DESK, _("au guichet")),
    (Channel.PHONE, _("par téléphone")),
    (Channel.PAPER, _("sur papier")),
)


class ByADoor(forms.Form):
    """What an agent writes down says by which door the person spoke; her own space does not ask."""

    channel = forms.ChoiceField(
        label=_("La personne le demande"), choices=DOORS, widget=forms.RadioSelect, initial=Channel.DESK
    )

    def __init__(self, *args: Any, desk: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not desk:
            del self.fields["channel"]


class ShareForm(ByADoor):
    """Which partner, which parts, how long, what for."""

    login = forms.CharField(
        label=_("Le nom avec lequel le partenaire entre ici"),
        max_length=40,
        help_text=_("Il vous le donne. Vous ne l’avez pas ? Le guichet le trouve avec vous."),
        error_messages={"required": _("Écrivez le nom avec lequel le partenaire entre.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    parts = forms.MultipleChoiceField(
        label=_("Que peut-il lire ?"),
        choices=list(PARTS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Seulement ce que vous cochez. Il ne change rien."),
        error_messages={"required": _("Cochez au moins une partie.")},
    )
    days = forms.TypedChoiceField(
        label=_("Pendant combien de temps ?"), choices=DAYS, coerce=int, initial=31, widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une durée.")},
    )  # fmt: skip
    why = forms.CharField(
        label=_("Pour quoi ?"), required=False, max_length=300,
        help_text=_("Avec vos mots, si vous voulez. Cela reste dans votre dossier."),
    )  # fmt: skip
    field_order = ("channel", "login", "parts", "days", "why")


class StopForm(ByADoor):
    """Why a use is stopped: she may leave it empty."""

    reason = forms.CharField(
        label=_("Pourquoi ?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vous pouvez ne rien écrire."),
    )  # fmt: skip
    field_order = ("channel", "reason")


class AnnounceForm(forms.Form):
    """Why a stopped use goes on again."""

    reason = forms.CharField(
        label=_("La raison, pour la personne"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Écrivez la raison en une phrase au moins. La personne la lira.")},
    )  # fmt: skip
