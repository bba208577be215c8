"""Import the labour market: how hard it is to hire, family by family, and the offers published each month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from visavis.foundation.database.lines import Advance, Outcome, nothing
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.reference.actions._gather import gather
from visavis.rooms.reference.actions._renew import Shape, close_absent, renew
from visavis.rooms.reference.editions import Source, Table, day_of, keep, refuse_if_read
from visavis.rooms.reference.market_files import PARTS, Market, part_of
from visavis.rooms.reference.models import Family, FamilyOccupation, MonthlyOffers, Tension

FAMILIES = Shape(Family, ("code", "label"), ("code",), "label")
PASSAGE = Shape(FamilyOccupation, ("id", "family_id", "occupation"), ("family_id", "occupation"), past=False)
TENSIONS = Shape(
    Tension,
    ("id", "family_id", "area", "year", "level", "measure", "employed", "causes"),
    ("family_id", "area", "year"),
)
OFFERS = Shape(MonthlyOffers, ("id", "month", "series", "offers"), ("month", "series"), "series")


def import_labour_market(
    *,
    tables: Sequence[Table],
    source: Source,
    now: datetime,
    by: Actor,
    channel: Channel,
    advance: Advance = nothing,
) -> Outcome:
    """Put the figures in place, in one transaction. Raises `AlreadyRead`, `OlderEdition`, `ValueError`.

    A figure that is revised keeps its past; older years and months stay when a file no longer has them.
    """
    refuse_if_read(source)
    outcome, market = Outcome({"read": 0, "new": 0, "changed": 0, "closed": 0}), Market()
    parts = gather(market, tables, PARTS, part_of, outcome, advance)
    source = replace(source, parts=tuple(sorted(parts)))
    with acting_as(by):
        day = day_of(source)
        _put(market, day, outcome)
        if "passage" in parts and not source.partial:
            outcome.add("closed", close_absent(PASSAGE, sorted(market.occupations), day))
        keep(source, outcome, now=now, by=by, channel=channel)
    return outcome


def _put(market: Market, day: date, outcome: Outcome) -> None:
    known = dict(Family.objects.order_by("code").values_list("code", "label"))
    families: list[tuple[object, ...]] = [
        (code, label or known.get(code, "")) for code, label in market.families.items()
    ]
    rows: dict[str, tuple[Shape, list[tuple[object, ...]]]] = {
        "families": (FAMILIES, families),
        "passages": (PASSAGE, [(uuid7(), *pair) for pair in sorted(market.occupations)]),
        "tensions": (TENSIONS, [(uuid7(), *key, *values) for key, values in market.tensions.items()]),
        "months": (OFFERS, [(uuid7(), *key, offers) for key, offers in market.offers.items()]),
    }
    for name, (shape, entries) in rows.items():
        done = renew(shape, entries, day)
        outcome.counts[name] = len(entries)
        outcome.add("new", done.new)
        outcome.add("changed", done.changed)
