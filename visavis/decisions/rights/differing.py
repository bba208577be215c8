"""A right that was kept beside the same one replayed: nothing differs in silence, each difference has its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from visavis.decisions.rights.telling import VERDICTS
from visavis.decisions.shared.answer import Answer
from visavis.decisions.shared.as_json import Json
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.sentence import Sentence


def differences(kept: Json, again: Json) -> tuple[Sentence, ...]:
    """What `again` (the JSON of a replay) says otherwise than `kept`: versions, then figures by their step."""
    if "values" not in kept["versions"]:  # kept before values were recorded
        versions = {name: one for name, one in again["versions"].items() if name != "values"}
        again = again | {"versions": versions}
    if kept == again:
        return ()
    found = (*_of_versions(kept, again), *_of_steps(kept, again))
    return found or (Sentence("Les chiffres sont les mêmes, mais leur explication a changé."),)


@dataclass(frozen=True, slots=True)
class Difference:
    """The first step, in the order of computing, that a replay makes otherwise. `kept` or `again` is None where the
    step is not there."""

    code: str
    title: Sentence
    kept: Sentence | None
    again: Sentence | None


def first_difference(kept: Json, again: Json) -> Difference | None:
    """Where the replay leaves the way of what was kept: what it is made of comes before each figure.

    None when every step has its value.
    """
    before, after = _steps(kept), _steps(again)
    order = dict.fromkeys([*_computed(kept["explanation"]), *_computed(again["explanation"])])
    for code in order:
        old, new = before.get(code), after.get(code)
        if (old.value if old else None) != (new.value if new else None):
            title = (old or new).title  # type: ignore[union-attr]  # their values differ: one of them is there
            return Difference(code, title, *(_sentence(each) for each in (old, new)))
    return None


def _computed(node: Json) -> Iterator[str]:
    """The codes of a tree, what a figure is made of before the figure."""
    for child in node.get("children", ()):
        yield from _computed(child)
    yield node["code"]


def _sentence(node: Explanation | None) -> Sentence | None:
    return Sentence.of("{value}", value=_said(node)) if node else None


def _of_versions(kept: Json, again: Json) -> Iterator[Sentence]:
    for code in kept["versions"]["rules"]:
        if code not in again["versions"]["rules"]:
            yield Sentence.of("La version {code} de la règle n'est plus connue.", code=code)


def _of_steps(kept: Json, again: Json) -> Iterator[Sentence]:
    before, after = _steps(kept), _steps(again)
    for code in (*before, *(code for code in after if code not in before)):
        old, new = before.get(code), after.get(code)
        if old is None and new:
            yield Sentence.of("{title} : cette étape est nouvelle.", title=new.title)
        elif new is None and old:
            yield Sentence.of("{title} : cette étape n'existe plus.", title=old.title)
        elif old and new and old.value != new.value:
            yield Sentence.of(
                "{title} : {kept} gardé, {again} refait.", title=old.title, kept=_said(old), again=_said(new)
            )


def _steps(data: Json) -> dict[str, Explanation]:
    return {node.code: node for node in Explanation.from_json(data["explanation"]).walk()}


def _said(node: Explanation) -> object:
    if isinstance(node.value, Answer):
        return VERDICTS[node.value.verdict]
    return node.told or node.value
