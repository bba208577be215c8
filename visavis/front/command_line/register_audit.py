"""The equality audit of a release: made-up cases judged by the rules that run, beside the last published figures.

Offers: the same offer, its title with a woman's or a man's form first (or alone), its text with another age, its place
changed; the good outcome is to be shown. Matching: the same search typed by women and men in their own form of the
word, from four kinds of places; the good outcome is that the right offer comes first.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

from visavis.decisions.equality import Dimension, audit, worse
from visavis.front.command_line import register_twins

ROOT = Path(__file__).resolve().parents[3]
WRITTEN = ROOT / "docs" / "measures" / "equality.md"
PUBLISHED = ROOT / "docs" / "measures" / "equality.json"
ON = date(2026, 11, 25)

# (feminine, masculine) names of occupations, and the neutral form of each for offers that say both.
OCCUPATIONS = (
    ("boulangère", "boulanger"), ("vendeuse", "vendeur"), ("infirmière", "infirmier"), ("conductrice", "conducteur"),
    ("serveuse", "serveur"), ("cuisinière", "cuisinier"), ("coiffeuse", "coiffeur"), ("magasinière", "magasinier"),
    ("technicienne", "technicien"), ("électricienne", "électricien"), ("ouvrière", "ouvrier"),
    ("caissière", "caissier"),
    ("animatrice", "animateur"), ("éducatrice", "éducateur"), ("livreuse", "livreur"), ("jardinière", "jardinier"),
    ("menuisière", "menuisier"), ("pâtissière", "pâtissier"), ("plombière", "plombier"), ("bouchère", "boucher"),
    ("agricultrice", "agriculteur"), ("formatrice", "formateur"), ("programmeuse", "programmeur"), ("maçonne", "maçon"),
    ("assistante", "assistant"), ("gardienne", "gardien"), ("employée", "employé"), ("avocate", "avocat"),
)  # fmt: skip
AGES = ("16-25", "26-39", "40-54", "55-67")
YEARS = {"16-25": 22, "26-39": 33, "40-54": 47, "55-67": 60}
AREAS = {
    "centre": ("Paris 10e Arrondissement", 48.876, 2.357),
    "banlieue": ("Saint-Denis", 48.936, 2.357),
    "ville moyenne": ("Bourges", 47.083, 2.397),
    "campagne": ("Sancergues", 47.153, 2.916),
}
WAGES = ("1 900 € brut par mois", "2 150 € brut par mois", "13,20 € de l'heure")

Case = tuple[dict[str, str], bool]


def run(*, write: bool) -> int:
    """Exit code 1 when a gap is larger than the published one, or twins part; then nothing is written."""
    found = {name: audit(cases()) for name, (_package, cases) in AUDITED.items()}
    published = json.loads(PUBLISHED.read_text(encoding="utf-8")) if PUBLISHED.exists() else None
    stopped = []
    for decision, dimensions in found.items():
        before = dict(published[decision]) if published and decision in published else None
        names = worse(before, dimensions) if before is not None else ()
        stopped += [f"{decision}: {name}" for name in names]
        for one in dimensions:
            print(
                f"{decision} {one.name}: gap {one.gap:.4f}, p {one.p:.4f}{', differs' if one.differs else ''}"
            )
    twins = register_twins.found()
    parted = register_twins.told(twins)
    if stopped:
        print(f"worse than last published: {', '.join(stopped)}. The release stops.", file=sys.stderr)
    if stopped or parted:
        return 1
    if write:
        PUBLISHED.write_text(_as_json(found, published or {}), encoding="utf-8")
        WRITTEN.write_text(
            _as_page(found, register_twins.as_page(twins), first=published is None), encoding="utf-8"
        )
        print(WRITTEN.relative_to(ROOT))
    return 0


def offers() -> Iterator[Case]:
    """Titles open to all, one of the two forms first or alone before "H/F": is the offer shown?"""
    for pair in OCCUPATIONS:
        for sex, other in ((0, 1), (1, 0)):
            for title in (f"{pair[sex].capitalize()} ou {pair[other]}", f"{pair[sex].capitalize()} H/F"):
                yield from _judged("FM"[sex], title)


def offers_in_one_gender() -> Iterator[Case]:
    """Titles in one gender alone: is the offer shown?"""
    for pair in OCCUPATIONS:
        for sex, title in zip("FM", pair, strict=True):
            yield from _judged(sex, title.capitalize())


def _judged(sex: str, title: str) -> Iterator[Case]:
    """The same offer with each wage, each age named in its text, in each place."""
    from visavis.decisions.offers.judge import judge
    from visavis.decisions.offers.offer import Offer

    for wage, age, area in product(WAGES, AGES, AREAS):
        offer = Offer(
            title=title, contract="CDI", wage_text=wage, place=AREAS[area][0], created_on=ON,
            description=f"Vous travaillez avec une personne de {YEARS[age]} ans. 35 heures par semaine.",
        )  # fmt: skip
        yield {"sex": sex, "age": age, "area": area}, judge(offer, ON).may_be_shown


def searches() -> Iterator[Case]:
    """Each person types her own form of the word, near her: does the right offer come before all the others?"""
    from visavis.decisions.matching.distance import Point
    from visavis.decisions.matching.reasons import Candidate, reasons, wish_from

    for pair, age, (area, (name, latitude, longitude)) in product(OCCUPATIONS, AGES, AREAS.items()):
        right = Candidate(
            title=f"{pair[0].capitalize()} ou {pair[1]}",
            place=name,
            at=Point(latitude, longitude),
            published_on=ON,
        )
        others = [
            Candidate(
                title=f"{she.capitalize()} ou {he}",
                place=name,
                at=Point(latitude, longitude),
                published_on=ON,
            )
            for she, he in OCCUPATIONS
            if (she, he) != pair
        ]
        for sex, words in zip("FM", pair, strict=True):
            person = {
                "words": words,
                "place": name,
                "centre": Point(latitude, longitude),
                "sex": sex,
                "age": age,
            }
            wish = wish_from(person)
            best = max(reasons(wish, other, ON).points for other in others)
            yield {"sex": sex, "age": age, "area": area}, reasons(wish, right, ON).points > best


AUDITED = {
    "offers": ("offers", offers),
    "offers in one gender": ("offers", offers_in_one_gender),
    "matching": ("matching", searches),
}


def _as_json(found: dict[str, tuple[Dimension, ...]], published: dict[str, dict[str, float]]) -> str:
    """The gaps to be measured against next time: the smallest ever published, so that none creeps up."""
    gaps = {
        decision: {
            one.name: min(round(one.gap, 4), published.get(decision, {}).get(one.name, 1.0))
            for one in dimensions
        }
        for decision, dimensions in found.items()
    }
    return json.dumps(gaps, indent=1, sort_keys=True) + "\n"


def _as_page(found: dict[str, tuple[Dimension, ...]], twins: str, *, first: bool) -> str:
    from visavis.decisions.catalogue import entry

    parts = [
        HEAD.format(
            first=" These are the first figures: there was nothing to be worse than." if first else ""
        )
    ]
    for decision, dimensions in found.items():
        n = sum(group.n for group in dimensions[0].groups)
        parts.append(f"\n## {decision}, {n} cases, version {entry(AUDITED[decision][0]).version}\n\n{TABLE}")
        parts += [_line(one) for one in dimensions]
    return "".join([*parts, twins, FOOT])


def _line(one: Dimension) -> str:
    lines = []
    for group in one.groups:
        less, low, high = group.against_others
        lines.append(
            f"| {one.name} | {group.name} | {group.n} | {group.rate:.4f} ({group.low:.4f} to {group.high:.4f}) "
            f"| {less:+.4f} ({low:+.4f} to {high:+.4f}) | {one.p:.4f} | {'yes' if one.differs else 'no'} |\n"
        )
    return "".join(lines)


TABLE = """| by | group | cases | rate of the good outcome (95 %) | against the others (95 %) | p | differs |
|---|---|---|---|---|---|---|
"""
HEAD = """# Equality of decisions, by sex, age and area; by name, birthplace, nationality and address

