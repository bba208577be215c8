"""Typed values, sentences, answers and references to JSON and back, without losing a type or a cent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from visavis.decisions.shared.answer import Answer, Verdict
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

Json = dict[str, Any]


def value_to_json(value: Money | Decimal | int | date | Answer | Sentence | str) -> Json:
    """One typed value, as a dictionary with one key that names its type."""
    if isinstance(value, Sentence):
        return {"sentence": sentence_to_json(value)}
    if isinstance(value, Answer):
        return {"answer": answer_to_json(value)}
    if isinstance(value, Money):
        return {"money": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return {"int": value} if isinstance(value, int) else {"text": value}


_READERS: dict[str, Callable[[Any], Any]] = {
    "sentence": lambda data: sentence_from_json(data),
    "answer": lambda data: answer_from_json(data),
    "money": lambda data: Money(int(Decimal(data) * 100)),
    "date": date.fromisoformat,
    "decimal": Decimal,
    "int": int,
    "text": str,
}


def value_from_json(data: Json) -> Any:
    """The value that `value_to_json` wrote."""
    ((kind, content),) = data.items()
    return _READERS[kind](content)


def sentence_to_json(sentence: Sentence) -> Json:
    """Template and typed values."""
    values = {name: value_to_json(value) for name, value in sentence.values.items()}  # type: ignore[arg-type]  # refused there if it is no value
    return {"template": sentence.template, "values": values} if values else {"template": sentence.template}


def sentence_from_json(data: Json) -> Sentence:
    """The sentence that `sentence_to_json` wrote."""
    return Sentence(
        data["template"], {name: value_from_json(value) for name, value in data.get("values", {}).items()}
    )


def answer_to_json(answer: Answer) -> Json:
    """Verdict, reasons, what is missing, who decides."""
    return without_blanks(
        {
            "verdict": answer.verdict.value,
            "why": [sentence_to_json(words) for words in answer.why],
            "missing": [sentence_to_json(words) for words in answer.missing],
            "who_decides": maybe(sentence_to_json, answer.who_decides),
        }
    )


def answer_from_json(data: Json) -> Answer:
    """The answer that `answer_to_json` wrote."""
    return Answer(
        Verdict(data["verdict"]),
        all_read(sentence_from_json, data.get("why")),
        all_read(sentence_from_json, data.get("missing")),
        maybe(sentence_from_json, data.get("who_decides")),
    )


def reference_to_json(reference: LawReference) -> Json:
    """Text, article, version, link, status."""
    return without_blanks(
        {
            "text": reference.text,
            "article": reference.article,
            "since": maybe(date.isoformat, reference.since),
            "until": maybe(date.isoformat, reference.until),
            "url": reference.url,
            "status": reference.status.value,
            "note": reference.note,
        }
    )


def reference_from_json(data: Json) -> LawReference:
    """The reference that `reference_to_json` wrote."""
    return LawReference(
        text=data["text"],
        article=data.get("article", ""),
        since=maybe(date.fromisoformat, data.get("since")),
        until=maybe(date.fromisoformat, data.get("until")),
        url=data.get("url", ""),
        status=Status(data["status"]),
        note=data.get("note", ""),
    )


def maybe(convert: Callable[[Any], Any], value: Any) -> Any:
    """`None` stays `None`."""
    return None if value is None else convert(value)


def all_read(convert: Callable[[Any], Any], values: list[Any] | None) -> tuple[Any, ...]:
    """Each item of a list that may be absent."""
    return tuple(convert(value) for value in values or ())


def without_blanks(data: Json) -> Json:
    """The same without empty fields."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}
