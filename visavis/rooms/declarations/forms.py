"""The shape of a month: still looking, worked or not, one line per employer. What was typed is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.decisions.shared.money import ZERO, Money
from visavis.foundation.identity.actor import Channel
from visavis.foundation.words.fields import AmountField, HoursField
from visavis.rooms.declarations.checks import problems
from visavis.rooms.declarations.telling import month_alone
from visavis.rooms.declarations.values import Declared, JobDone

YES, NO = "yes", "no"
MOST_LINES = 20
MOST = Money(100_000_000)
NO_LEAST = Money(-1_000_000_000)  # what is negative is told with the number of its line
PARTS = ("employer", "hours", "gross")
DOORS = (
    (Channel.DESK, gettext_lazy("Au guichet")),
    (Channel.PHONE, gettext_lazy("Par téléphone")),
    (Channel.PAPER, gettext_lazy("Par courrier")),
)


class MonthForm(forms.Form):
    """One month. `data` judges what was typed; `kept` only shows it again; `known` shows what was told before."""

    looking = forms.ChoiceField(
        label=gettext_lazy("Cherchez-vous toujours un emploi ?"),
        choices=((YES, gettext_lazy("Oui")), (NO, gettext_lazy("Non"))),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez oui ou non.")},
    )
    worked = forms.ChoiceField(
        choices=((YES, gettext_lazy("Oui")), (NO, gettext_lazy("Non"))),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez oui ou non.")},
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("La personne vous parle"), choices=DOORS, widget=forms.RadioSelect,
        initial=Channel.DESK,
    )  # fmt: skip

    def __init__(
        self,
        month: date,
        *,
        desk: bool,
        data: Mapping[str, Any] | None = None,
        kept: Mapping[str, Any] | None = None,
        known: Declared | None = None,
        one_more: bool = False,
    ) -> None:
        shown = _told(known) if known and kept is None else dict((kept or {}).items())
        super().__init__(data, initial=shown)
        typed = data if data is not None else shown
        self.count = min(MOST_LINES, max(1, _whole(typed.get("lines")) + one_more))
        self.fields["worked"].label = _("Avez-vous travaillé en %(month)s ?") % {"month": month_alone(month)}
        if not desk:
            del self.fields["channel"]
        for rank in range(self.count):
            self._add_line(rank)

    def _add_line(self, rank: int) -> None:
        # A line counts once something is written in it: `clean` says what it lacks.
        asked = {"required": not self.is_bound}
        self.fields[f"employer_{rank}"] = forms.CharField(label=_("Son nom"), max_length=160, **asked)
        self.fields[f"hours_{rank}"] = HoursField(
            label=_("Heures payées"), help_text=_("Par exemple : 17,5."), **asked
        )
        self.fields[f"gross_{rank}"] = AmountField(
            label=_("Salaire brut"), least=NO_LEAST, most=MOST, **asked,
            help_text=_("En haut du bulletin de paie. Pas encore payé ? Écrivez ce que vous attendez."),
        )  # fmt: skip

    def clean(self) -> None:
        begun = [rank for rank in range(self.count) if self._begun(rank)]
        if self.cleaned_data.get("worked") == YES:
            for rank in begun or [0]:
                self._say_what_lacks(rank)
        elif begun and self.cleaned_data.get("worked") == NO:
            words = _(
                "Vous répondez non, et un employeur est écrit plus bas. Changez la réponse, ou videz la ligne."
            )
            self.add_error("worked", ValidationError(words, code="both"))
        if self.cleaned_data.get("worked") == YES:
            self._say_what_cannot_be(begun)
        for rank in range(self.count):
            for part in PARTS:
                self.fields[f"{part}_{rank}"].required = True  # shown as asked, not as optional

    def _begun(self, rank: int) -> bool:
        return any(str(self.data.get(f"{part}_{rank}", "")).strip() for part in PARTS)

    def _say_what_lacks(self, rank: int) -> None:
        lacks = {
            "employer": _("Employeur %(n)s : il manque son nom."),
            "hours": _("Employeur %(n)s : il manque les heures."),
            "gross": _("Employeur %(n)s : il manque le salaire brut."),
        }
        for part, words in lacks.items():
            name = f"{part}_{rank}"
            if name not in self.errors and self.cleaned_data.get(name) in (None, ""):
                self.add_error(name, ValidationError(words % {"n": rank + 1}, code="missing"))

    def _say_what_cannot_be(self, begun: list[int]) -> None:
        """Everything at once: what is missing or unreadable has its own error, and counts as nothing here."""
        for found in problems([self._job(rank) for rank in begun]):
            part, _mark, place = found.field.partition("_")
            name = f"{part}_{begun[int(place)]}"
            if name not in self.errors:
                self.add_error(name, ValidationError(found.words, code="cannot_be"))

    def _job(self, rank: int) -> JobDone:
        said = self.cleaned_data
        return JobDone(
            said.get(f"employer_{rank}") or "", said.get(f"hours_{rank}") or Decimal(0),
            said.get(f"gross_{rank}") or ZERO,
        )  # fmt: skip

    @property
    def looking_still(self) -> bool:
        return self.cleaned_data["looking"] == YES

    @property
    def jobs(self) -> list[JobDone]:
        """The lines that were written, once each is whole."""
        if self.cleaned_data["worked"] == NO:
            return []
        return [self._job(rank) for rank in range(self.count) if self._begun(rank)]

    @property
    def full(self) -> bool:
        """No line can be added."""
        return self.count >= MOST_LINES

    def line_fields(self) -> list[list[Any]]:
        """The fields of each employer, as shown."""
        return [[self[f"{part}_{rank}"] for part in PARTS] for rank in range(self.count)]

    def as_typed(self) -> list[tuple[str, str]]:
        """Everything typed, to travel with the summary."""
        return [("lines", str(self.count)), *((name, str(self.data.get(name, ""))) for name in self.fields)]


def _whole(typed: Any) -> int:
    return int(typed) if str(typed).isdecimal() and len(str(typed)) < 4 else 1


def _told(known: Declared) -> dict[str, Any]:
    """What was told before, as the form shows it."""
    shown: dict[str, Any] = {
        "looking": YES if known.looking else NO, "worked": YES if known.jobs else NO, "lines": len(known.jobs),
    }  # fmt: skip
    for rank, job in enumerate(known.jobs):
        shown |= {f"employer_{rank}": job.employer, f"hours_{rank}": job.hours, f"gross_{rank}": job.gross}
    return shown
