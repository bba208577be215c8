"""The shape of registering somebody else: her name, in what capacity, and how she said yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.foundation.identity.actor import Channel
from visavis.foundation.papers.forms import PaperField
from visavis.foundation.papers.upload import too_heavy
from visavis.foundation.words.fields import PhoneField

if TYPE_CHECKING:
    from visavis.rooms.registration.screens.side import Side

PAPER, SMS, HEARD, JUDGEMENT = "paper", "sms", "witness", "judgement"
_KINDS = [
    ("relative", gettext_lazy("Un proche")),
    ("association", gettext_lazy("Une association")),
    ("union", gettext_lazy("Un représentant syndical")),
    ("guardian", gettext_lazy("Sa tutrice, son tuteur, sa curatelle")),
]
_WAYS = [
    (PAPER, gettext_lazy("Par un papier signé, photographié")),
    (SMS, gettext_lazy("Par un mot depuis son téléphone : elle répond OUI")),
    (HEARD, gettext_lazy("À voix haute, à un autre agent, qui lui a donné un code")),
]
_JUDGED = (JUDGEMENT, gettext_lazy("Par la décision du juge, photographiée (tutelle, curatelle)"))


class ForAnotherForm(forms.Form):
    """Her name, and her yes. One part of a name is enough."""

    given = forms.CharField(label=gettext_lazy("Son prénom"), max_length=120, required=False)
    family = forms.CharField(label=gettext_lazy("Son nom de famille"), max_length=120, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Qui êtes-vous pour elle ?"),
        choices=_KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Dites qui vous êtes pour elle.")},
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Comment a-t-elle dit oui ?"),
        choices=[*_WAYS, _JUDGED],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez comment elle a dit oui.")},
    )
    paper = PaperField(label=gettext_lazy("La photo du papier signé, ou de la décision"), required=False)
    spoken = forms.CharField(
        label=gettext_lazy("Le code que l’agent lui a donné"),
        max_length=20,
        required=False,
        help_text=gettext_lazy(
            "Elle appelle l’agence, ou passe au guichet. Un agent l’écoute et lui donne ce code. Il sert une fois."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
    )

    phone = PhoneField(
        label=gettext_lazy("Le numéro de son téléphone"),
        max_length=30,
        required=False,
        help_text=gettext_lazy(
            "Elle reçoit un SMS et répond OUI. Puis appuyez une seconde fois. N’importe quel téléphone."
        ),
    )

    def __init__(self, *args: Any, request: HttpRequest, side: Side, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heavy, self.waits = bool(too_heavy(request)), ""
        for each in ("given", "family", "phone"):
            self.fields[each].widget.attrs["autocomplete"] = "off"
        if side.desk:
            mine = "phone" if side.channel == Channel.PHONE else "desk"
            self.fields["kind"] = forms.CharField(initial=mine, widget=forms.HiddenInput)
            self.fields["way"].choices = _WAYS

    def is_waited_for(self, words: str) -> bool:
        """Keep what is said while her answer by text message is awaited; true when there is something to wait for."""
        self.waits = words
        return bool(words)

    @property
    def name(self) -> dict[str, str]:
        """The first answer of the registration."""
        return {part: said for part in ("given", "family") if (said := self.cleaned_data.get(part))}

    def clean(self) -> None:
        said = self.cleaned_data
        if not said.get("given") and not said.get("family"):
            self.add_error("given", _("Écrivez au moins un nom. Un seul suffit."))
        if said.get("way") in {PAPER, JUDGEMENT} and not said.get("paper"):
            heavy = _("Ce fichier est trop lourd : 10 Mo au plus.")
            self.add_error("paper", heavy if self.heavy else _("Ajoutez la photo du papier."))
        if said.get("way") == HEARD and not said.get("spoken"):
            self.add_error("spoken", _("Écrivez le code que l’agent a donné à la personne."))
        if said.get("way") == SMS and not said.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Écrivez le numéro du téléphone de la personne."))
        if said.get("way") and (said.get("kind") == "guardian") != (said["way"] == JUDGEMENT):
            self.add_error("way", _("Une tutelle repose sur la décision du juge, et elle seule."))
