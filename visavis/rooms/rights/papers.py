"""A certificate beside pay slips: what is told twice, the difference, and what each line makes in euros."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from visavis.decisions.rights import Contract, Situation
from visavis.decisions.rights.disputed import Dispute, disputed, month_by_month
from visavis.decisions.shared.as_json import Json, value_from_json
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.periods import Period, add_months
from visavis.foundation.words.fields import AmountField
from visavis.foundation.words.show import language, money, month
from visavis.rooms.attestations.door import ToldTwice
from visavis.rooms.rights.right import Right
from visavis.rooms.rights.sheet import Panel

NAME = "fiches"
CERTIFICATE, SLIP = "attestation", "fiche"
MONTHS_SHOWN, MONTHS_LOOKED_AT = 12, 36
MOST = Money(100_000_000)


@dataclass(frozen=True, slots=True)
class Row:
    """One datum told twice. `effects`: a day, then over the right (none: both papers say the same)."""

    title: str
    certificate: str
    slip: str
    gap: str
    contract: int
    codes: tuple[str, ...] = ()
    effects: tuple[Panel, ...] = ()
    correct: str = ""

    @property
    def gains(self) -> tuple[str, ...]:
        """What the slip gives more, with its sign: a day, then over the right."""
        return tuple(_gap(panel.node.money) for panel in self.effects)


@dataclass(frozen=True, slots=True)
class Papers:
    """Every datum told twice, those that part first named in `parted`; `together`: all the slips at once."""

    rows: tuple[Row, ...]
    codes: tuple[str, ...] = ()
    together: tuple[Panel, ...] = ()

    @property
    def gains(self) -> tuple[str, ...]:
        """What all the slips give more, with its sign: a day, then over the right."""
        return tuple(_gap(panel.node.money) for panel in self.together)

    @property
    def parted(self) -> int:
        """How many lines the two papers tell otherwise."""
        return sum(1 for row in self.rows if row.codes)

    def opened(self, panels: Mapping[str, Panel]) -> Papers:
        """The same, each effect with its number and where it is contested."""
        rows = tuple(replace(row, effects=tuple(panels[code] for code in row.codes)) for row in self.rows)
        return replace(self, rows=rows, together=tuple(panels[code] for code in self.codes))

    def corrected_at(self, pages: Mapping[int, str]) -> Papers:
        """The same, each row with the page where the wages of its contract are corrected."""
        return replace(
            self, rows=tuple(replace(row, correct=pages.get(row.contract, "")) for row in self.rows)
        )


def compare(right: Right, typed: Mapping[str, Any]) -> tuple[Papers, tuple[Explanation, ...]]:
    """Both papers side by side, and every figure as a line."""
    pairs = _pairs(typed, right.situation)
    parting = [each for each in pairs if each.certificate != each.slip]
    found = disputed(right.situation, parting)
    codes = {one.dispute: (one.daily.code, one.whole.code) for one in found.effects}
    rows = tuple(
        Row(
            each.title(right.situation).say(language()), money(each.certificate), money(each.slip),
            _gap(each.slip - each.certificate), each.contract, codes.get(each, ()),
        )
        for each in pairs
    )  # fmt: skip
    return Papers(rows, tuple(node.code for node in found.together)), found.lines


def _gap(gap: Money) -> str:
    return f"+{money(gap)}" if gap.cents > 0 else money(gap)


def _pairs(typed: Mapping[str, Any], situation: Situation) -> tuple[Dispute, ...]:
    """What both papers tell, by contract then by time; what does not fit the contracts is left out."""
    found = []
    for name, slip in typed.items():
        paper, _dot, rest = name.partition(".")
        certificate = typed.get(f"{CERTIFICATE}.{rest}")
        if paper != SLIP or slip is None or certificate is None:
            continue
        rank, field, *key = rest.split(".")
        one = Dispute(int(rank), field, certificate, slip, *key)
        if _fits(one, situation.contracts):
            found.append(one)
    return tuple(sorted(found, key=lambda each: (each.contract, each.field != "wages", each.field, each.key)))


def _fits(one: Dispute, contracts: Sequence[Contract]) -> bool:
    if one.contract >= len(contracts):
        return False
    return one.field != "bonuses" or int(one.key) < len(contracts[one.contract].bonuses)


def as_typed(told: Iterable[ToldTwice]) -> dict[str, Money]:
    """What a file tells twice, by the names of this tool."""
    named: dict[str, Money] = {}
    for each in told:
        rest = ".".join(part for part in (str(each.contract), each.field, each.key) if part)
        named |= {f"{CERTIFICATE}.{rest}": each.certificate, f"{SLIP}.{rest}": each.slip}
    return named


def in_words(asked: Json) -> tuple[tuple[str, str], ...]:
    """What was told of both papers, as people read it."""
    papers = {CERTIFICATE: _("Attestation"), SLIP: _("Fiche de paie")}
    told = []
    for name, value in asked.items():
        paper, rank, field, *key = name.split(".")
        if value.get("money"):
            what = _field(field, key[0] if key else "")
            title = _("Contrat %(number)s") % {"number": int(rank) + 1}
            told.append((f"{papers[paper]}, {title}, {what}", money(value_from_json(value))))
    return tuple(told)


def _field(field: str, key: str) -> str:
    if field == "wages":
        return month(date.fromisoformat(f"{key}-01"))
    names = {
        "bonuses": _("prime"), "accrued_leave_indemnity": _("congés payés"),
        "supra_legal_indemnity": _("indemnité au-delà de la loi"),
    }  # fmt: skip
    return names[field]


class PapersForm(forms.Form):
    """For each month of the last contract: what the certificate says, what the pay slip says."""

    def __init__(
        self, data: Any = None, *, right: Right, initial: Mapping[str, Any] | None = None, every: bool = False
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        last = right.situation.last
        rank = right.situation.contracts.index(last)
        usual = month_by_month(last)
        since = max(last.start, add_months(last.end, -MONTHS_LOOKED_AT).replace(day=1))
        months = list(reversed(Period(since, last.end).months))
        self.more = len(months) > MONTHS_SHOWN and not every
        self.rows: list[tuple[str, str, str]] = []
        for at in months if every else months[:MONTHS_SHOWN]:
            self._row(f"{rank}.wages.{at:%Y-%m}", month(at), usual.get(at))
        self._row(
            f"{rank}.accrued_leave_indemnity",
            _("Congés payés à la fin"),
            last.accrued_leave_indemnity or None,
        )

    def _row(self, rest: str, title: str, usual: Money | None) -> None:
        names = (f"{CERTIFICATE}.{rest}", f"{SLIP}.{rest}")
        for name, paper in zip(names, (_("attestation"), _("fiche de paie")), strict=True):
            label = _("%(what)s, %(paper)s") % {"what": title, "paper": paper}
            field = AmountField(label=label, required=False, most=MOST)
            field.widget.attrs["class"] = "short"
            self.fields[name] = field
        self.initial.setdefault(names[0], usual)
        self.rows.append((title, *names))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        slips = [name for _title, _certificate, name in self.rows]
        if not self.errors and all(cleaned.get(name) is None for name in slips):
            self.add_error(slips[0], _("Recopiez au moins une fiche de paie."))
        return cleaned

    @property
    def lines(self) -> list[tuple[str, tuple[forms.BoundField, forms.BoundField]]]:
        """Each row: its title, the two boxes."""
        return [(title, (self[certificate], self[slip])) for title, certificate, slip in self.rows]
