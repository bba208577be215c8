"""What was typed to try a right, as somebody else reads it: the labels of the questions with their answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from visavis.decisions.shared.money import euros
from visavis.foundation.words.show import day, money
from visavis.rooms.rights.forms import NATURES, RATES, REASONS, AroundForm, ContractForm, YouForm

AMOUNTS = {"gross_monthly", "accrued_leave_indemnity", "severance_paid", "kept_job_gross"}
DAYS = {"birth", "start", "end", "procedure_start", "registered_on"}
CHOICES = {"nature": NATURES, "end_reason": REASONS, "csg_rate": RATES}


def situation_in_words(situation: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Label and answer of each datum of a trial, in the order of the questions."""
    told = [*_said(YouForm, situation)]
    for rank, contract in enumerate(situation.get("contracts", ()), 1):
        title = _("Contrat %(number)s") % {"number": rank}
        told += [(f"{title}, {label.lower()}", answer) for label, answer in _said(ContractForm, contract)]
    return (*told, *_said(AroundForm, situation))


def _said(form: type[forms.Form], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, field in form.base_fields.items():
        value = values.get(name)
        if value in (None, "", False):
            continue
        yield str(field.label), _answer(name, value)


def _answer(name: str, value: Any) -> str:
    if name in AMOUNTS:
        return money(euros(value))
    if name in DAYS:
        return day(date.fromisoformat(value))
    if name in CHOICES:
        return str({str(key): words for key, words in CHOICES[name]}.get(str(value), value))
    return _("Oui") if value is True else str(value)
