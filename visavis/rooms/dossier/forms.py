"""The shape of what is typed about files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from visavis.foundation.trace.purpose import WORDS, Purpose
from visavis.foundation.words.show import day
from visavis.rooms.dossier.gate import ASKED
from visavis.rooms.dossier.twins import Twin


class PurposeForm(forms.Form):
    """Why a file is opened; the person will read this answer."""

    purpose = forms.ChoiceField(
        label=_("Pourquoi ouvrez-vous ce dossier ?"),
        choices=[(each.value, WORDS[each]) for each in ASKED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une raison. La personne la lira.")},
    )

    def clean_purpose(self) -> Purpose:
        return Purpose(self.cleaned_data["purpose"])


class TwinForm(forms.Form):
    """Which other file is the same person's."""

    other = forms.ChoiceField(
        label=_("Quel dossier est aussi le sien ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez le dossier à réunir, ou revenez en arrière."),
            "invalid_choice": _("Choisissez un dossier de la liste."),
        },
    )

    def __init__(self, *args: Any, alike: Sequence[Twin], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [(str(each.file_id), _shown(each)) for each in alike]

    def clean_other(self) -> UUID:
        return UUID(self.cleaned_data["other"])


def _shown(twin: Twin) -> str:
    """Name, day of birth and first day, so that two people of one name are told apart."""
    born = _("né ou née le %(day)s") % {"day": day(twin.born_on)} if twin.born_on else _("naissance inconnue")
    return f"{twin.name}, {born}. " + _("Dossier ouvert le %(day)s.") % {"day": day(twin.opened_on)}
