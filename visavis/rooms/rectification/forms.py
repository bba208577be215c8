"""The shape of asking for a correction, and of deciding it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.foundation.identity.actor import Channel
from visavis.foundation.words.fields import DayField
from visavis.rooms.rectification.data import OTHER, data

LONGEST = 2000


class AskForm(forms.Form):
    """Which datum, what it should say. `desk`: by which door the person asks, written down by an agent."""

    datum = forms.ChoiceField(
        label=gettext_lazy("Qu’est-ce qui est faux ?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez ce qui est faux.")},
    )
    said = forms.CharField(
        label=gettext_lazy("Ce que le dossier dit de faux"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Seulement pour « Autre chose » : recopiez la phrase, ou dites où elle est."),
    )
    wanted = forms.CharField(
        label=gettext_lazy("Ce que le dossier devrait dire"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Dites ce que le dossier devrait dire.")},
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("La personne le demande"),
        widget=forms.RadioSelect,
        initial=Channel.DESK,
        choices=[
            (Channel.DESK, gettext_lazy("au guichet")),
            (Channel.PHONE, gettext_lazy("par téléphone")),
            (Channel.PAPER, gettext_lazy("sur papier")),
        ],
    )

    def __init__(self, *args: Any, desk: bool = False, chosen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["datum"].choices = [(code, each.words) for code, each in data().items()]
        self.initial.setdefault("datum", chosen)
        if not desk:
            del self.fields["channel"]

    def clean(self) -> None:
        if self.cleaned_data.get("datum") == OTHER and not self.cleaned_data.get("said"):
            self.add_error("said", _("Recopiez ce qui est faux, ou dites où c’est écrit."))

    @property
    def value(self) -> dict[str, Any] | None:
        """What is written at once when it is hers alone to say."""
        known = data()[self.cleaned_data["datum"]]
        return {"address": " ".join(self.cleaned_data["wanted"].split())} if known.hers else None


class DecideForm(forms.Form):
    """What the human does, and why. The boxes are those of the datum."""

    given = forms.CharField(label=gettext_lazy("Prénom"), required=False, max_length=120)
    family = forms.CharField(label=gettext_lazy("Nom"), required=False, max_length=120)
    born_on = DayField(label=gettext_lazy("Date de naissance"), required=False)
    address = forms.CharField(label=gettext_lazy("Adresse ou numéro"), required=False, max_length=300)
    after = forms.CharField(
        label=gettext_lazy("Ce que le dossier dit maintenant"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    act = forms.ChoiceField(
        label=gettext_lazy("Votre décision"),
        widget=forms.RadioSelect,
        choices=[
            ("put_right", gettext_lazy("C’est juste : je corrige")),
            ("refuse", gettext_lazy("Je ne corrige pas, et je dis pourquoi")),
        ],
        error_messages={"required": gettext_lazy("Choisissez une décision.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("La raison, pour la personne"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Obligatoire si vous ne corrigez pas."),
    )  # fmt: skip

    def __init__(self, *args: Any, datum: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = data().get(datum)
        self.typed = ("after",) if datum == OTHER else known.typed if known else ()
        for name in ("given", "family", "born_on", "address", "after"):
            if name not in self.typed:
                del self.fields[name]

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("act") == "put_right" and not any(said.get(name) for name in self.typed) and self.typed:
            self.add_error(self.typed[0], _("Écrivez la donnée corrigée."))