Written by `visavis register audit`; do not edit by hand. A release stops (exit code 1) when a gap that chance does
not explain is larger than the one written here by half a point.{first}

The cases are made up: every combination, nothing drawn.

* Offers: the same offer, its title open to all with the woman's or the man's form first, or alone before "H/F"; another
  age in its text, another place. The good outcome is to be shown.
* Offers in one gender: the same with a title in one gender alone.
* Matching: the same search with the word in the person's own gender, from four kinds of places. The good outcome is
  that the right offer has more points than all the others.
"""
FOOT = """
## What these figures say, and do not

* **Offers in one gender, by sex: a known difference.** A title that is only feminine must be corrected
  before it is shown; one that is only masculine is shown with advice, because French grammar also uses the masculine
  for both (rule DISC_SEX). The gap is as wide as can be, so this table cannot get worse: it is published to be
  discussed, not hidden.
* Area and age enter none of these decisions; a gap there would be an error.
* Intervals assume independent cases; ours are combinations of the same few words, so they are only an order of size.
* Nothing is measured on real people: no origin is kept. Rights are compared by twins alone: their rules follow age
  where the text says so.

The procedure finds a difference of five points at n = 20,000 at least nine times in ten, and accuses an equal decision
one time in twenty at most: simulated in `visavis/decisions/equality/tests/test_equality.py` with fixed seeds. There, a
bias of five points (rates near one half, where it is hardest to see) is found 98 to 100 times in 100 by sex, age or
area, in 150 simulations each; an equal decision is accused in 35 of 1,000.
"""
