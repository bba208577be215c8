"""What is asked for a meeting. Nothing but a name is compulsory, and the name only from somebody unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from visavis.foundation.identity.actor import Channel
from visavis.foundation.words import read
from visavis.foundation.words.fields import DayField
from visavis.rooms.appointments.motives import (
    COMPANY,
    MODE_EFFECTS,
    MODE_WORDS,
    MOTIVES,
    NEED_EFFECTS,
    NEEDS,
    UNSAID,
    Mode,
)
from visavis.rooms.people.door import Contact

Kind = phonenumbers.PhoneNumberType
NO_TEXT = {Kind.FIXED_LINE, Kind.VOIP, Kind.TOLL_FREE, Kind.SHARED_COST, Kind.PREMIUM_RATE, Kind.UAN}
STAFF_CHANNELS = {
    Channel.DESK: _("Au guichet"),
    Channel.PHONE: _("Par téléphone"),
    Channel.PAPER: _("Par courrier"),
}


class PrepareForm(forms.Form):
    """What to prepare, and who comes along."""

    needs = forms.MultipleChoiceField(
        label=_("De quoi avez-vous besoin ce jour-là ?"),
        choices=NEEDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    company = forms.ChoiceField(
        label=_("Qui vient avec vous ?"),
        choices=COMPANY,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("C’est votre droit. Vous n’avez pas à le justifier."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].effects = NEED_EFFECTS

    def wish(self) -> dict[str, Any]:
        """Arguments for the action."""
        return {"needs": tuple(self.cleaned_data["needs"]), "company": self.cleaned_data["company"]}


class BookForm(PrepareForm):
    """A slot is chosen: why, and how. On site when nothing is said; nothing is ticked beforehand."""

    motive = forms.ChoiceField(
        label=_("De quoi voulez-vous parler ?"),
        choices=[(it.code, it.words) for it in MOTIVES.values()],
        required=False,
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(label=_("Comment nous rencontrer ?"), required=False, widget=forms.RadioSelect)
    field_order = ("motive", "needs", "company", "mode")

    def __init__(self, *args: Any, modes: tuple[str, ...] = (Mode.ON_SITE,), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [(mode, MODE_WORDS[mode]) for mode in Mode if mode in modes]
        self.fields["mode"].effects = MODE_EFFECTS

    def wish(self) -> dict[str, Any]:
        """Arguments for the action: on site, and without saying why, unless she said otherwise."""
        said = self.cleaned_data
        return {
            "mode": said["mode"] or Mode.ON_SITE,
            "motive": said["motive"] or UNSAID.code,
            **super().wish(),
        }


class UnknownForm(BookForm):
    """Somebody without a file: a name, and a way to be told if she wants one."""

    name = forms.CharField(
        label=_("Votre nom"), max_length=120, help_text=_("Celui par lequel on vous appellera.")
    )
    reach = forms.CharField(
        label=_("Où vous prévenir ?"),
        max_length=120,
        required=False,
        help_text=_("Un numéro de téléphone ou une adresse mail. Sans réponse, vous notez un code."),
    )
    field_order = ("name", "reach", *BookForm.field_order)

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not any(letter.isalpha() for letter in name):
            raise ValidationError(_("Écrivez un nom, ou celui d’une personne de confiance."))
        return name

    def clean_reach(self) -> Contact | None:
        typed = self.cleaned_data["reach"].strip()
        if not typed:
            return None
        if "@" in typed:
            validate_email(typed)
            return Contact("mail", typed)
        try:
            number = read.phone(typed)
        except read.Unreadable as problem:
            raise ValidationError(str(problem)) from None
        speaks_only = phonenumbers.number_type(phonenumbers.parse(number)) in NO_TEXT
        return Contact("phone" if speaks_only else "sms", number)


class ByStaff(forms.Form):
    """By which door the person asked, when a counsellor types for her."""

    channel = forms.ChoiceField(
        label=_("La personne vous parle"),
        choices=STAFF_CHANNELS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites comment la personne vous parle.")},
    )


class StaffBookForm(ByStaff, BookForm):
    """A counsellor books with the person."""

    field_order = ("channel", *BookForm.field_order)


class StaffUnknownForm(ByStaff, UnknownForm):
    """A counsellor books for somebody who has no file yet."""

    field_order = ("channel", *UnknownForm.field_order)


class CodeForm(forms.Form):
    """The code on the paper."""

    code = forms.CharField(
        label=_("Quel est votre code ?"),
        max_length=20,
        help_text=_("8 lettres et chiffres, sur votre papier ou dans notre message."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class OpenSlotsForm(forms.Form):
    """From when to when a counsellor opens her slots, and where."""

    first_on = DayField(label=_("Premier jour"))
    last_on = DayField(label=_("Dernier jour"))
    place = forms.CharField(label=_("Où ?"), max_length=60, help_text=_("Par exemple : bureau 4."))
    minutes = forms.IntegerField(label=_("Combien de minutes ?"), min_value=10, max_value=240, initial=45)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first_on"), said.get("last_on")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last_on", _("Le dernier jour vient après le premier."))
        return said
