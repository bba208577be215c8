"""A form field as the templates show it: plain frozen values, so that the markup stays in the markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField, Form
from django.utils.translation import gettext as _

from visavis.decisions.shared.sentence import spaced
from visavis.foundation.words import show
from visavis.foundation.words.fields import DayBoxes

_KINDS: tuple[tuple[type, str], ...] = (
    (DayBoxes, "day"),
    (forms.Textarea, "area"),
    (forms.CheckboxSelectMultiple, "boxes"),
    (forms.RadioSelect, "rows"),
    (forms.CheckboxInput, "box"),
    (forms.SelectMultiple, "select"),
    (forms.Select, "select"),
    (forms.HiddenInput, "hidden"),
    (forms.FileInput, "file"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer to choose: `effect` is the line that says what it changes."""

    id: str
    value: str
    label: str
    effect: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One of the three boxes of a date."""

    id: str
    name: str
    label: str
    value: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class ShownField:
    """Everything a field needs to be shown. `described_by` lists the ids of its hint and its error."""

    kind: str
    id: str
    name: str
    label: str
    hint: str
    value: str
    errors: tuple[str, ...]
    optional: bool
    described_by: str
    type: str = "text"
    attrs: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def wrong(self) -> bool:
        return bool(self.errors)

    @property
    def anchor(self) -> str:
        """Where a link leads to mend it: the faulty box, the first row, or the field."""
        for box in self.boxes:
            if box.wrong:
                return box.id
        return (
            self.boxes[0].id
            if self.boxes
            else self.rows[0].id
            if self.rows and self.kind != "select"
            else self.id
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the error summary."""

    words: str
    anchor: str


def shown(field: BoundField) -> ShownField:
    """The field with what was typed kept."""
    widget, errors = field.field.widget, _errors(field)
    kind = next((name for family, name in _KINDS if isinstance(widget, family)), "line")
    id_ = field.id_for_label if kind not in {"day", "rows", "boxes"} else field.auto_id
    value = field.value()
    described = [f"{id_}_helptext"] * bool(field.help_text) + [f"{id_}_error"] * bool(errors)
    given = {str(key): str(text) for key, text in widget.attrs.items() if text not in {None, False}}
    return ShownField(
        kind=kind,
        id=id_,
        name=field.html_name,
        label=str(field.label),
        hint=str(field.help_text),
        value="" if value is None else str(value),
        errors=errors,
        optional=not field.field.required,
        described_by=" ".join(described),
        type=given.pop("type", getattr(widget, "input_type", "text")),
        attrs=tuple(given.items()),
        rows=_rows(field, id_, value) if hasattr(widget, "choices") else (),
        boxes=_boxes(field, widget, id_) if isinstance(widget, DayBoxes) else (),
    )


def _errors(field: BoundField) -> tuple[str, ...]:
    """The errors in words; what the library only calls compulsory is said in ours."""
    said = []
    for error in field.errors.as_data() if field.errors else []:
        for words in error.messages:
            plain = error.code == "required" and words == str(forms.Field.default_error_messages["required"])
            said.append(_("Il manque cette réponse.") if plain else str(words))
    return tuple(said)


def _rows(field: BoundField, id_: str, value: Any) -> tuple[Row, ...]:
    chosen = {str(each) for each in value} if isinstance(value, list | tuple | set) else {str(value)}
    effects = {str(key): str(words) for key, words in getattr(field.field, "effects", {}).items()}
    return tuple(
        Row(
            f"{id_}_{place}",
            str(key),
            str(label),
            effects.get(str(key), ""),
            str(key) in chosen and value is not None,
        )
        for place, (key, label) in enumerate(field.field.choices)
    )


def _boxes(field: BoundField, widget: DayBoxes, id_: str) -> tuple[Box, ...]:
    labels = {"day": _("Jour"), "month": _("Mois"), "year": _("Année")}
    faulty = {error.code for error in field.errors.as_data()} if field.errors else set()
    one_box = faulty & set(labels)
    return tuple(
        Box(
            f"{id_}_{part}",
            f"{field.html_name}_{part}",
            labels[part],
            text,
            part in (one_box or (faulty and labels)),
        )
        for part, text in zip(widget.parts, widget.boxes(field.value()), strict=True)
    )


def faults(form: Form) -> list[Fault]:
    """The errors of the whole form first, then of each field in its order."""
    found = [Fault(str(error), "main") for error in form.non_field_errors()]
    for field in form:
        one = shown(field)
        found += [Fault(f"{_before(one.label)} {words}", one.anchor) for words in one.errors]
    return found


def _before(label: str) -> str:
    """The label as it stands before its error: « Votre numéro : », or the question itself."""
    if not label or label.endswith(("?", ":")):
        return label
    return spaced(f"{label} :", "fr") if show.language() == "fr" else f"{label}:"
