"""The shape of a note, and of a group's training."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from visavis.rooms.knowledge.models import Version


class NoteForm(forms.Form):
    """A note, or its next version."""

    title = forms.CharField(
        label=_("La question, comme on la pose"), max_length=120,
        error_messages={"required": _("Écrivez la question.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("La réponse, avec des mots simples"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Aucun nom, aucun dossier : tout le monde peut la lire."),
        error_messages={"required": _("Écrivez la réponse.")},
    )  # fmt: skip
    source = forms.CharField(label=_("D’où vient cette réponse ?"), max_length=200, required=False)
    audience = forms.ChoiceField(
        label=_("Qui peut la lire ?"), widget=forms.RadioSelect, initial=Version.Audience.EVERYBODY,
        choices=[
            (Version.Audience.EVERYBODY, _("Tout le monde")),
            (Version.Audience.STAFF, _("Celles et ceux qui travaillent ici : une façon de faire")),
        ],
    )  # fmt: skip
    why = forms.CharField(
        label=_("Ce qui change, et pourquoi"), max_length=300, required=False,
        error_messages={"required": _("Dites ce qui change, en une phrase.")},
    )  # fmt: skip
    retired = forms.BooleanField(label=_("Cette réponse ne vaut plus"), required=False)

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if again:
            self.fields["why"].required = True
        else:
            del self.fields["why"], self.fields["retired"]


class TrainingForm(forms.Form):
    """One group, one quarter."""

    team = forms.CharField(
        label=_("Le groupe"), max_length=60, help_text=_("Par exemple : accueil, indemnisation."),
        error_messages={"required": _("Nommez le groupe.")},
    )  # fmt: skip
    people = forms.IntegerField(
        label=_("Combien de personnes, 5 au moins"), min_value=1, max_value=5000,
        error_messages={"required": _("Dites combien elles sont.")},
    )  # fmt: skip
    quarter = forms.TypedChoiceField(label=_("Le trimestre"), coerce=date.fromisoformat)
    hours = forms.IntegerField(
        label=_("Heures de formation, toutes ensemble"), min_value=0, max_value=100_000,
        error_messages={"required": _("Dites combien d’heures.")},
    )  # fmt: skip
    skills = forms.CharField(
        label=_("Ce que le groupe a appris"), max_length=600, required=False,
        help_text=_("Séparez par des virgules. Jamais un nom."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter"].choices = [
            (
                first.isoformat(),
                gettext("Trimestre %(number)s, %(year)s")
                % {"number": (first.month + 2) // 3, "year": first.year},
            )
            for first in _quarters(today)
        ]

    @property
    def learnt(self) -> tuple[str, ...]:
        return tuple(each.strip()[:60] for each in self.cleaned_data["skills"].split(",") if each.strip())


def _quarters(today: date, count: int = 6) -> list[date]:
    """The first days of this quarter and of those before, latest first."""
    year, month, found = today.year, 3 * ((today.month - 1) // 3) + 1, []
    for _each in range(count):
        found.append(date(year, month, 1))
        year, month = (year, month - 3) if month > 3 else (year - 1, 10)
    return found
