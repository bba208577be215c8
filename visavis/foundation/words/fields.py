"""Form fields that read as people write; what was typed is kept when it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from visavis.decisions.shared.money import Money
from visavis.foundation.words import read, show

NEEDED = _("Cette réponse est nécessaire.")


class DayBoxes(forms.Widget):
    """Three boxes: day, month, year. `x` is sent as `x_day`, `x_month`, `x_year`."""

    parts = ("day", "month", "year")

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict, name: str
    ) -> list[str] | str:
        typed = [str(data.get(f"{name}_{part}", "")) for part in self.parts]
        return typed if any(box.strip() for box in typed) else str(data.get(name, ""))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: MultiValueDict, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in self.parts) and name not in data

    def boxes(self, value: Any) -> list[str]:
        """What the three boxes show for a date, for what was typed, or for nothing."""
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        if isinstance(value, list):
            return value
        return [str(value or ""), "", ""]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> str:
        from django.utils.html import format_html_join

        lines = ((name, part, box) for part, box in zip(self.parts, self.boxes(value), strict=True))
        return format_html_join(" ", '<input name="{}_{}" value="{}">', lines)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_


def _read(reader: Any, *typed: str) -> Any:
    try:
        return reader(*typed)
    except read.Unreadable as problem:
        raise ValidationError(str(problem), code=problem.part or "unreadable") from None


class DayField(forms.Field):
    """A date in three boxes; `earliest` and `latest` bound it."""

    widget = DayBoxes
    default_error_messages = {"required": _("Il manque la date.")}

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **rest: Any) -> None:
        super().__init__(**rest)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        return _read(read.day_in_boxes, *value) if isinstance(value, list) else _read(read.day, value)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(
                _("La date doit être le %(day)s ou après.") % {"day": show.day(self.earliest)}
            )
        if value and self.latest and value > self.latest:
            raise ValidationError(
                _("La date doit être le %(day)s ou avant.") % {"day": show.day(self.latest)}
            )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.widget.boxes(initial) != self.widget.boxes(data)


class _ReadField(forms.CharField):
    """A line of text turned into a value by one reader."""

    reader: Any = None
    shown: Any = None
    default_error_messages = {"required": NEEDED}
    longest = 60  # signs: no value that people write is longer

    def __init__(self, **rest: Any) -> None:
        super().__init__(**{"max_length": self.longest, **rest})

    def to_python(self, value: Any) -> Any:
        if value is not None and not isinstance(value, str):
            return value
        typed = super().to_python(value)
        return _read(type(self).reader, typed) if typed else None

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else type(self).shown(value)

    def run_validators(self, value: Any) -> None:
        """The reader has judged; the validators of text do not apply to its value."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "")


class AmountField(_ReadField):
    """Euros, as `Money`. `least` and `most` bound it."""

    reader, shown = staticmethod(read.amount), staticmethod(show.money)

    def __init__(self, *, least: Money = Money(0), most: Money | None = None, **rest: Any) -> None:
        super().__init__(**rest)
        self.least, self.most = least, most
        self.widget.attrs.setdefault("inputmode", "decimal")

    def validate(self, value: Money | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value < self.least:
            raise ValidationError(
                _("Le montant doit être %(least)s ou plus.") % {"least": show.money(self.least)}
            )
        if self.most is not None and value > self.most:
            raise ValidationError(
                _("Le montant doit être %(most)s ou moins.") % {"most": show.money(self.most)}
            )


class HoursField(_ReadField):
    """A count of hours, as `Decimal`: `17,5` or `17 h 30`."""

    reader, shown = staticmethod(read.hours), staticmethod(show.number)
    widget = forms.TextInput(attrs={"class": "short", "inputmode": "decimal"})


class HourField(_ReadField):
    """An hour of the day, as `time`."""

    reader, shown = staticmethod(read.hour), staticmethod(show.hour)


class PhoneField(_ReadField):
    """A phone number, as `+33199003949`. What was typed is shown as people write it."""

    reader, shown = staticmethod(read.phone), staticmethod(show.phone)
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})

    def prepare_value(self, value: Any) -> Any:
        return show.phone(value) if isinstance(value, str) else value
