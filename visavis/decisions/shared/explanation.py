"""Why a figure is what it is: one tree that makes the screen, the letter, the JSON, the contestation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from visavis.decisions.shared import formula as language
from visavis.decisions.shared.answer import Answer, Verdict
from visavis.decisions.shared.as_json import (
    Json,
    all_read,
    maybe,
    reference_from_json,
    reference_to_json,
    sentence_from_json,
    sentence_to_json,
    value_from_json,
    value_to_json,
    without_blanks,
)
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

Figure = Money | Decimal | int | date | Answer


class Origin(StrEnum):
    """Who gave a datum."""

    DECLARED = "declared"
    EMPLOYER = "employer"
    DSN = "dsn"
    PAY_SLIP = "pay_slip"
    OFFER = "offer"
    FILE = "file"
    LAW = "law"
    COMPUTED = "computed"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a datum comes from: `origin`, `who` in clear (an employer, a text), and `on` which day."""

    origin: Origin
    who: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One datum of a calculation. `name` is the word that stands for it in the formula.

    `told` says the value with its unit (`548 jours`, `40,4 %`) where the plain number would not do.
    """

    name: str
    label: Sentence
    value: Figure
    provenance: Provenance
    doubt: Sentence | None = None
    told: Sentence | None = None


@dataclass(frozen=True, slots=True)
class FormulaLine:
    """One calculation shown with its numbers; kept, or set aside for the reason `because`."""

    words: Sentence
    kept: bool = True
    because: Sentence | None = None


def weighed(words: Sentence, kept: bool, otherwise: Sentence) -> FormulaLine:
    """A calculation that was compared with others: kept, or set aside with the reason `otherwise`."""
    return FormulaLine(words, kept, None if kept else otherwise)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure and everything that made it.

    `code` is short, stable and unique in the tree (`aj`, `sjr`): a line is contested by its code.
    `formula` is the calculation in the language of `visavis.decisions.shared.formula`, over the names of
    `inputs` and the codes of `children`; an empty formula means the figure was given, not computed.
    `told` says the value with its unit where the plain number would not do.
    """

    code: str
    title: Sentence
    value: Figure
    in_plain_words: tuple[Sentence, ...] = ()
    lines: tuple[FormulaLine, ...] = ()
    formula: str = ""
    inputs: tuple[Input, ...] = ()
    rounding: Sentence | None = None
    reference: LawReference | None = None
    rule: str = ""
    doubts: tuple[Sentence, ...] = ()
    children: tuple[Explanation, ...] = ()
    told: Sentence | None = None

    @property
    def money(self) -> Money:
        """The figure, where it is an amount. Raises `TypeError` where it is not."""
        if not isinstance(self.value, Money):
            raise TypeError(f"{self.code} is not an amount")
        return self.value

    @property
    def compares(self) -> bool:
        """Whether some calculation was set aside: only then is the kept one worth marking."""
        return any(not line.kept for line in self.lines)

    def walk(self) -> Iterator[Explanation]:
        """This node, then all those below, depth first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, code: str) -> Explanation:
        """The node called `code`. Raises `KeyError`."""
        for node in self.walk():
            if node.code == code:
                return node
        raise KeyError(code)

    def rebuild(self) -> Figure:
        """The figure computed again from the recorded formula alone, in the type of `value`."""
        if not self.formula:
            return self.value
        names = {given.name: as_operand(given.value) for given in self.inputs}
        names |= {child.code: as_operand(child.rebuild()) for child in self.children}
        return as_figure(language.evaluate(self.formula, names), self.value)

    def to_json(self) -> Json:
        """A JSON-ready dictionary; `from_json` gives back an equal tree."""
        data = {
            "code": self.code,
            "title": sentence_to_json(self.title),
            "value": value_to_json(self.value),
            "in_plain_words": [sentence_to_json(words) for words in self.in_plain_words],
            "lines": [_line_to_json(line) for line in self.lines],
            "formula": self.formula,
            "inputs": [_input_to_json(given) for given in self.inputs],
            "rounding": maybe(sentence_to_json, self.rounding),
            "reference": maybe(reference_to_json, self.reference),
            "rule": self.rule,
            "told": maybe(sentence_to_json, self.told),
            "doubts": [sentence_to_json(doubt) for doubt in self.doubts],
            "children": [child.to_json() for child in self.children],
        }
        return without_blanks(data)

    @classmethod
    def from_json(cls, data: Json) -> Explanation:
        """The tree written by `to_json`. Raises `KeyError` or `ValueError` on anything else."""
        return cls(
            code=data["code"],
            title=sentence_from_json(data["title"]),
            value=value_from_json(data["value"]),
            in_plain_words=all_read(sentence_from_json, data.get("in_plain_words")),
            lines=all_read(_line_from_json, data.get("lines")),
            formula=data.get("formula", ""),
            inputs=all_read(_input_from_json, data.get("inputs")),
            rounding=maybe(sentence_from_json, data.get("rounding")),
            reference=maybe(reference_from_json, data.get("reference")),
            rule=data.get("rule", ""),
            doubts=all_read(sentence_from_json, data.get("doubts")),
            children=all_read(cls.from_json, data.get("children")),
            told=maybe(sentence_from_json, data.get("told")),
        )


def as_operand(value: Figure) -> language.Operand:
    """A figure as the calculator takes it: euros, numbers, dates, and answers as 1, 0 or ½."""
    if isinstance(value, Money):
        return value.euros
    if isinstance(value, Answer):
        return value.verdict.truth
    if isinstance(value, date):
        return value
    return Decimal(value)


def as_figure(result: language.Operand, model: Figure) -> Figure:
    """The calculator's result in the type of `model`. Raises `ValueError` when it does not fit exactly."""
    if isinstance(model, date) or isinstance(result, date):
        return result
    if isinstance(model, Money):
        return Money(_whole(result * 100))
    if isinstance(model, Answer):
        verdict = next(verdict for verdict in Verdict if verdict.truth == result)
        return Answer(verdict, model.why, model.missing, model.who_decides)
    return result if isinstance(model, Decimal) else _whole(result)


def _whole(number: Decimal) -> int:
    if number != number.to_integral_value():
        raise ValueError(f"{number} is not a whole number")
    return int(number)


def _line_to_json(line: FormulaLine) -> Json:
    return without_blanks(
        {"words": sentence_to_json(line.words), "because": maybe(sentence_to_json, line.because)}
    ) | {"kept": line.kept}


def _line_from_json(data: Json) -> FormulaLine:
    return FormulaLine(
        sentence_from_json(data["words"]), data["kept"], maybe(sentence_from_json, data.get("because"))
    )


def _input_to_json(given: Input) -> Json:
    source = given.provenance
    return without_blanks(
        {
            "name": given.name,
            "label": sentence_to_json(given.label),
            "value": value_to_json(given.value),
            "origin": source.origin.value,
            "who": source.who,
            "on": maybe(date.isoformat, source.on),
            "doubt": maybe(sentence_to_json, given.doubt),
            "told": maybe(sentence_to_json, given.told),
        }
    )


def _input_from_json(data: Json) -> Input:
    on = maybe(date.fromisoformat, data.get("on"))
    return Input(
        data["name"],
        sentence_from_json(data["label"]),
        value_from_json(data["value"]),
        Provenance(Origin(data["origin"]), data.get("who", ""), on),
        maybe(sentence_from_json, data.get("doubt")),
        maybe(sentence_from_json, data.get("told")),
    )
