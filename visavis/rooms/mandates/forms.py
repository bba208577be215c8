"""The shape of giving a mandate, at home and at the desk, and of timing help."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.foundation.papers.forms import PaperField
from visavis.foundation.papers.upload import too_heavy
from visavis.rooms.mandates.families import FAMILIES
from visavis.rooms.mandates.kinds import DAYS, OF_A_PERSON, OF_STAFF, Kind, Way

_ACTS = [(code, each.words) for code, each in FAMILIES.items()]
_AT_ONCE = (Way.PAPER, Way.CODE, Way.WITNESS, Way.SMS)


class GiveForm(forms.Form):
    """Who helps, for what, for how long: one day unless the person says more."""

    login = forms.CharField(
        label=gettext_lazy("Le nom d’aide de la personne qui vous aide"),
        max_length=40,
        help_text=gettext_lazy(
            "Elle l’a reçu au guichet, sur papier. Elle n’en a pas ? Venez avec elle au guichet."
        ),
        error_messages={"required": gettext_lazy("Écrivez le nom d’aide de cette personne.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Qui est-ce ?"),
        choices=[(each.value, each.label) for each in OF_A_PERSON],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Dites qui est cette personne.")},
    )
    families = forms.MultipleChoiceField(
        label=gettext_lazy("Que peut-elle faire pour vous ?"),
        choices=_ACTS,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Seulement ce que vous cochez. Vous gardez votre accès entier."),
        error_messages={"required": gettext_lazy("Cochez au moins un acte.")},
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Pendant combien de temps ?"),
        choices=DAYS,
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez une durée.")},
    )


class DeskForm(GiveForm):
    """The same with an agent: any kind, somebody new to welcome, and how the person says yes."""

    name = forms.CharField(
        label=gettext_lazy("Ou son nom, si elle n’a pas encore de compte"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "Un compte s’ouvre avec un mot de passe et une carte, à lui donner sur papier."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Comment la personne dit-elle oui ?"),
        choices=[(each.value, each.label) for each in (*_AT_ONCE, Way.JUDGEMENT)],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez comment la personne dit oui.")},
    )
    spoken = forms.CharField(
        label=gettext_lazy("Le code qu’elle dit"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Un code de sa carte imprimée. Il sert une fois."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    paper = PaperField(
        label=gettext_lazy("La photo du papier signé, ou de la décision du juge"), required=False
    )
    order = ("login", "name", "kind", "families", "days", "way", "spoken", "paper")

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heavy = bool(too_heavy(request))
        self.order_fields(self.order)
        self.fields["kind"].choices = [(each.value, each.label) for each in Kind]
        login = self.fields["login"]
        login.required, login.label = False, _("Le nom d’aide de la personne qui aide")
        login.help_text = _("Rien à écrire pour un mandat donné à vous-même, au guichet ou au téléphone.")
        self.fields["families"].help_text = _(
            "Seulement ce que la personne dit. Elle garde son accès entier."
        )
        self.fields["families"].label = _("Que peut-elle faire pour la personne ?")

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("kind") not in OF_STAFF and not said.get("login") and not said.get("name"):
            self.add_error("login", _("Écrivez le nom d’aide, ou le nom de quelqu’un de nouveau."))
        if said.get("way") in {Way.PAPER, Way.JUDGEMENT} and not said.get("paper"):
            self.add_error("paper", self._no_paper())
        if said.get("way") == Way.CODE and not said.get("spoken"):
            self.add_error("spoken", _("Écrivez le code que la personne vous dit."))
        guardian = said.get("kind") == Kind.GUARDIAN
        if said.get("way") and guardian != (said["way"] == Way.JUDGEMENT):
            self.add_error("way", _("Une tutelle repose sur la décision du juge, et elle seule."))

    def _no_paper(self) -> str:
        return (
            _("Ce fichier est trop lourd : 10 Mo au plus.")
            if self.heavy
            else _("Ajoutez la photo du papier.")
        )


class MinutesForm(forms.Form):
    """How long an act of help took."""

    minutes = forms.IntegerField(min_value=0, max_value=600)
