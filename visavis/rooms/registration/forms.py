"""The shape of each answer. Nothing but a name is compulsory; what cannot be read is shown again as typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.fr import nir

from visavis.foundation.words.fields import DayField, PhoneField
from visavis.rooms.registration.choices import CHANNELS, EASE, FIRST_CHANNELS, NEEDS

Answer = dict[str, Any]


class QuestionForm(forms.Form):
    """One question. `answer` is what is kept (JSON values); `kept` is an earlier answer shown again."""

    def __init__(self, data: Any = None, *, today: date, kept: Answer | None = None) -> None:
        super().__init__(data, initial=self.to_show(kept or {}))
        self.today = today
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("autocomplete", getattr(self, "autocomplete", {}).get(name, "off"))

    def to_show(self, kept: Answer) -> Answer:
        return kept

    @property
    def answer(self) -> Answer:
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [])}


class NameForm(QuestionForm):
    """A name of one part or several; only one part has to be known."""

    given = forms.CharField(label=gettext_lazy("Prénom"), max_length=120, required=False)
    family = forms.CharField(label=gettext_lazy("Nom"), max_length=120, required=False)
    birth_family = forms.CharField(
        label=gettext_lazy("Nom de naissance"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Seulement s’il est différent."),
    )
    autocomplete = {"given": "given-name", "family": "family-name"}

    def clean(self) -> None:
        known = self.cleaned_data.get("given") or self.cleaned_data.get("family")
        if not known and not self.errors:
            self.add_error("given", _("Écrivez au moins un nom. Un seul suffit."))


class BirthForm(QuestionForm):
    """A day of birth that exists and lies in the past."""

    born_on = DayField(
        label=gettext_lazy("Quelle est votre date de naissance ?"),
        help_text=gettext_lazy("Par exemple : 31 10 1972."),
    )

    def __init__(self, data: Any = None, *, today: date, kept: Answer | None = None) -> None:
        super().__init__(data, today=today, kept=kept)
        born_on = self.fields["born_on"]
        born_on.earliest, born_on.latest = date(today.year - 120, 1, 1), today

    def to_show(self, kept: Answer) -> Answer:
        return {"born_on": date.fromisoformat(kept["born_on"])} if kept else {}

    @property
    def answer(self) -> Answer:
        return {"born_on": self.cleaned_data["born_on"].isoformat()}


LATER = "later"


class PlaceForm(QuestionForm):
    """Where the person lives, and which agency she wants to go to."""

    commune = forms.CharField(
        label=gettext_lazy("Votre commune"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Sans logement ? Écrivez la commune où vous êtes le plus souvent."),
    )
    agency = forms.ChoiceField(
        label=gettext_lazy("L’agence qui vous reçoit"), required=False, widget=forms.RadioSelect
    )
    autocomplete = {"commune": "address-level2"}

    def __init__(self, data: Any = None, *, today: date, kept: Answer | None = None) -> None:
        super().__init__(data, today=today, kept=kept)
        from visavis.rooms.agencies.door import near

        typed = (self.data if self.is_bound else self.initial).get("commune", "")
        places = near(typed)
        self.too_many = near("") == []
        field = self.fields["agency"]
        field.choices = [(str(place.id), place.name) for place in places]
        field.effects = {str(place.id): place.address for place in places}
        if not places:
            del self.fields["agency"]
        elif self.too_many:
            field.choices = [*field.choices, (LATER, _("Je ne sais pas encore"))]

    def clean(self) -> None:
        """Where there are many agencies, those near what was typed are shown once before the next question."""
        if self.too_many and "agency" in self.fields and not self.cleaned_data.get("agency"):
            self.errors.pop("agency", None)  # one that was near what was typed before
            self.add_error("agency", _("Voici les agences les plus proches. Choisissez la vôtre."))

    @property
    def answer(self) -> Answer:
        return {name: value for name, value in super().answer.items() if value != LATER}


class ReachForm(QuestionForm):
    """Up to three ways to be reached, in order, and the addresses they need."""

    first = forms.ChoiceField(label=gettext_lazy("D’abord"), required=False, choices=FIRST_CHANNELS)
    second = forms.ChoiceField(label=gettext_lazy("Si cela ne marche pas"), required=False, choices=CHANNELS)
    third = forms.ChoiceField(label=gettext_lazy("Et sinon"), required=False, choices=CHANNELS)
    letter = forms.CharField(
        label=gettext_lazy("Adresse postale"),
        max_length=400,
        required=False,
        widget=forms.Textarea,
        help_text=gettext_lazy("Rue, code postal, commune. Ou « chez », et un nom."),
    )
    phone = PhoneField(label=gettext_lazy("Numéro de téléphone"), required=False, max_length=30)
    mail = forms.EmailField(
        label=gettext_lazy("Adresse électronique"),
        required=False,
        max_length=254,
        error_messages={
            "invalid": gettext_lazy("Cette adresse n’est pas complète. Par exemple : nadia@exemple.fr.")
        },
    )
    ORDER = ("first", "second", "third")
    autocomplete = {"letter": "street-address", "phone": "tel", "mail": "email"}
    MISSING = {
        "letter": gettext_lazy("Vous avez choisi la lettre. Il manque l’adresse postale."),
        "phone": gettext_lazy("Vous avez choisi le téléphone ou le SMS. Il manque le numéro."),
        "mail": gettext_lazy("Vous avez choisi le courriel. Il manque l’adresse électronique."),
    }

    def clean(self) -> None:
        for kind in self.kinds:
            needed = "phone" if kind == "sms" else kind
            if needed in self.MISSING and not self.cleaned_data.get(needed) and needed not in self.errors:
                self.add_error(needed, self.MISSING[needed])

    @property
    def kinds(self) -> list[str]:
        """The channels chosen, in order, each once."""
        chosen = (self.cleaned_data.get(name) for name in self.ORDER)
        return list(dict.fromkeys(kind for kind in chosen if kind))


class NeedsForm(QuestionForm):
    """What the agency has to prepare."""

    needs = forms.MultipleChoiceField(
        label=gettext_lazy("De quoi avez-vous besoin ?"),
        required=False,
        choices=NEEDS,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Cochez ce qui vous aide. Rien, si vous n’avez besoin de rien."),
    )
    language = forms.CharField(
        label=gettext_lazy("Interprète : dans quelle langue ?"), max_length=60, required=False
    )


class EaseForm(QuestionForm):
    """How the person likes to do things: asked once, a preference, never a score."""

    ease = forms.ChoiceField(
        label=gettext_lazy("Comment préférez-vous faire vos démarches ?"),
        required=False,
        choices=EASE,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Votre choix ne change rien à vos droits. Vous pouvez en changer à tout moment."
        ),
    )


class NumberForm(QuestionForm):
    """The social security number, checked by its key. It goes to its own sealed place; only its end shows here."""

    number = forms.CharField(
        label=gettext_lazy("Quel est votre numéro de sécurité sociale ?"),
        max_length=40,
        required=False,
        help_text=gettext_lazy(
            "15 chiffres, sur votre carte Vitale. Sans lui, votre inscription est complète."
        ),
    )

    def to_show(self, kept: Answer) -> Answer:
        return {}

    def clean_number(self) -> str:
        typed = self.cleaned_data["number"]
        count = sum(letter.isalnum() for letter in typed)
        if count not in {0, 15}:
            raise ValidationError(_("Il faut 15 chiffres. Vous en avez écrit %(count)s.") % {"count": count})
        try:
            return nir.validate(typed) if count else ""
        except WrongNumber:
            raise ValidationError(
                _("Ce numéro n’est pas juste. Relisez les 15 chiffres de votre carte.")
            ) from None


class WorkForm(QuestionForm):
    """The work the person looks for, in her words."""

    work = forms.CharField(
        label=gettext_lazy("Quel travail cherchez-vous ?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text=gettext_lazy(
            "Avec vos mots. Par exemple : vendeuse en boulangerie, près de chez moi, le matin."
        ),
    )


class ResumeForm(forms.Form):
    """The code of a registration under way."""

    code = forms.CharField(
        label=gettext_lazy("Quel est votre code ?"),
        max_length=40,
        help_text=gettext_lazy("8 lettres ou chiffres, écrits en haut de chaque page d’inscription."),
        error_messages={"required": gettext_lazy("Il manque le code.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "short",
            }
        ),
    )
