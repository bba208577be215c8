"""The files of the European classification (ESCO), each known by its columns, gathered into concepts and links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from visavis.foundation.database.fit import must_fit
from visavis.rooms.reference.models import EscoConcept

ROOT = "http://data.europa.eu/esco/"
LONGEST_OTHER = 400


@dataclass(slots=True)
class Concept:
    """What the files say of one concept so far."""

    kind: str
    code: str = ""
    label: str = ""
    english: str = ""
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Esco:
    """All that the files say. `named`: the short keys of the English tables → addresses (URI)."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    links: set[tuple[str, str, str]] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)
    left_out: int = 0

    def of(self, uri: str) -> Concept:
        if not uri.startswith(ROOT) or len(uri) > 120:
            raise ValueError(f"{uri!r} is no ESCO address")
        return self.concepts.setdefault(uri, Concept(_kind(uri)))


def _kind(uri: str) -> str:
    part = uri[len(ROOT) :].split("/")[0]
    return {"isco": "isco", "occupation": "occupation", "skill": "skill"}.get(part, "group")


def _label(given: str, code: str = "") -> str:
    if not given.strip():
        raise ValueError("the label is empty")
    must_fit(EscoConcept, ("label", "code"), (given.strip(), code))
    return given.strip()


def _others(given: str) -> tuple[str, ...]:
    names = (name.strip() for name in given.replace("|", "\n").splitlines())
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= LONGEST_OTHER))


def _labels(esco: Esco, given: dict[str, str]) -> None:
    """French labels: `conceptUri`, `preferredLabel`, `altLabels`; official files have a code too."""
    label = _label(given["preferredLabel"], given.get("code", ""))
    one = esco.of(given["conceptUri"])
    one.label, one.others = label, _others(given.get("altLabels", ""))
    one.code = given.get("code", "") or one.code


def _tree(esco: Esco, given: dict[str, str]) -> None:
    """English tables: `ORIGINURI`, `ID`, `CODE`, `PREFERREDLABEL`."""
    label = _label(given["PREFERREDLABEL"], given.get("CODE", ""))
    one = esco.of(given["ORIGINURI"])
    one.english, one.code = label, given.get("CODE", "") or one.code
    esco.named[given["ID"]] = given["ORIGINURI"]


def _hierarchy(esco: Esco, given: dict[str, str]) -> None:
    """`PARENTID`, `CHILDID`: short keys of the English tables. Both ends must be in a file we have."""
    child, parent = esco.named.get(given["CHILDID"]), esco.named.get(given["PARENTID"])
    _link(esco, child, "broader", parent)


def _between_skills(esco: Esco, given: dict[str, str]) -> None:
    """`REQUIRINGID`, `RELATIONTYPE`, `REQUIREDID`."""
    _link(
        esco, esco.named.get(given["REQUIRINGID"]), given["RELATIONTYPE"], esco.named.get(given["REQUIREDID"])
    )


def _link(esco: Esco, one: str | None, relation: str, other: str | None) -> None:
    if one and other:
        esco.links.add((one, relation[:20], other))
    else:
        esco.left_out += 1


def _broader(esco: Esco, given: dict[str, str]) -> None:
    """The official pillars: `conceptUri`, `broaderUri`."""
    esco.links.add((given["conceptUri"], "broader", given["broaderUri"]))


def _skills_of(esco: Esco, given: dict[str, str]) -> None:
    """The official relations: `occupationUri`, `relationType`, `skillUri`."""
    esco.links.add((given["occupationUri"], given["relationType"][:20], given["skillUri"]))


def _rome(esco: Esco, given: dict[str, str]) -> None:
    """The official table to ROME: an ESCO occupation, a ROME title (its code), and how near they are."""
    uri, title = given["classification 1 ID"], given["classification 2 ID"]
    relation = given["mapping relation"].removeprefix("skos:")
    if not relation.endswith("Match"):
        raise ValueError(f"{relation!r} is no relation")
    if not title.isdigit():
        raise ValueError(f"{title!r} is no code of a ROME title")
    if not uri.startswith(ROOT):
        raise ValueError(f"{uri!r} is no ESCO address")
    esco.links.add((uri, relation, title))


Take = Callable[[Esco, dict[str, str]], None]
# In the order in which they are read: concepts before what ties them.
PARTS: dict[str, tuple[frozenset[str], Take]] = {
    "labels": (frozenset({"conceptUri", "preferredLabel", "altLabels"}), _labels),
    "tree": (frozenset({"ORIGINURI", "ID", "PREFERREDLABEL"}), _tree),
    "hierarchy": (frozenset({"PARENTID", "CHILDID"}), _hierarchy),
    "between_skills": (frozenset({"REQUIRINGID", "RELATIONTYPE", "REQUIREDID"}), _between_skills),
    "broader": (frozenset({"conceptUri", "broaderUri"}), _broader),
    "skills_of": (frozenset({"occupationUri", "relationType", "skillUri"}), _skills_of),
    "rome": (frozenset({"classification 1 ID", "classification 2 ID", "mapping relation"}), _rome),
}


def part_of(columns: tuple[str, ...]) -> str:
    """Which file has these columns. Raises `ValueError`."""
    for part, (needed, _take) in PARTS.items():
        if needed <= set(columns):
            return part
    raise ValueError(f"no known file of ESCO has the columns {', '.join(columns[:6])}")
