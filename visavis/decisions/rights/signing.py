"""Explanations signed by the version of the rule that made them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.source import LawReference

Result = TypeVar("Result")


def signed(result: Result, code: str, reference: LawReference) -> Result:
    """The same result; each explanation in it says the version that made it, and its text where it names none."""
    if isinstance(result, Explanation):
        if result.rule:
            return result
        below = tuple(signed(child, code, reference) for child in result.children)
        return cast(Result, _signed_node(result, code, reference, below))
    if is_dataclass(result) and not isinstance(result, type):
        parts = {part.name: getattr(result, part.name) for part in fields(result)}
        nodes = {
            name: signed(part, code, reference)
            for name, part in parts.items()
            if isinstance(part, Explanation)
        }
        return replace(result, **nodes) if nodes else result
    return result


def _signed_node(
    node: Explanation, code: str, reference: LawReference, below: tuple[Explanation, ...]
) -> Explanation:
    """The same node with its signature: written out, since every figure passes here and `replace` is slow."""
    return Explanation(
        code=node.code,
        title=node.title,
        value=node.value,
        in_plain_words=node.in_plain_words,
        lines=node.lines,
        formula=node.formula,
        inputs=node.inputs,
        rounding=node.rounding,
        reference=node.reference or reference,
        rule=code,
        doubts=node.doubts,
        children=below,
        told=node.told,
    )
