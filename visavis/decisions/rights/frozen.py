"""What a right was opened under, kept with it: versions of the rules, figures of the tables, and the hash of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.parameters import Used, Value, Whom
from visavis.decisions.shared.as_json import Json, maybe, without_blanks
from visavis.decisions.shared.explanation import Explanation, Origin
from visavis.decisions.shared.source import Status


@dataclass(frozen=True, slots=True)
class Versions:
    """Codes of the rule versions applied; dated figures shown in the explanation; their hash; every figure used."""

    rules: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    fingerprint: str = ""
    values: tuple[Used, ...] = ()

    def to_json(self, *, whole: bool) -> Json:
        """JSON-ready; `whole` adds the values, from which `from_json` and a replay work."""
        data: Json = {
            "rules": list(self.rules),
            "parameters": list(self.parameters),
            "fingerprint": self.fingerprint,
        }
        return data | ({"values": [_used_to_json(one) for one in self.values]} if whole else {})

    @classmethod
    def from_json(cls, data: Json) -> Versions:
        """The versions written by `to_json`. Raises `KeyError` or `ValueError` on anything else."""
        return cls(
            tuple(data["rules"]),
            tuple(data["parameters"]),
            data["fingerprint"],
            tuple(_used_from_json(one) for one in data.get("values", ())),
        )


def versions_of(explanation: Explanation, rules: Iterable[str], values: Iterable[Used]) -> Versions:
    """The versions and values noted by the calculation, and the dated figures found in its explanation."""
    from hashlib import sha256  # slow to load

    figures = sorted(
        {
            f"{given.name}={given.value}@{given.provenance.on}"
            for node in explanation.walk()
            for given in node.inputs
            if given.provenance.origin is Origin.LAW
        }
    )
    codes = tuple(dict.fromkeys(rules))
    text = "\n".join([*sorted(codes), *figures])
    return Versions(codes, tuple(figures), sha256(text.encode()).hexdigest(), tuple(values))


def _used_to_json(used: Used) -> Json:
    value = used.value
    return without_blanks(
        {
            "name": used.name,
            "age": used.whom.age,
            "overseas": used.whom.overseas or None,
            "seasonal": used.whom.seasonal or None,
            "value": str(value.value),
            "since": value.since.isoformat(),
            "source": value.source,
            "status": value.status.value,
            "next_expected": maybe(date.isoformat, used.next_expected),
        }
    )


def _used_from_json(data: Json) -> Used:
    value = Value(
        since=date.fromisoformat(data["since"]),
        value=Decimal(data["value"]),
        source=data["source"],
        status=Status(data["status"]),
    )
    whom = Whom(data["age"], data.get("overseas", False), data.get("seasonal", False))
    return Used(data["name"], whom, value, maybe(date.fromisoformat, data.get("next_expected")))
