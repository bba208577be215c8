"""Import a file of offers: each one judged on its way in, batch by batch, so that a stop loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from visavis.decisions.matching.words import VERSION
from visavis.foundation.clock import day_at
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.rooms.offers.actions._fit import must_be_readable
from visavis.rooms.offers.actions._judge import HOME_ZONE, due_after_one_working_day
from visavis.rooms.offers.actions._put import put
from visavis.rooms.offers.facts import OffersImported
from visavis.rooms.offers.indexing import content_hash, contract_in, vector_of
from visavis.rooms.offers.judgement import said_of, state_after
from visavis.rooms.offers.markup import plain_text
from visavis.rooms.offers.models import Commune, Finding, Occupation, Offer, Review, State, Verdict
from visavis.rooms.offers.reports import Advance, Line, Outcome, Refused, nothing

BATCH = 500
LONGEST_SOURCE = 20
USED = {
    "id", "intitule", "description", "entreprise", "type_contrat", "salaire", "lieu_libelle", "commune_insee",
    "rome_code", "appellation_libelle", "date_creation",
}  # fmt: skip
COLUMNS = (
    "id", "source", "source_id", "content_hash", "employer", "title", "description", "contract_words", "contract",
    "wage_words", "wage_unit", "place", "commune_id", "latitude", "longitude", "occupation_id", "occupation_words",
    "published_on", "state", "state_since", "added_at", "search", "words_version",
)  # fmt: skip


def import_offers(
    *,
    lines: Iterable[Line],
    source: str,
    now: datetime,
    by: Actor,
    channel: Channel,
    advance: Advance = nothing,
) -> Outcome:
    """Read offers in the French open-data names (`id`, `intitule`, `description`…), `BATCH` lines a transaction.

    Unchanged offers are skipped, so that a second run, or one that was stopped, goes on where it should.
    """
    if len(source) > LONGEST_SOURCE:
        raise ValueError(f"the source {source!r} is longer than {LONGEST_SOURCE} characters")
    outcome = Outcome({"read": 0, "new": 0, "changed": 0, "held": 0, "to_correct": 0})
    known = _Known()
    left = iter(lines)
    while batch := list(islice(left, BATCH)):
        offers = list(_usable(batch, source, now, outcome, known))
        with acting_as(by):
            _keep(offers, source, now, outcome)
        outcome.add("read", len(batch))
        advance("offers", len(batch))
    with acting_as(by):
        counts = outcome.counts
        head = header(now=now, by=by, channel=channel, file_id=None)
        publish(
            OffersImported(
                **head,
                source=source,
                refused=len(outcome.refused),
                new=counts["new"],
                changed=counts["changed"],
                held=counts["held"],
            )
        )
    return outcome


class _Known:
    """The communes and occupations that offers may point at, read once, and the offers seen in this file."""

    def __init__(self) -> None:
        rows = Commune.objects.order_by("code").values_list(
            "code", "name", "department", "latitude", "longitude"
        )
        self.communes = {code: rest for code, *rest in rows}
        self.seen = set[str]()
        self.occupations = dict(Occupation.objects.order_by("code").values_list("code", "label"))


def _usable(
    batch: list[Line], source: str, now: datetime, outcome: Outcome, known: _Known
) -> Iterator[Offer]:
    for line in batch:
        try:
            offer = _offer(line, source, now, known)
            if offer.source_id in known.seen:
                raise ValueError(f"the offer {offer.source_id} comes twice")
            known.seen.add(offer.source_id)
            yield offer
        except ValueError as problem:
            outcome.refused.append(Refused("offers", line.number, line.problem or str(problem)))


def _offer(line: Line, source: str, now: datetime, known: _Known) -> Offer:
    if line.problem:
        raise ValueError(line.problem)
    given = {name: _words(name, value) for name, value in line.fields.items()}
    for needed in ("id", "intitule"):
        if not given.get(needed):
            raise ValueError(f"the field {needed} is empty or missing")
    if len(given["id"]) > 40:
        raise ValueError("the id is longer than 40 characters")
    occupation = given.get("rome_code", "") if given.get("rome_code", "") in known.occupations else None
    label = known.occupations.get(occupation or "", "")
    place = known.communes.get(given.get("commune_insee", ""))
    return Offer(
        source=source,
        source_id=given["id"],
        content_hash=content_hash(*sorted(given.items()), occupation, place),
        employer=given.get("entreprise", "")[:160],
        title=plain_text(given["intitule"])[:250],
        description=plain_text(given.get("description", "")),
        contract_words=given.get("type_contrat", "")[:80],
        contract=contract_in(given.get("type_contrat", "")),
        wage_words=given.get("salaire", "")[:200],
        place=f"{place[0]} ({place[1]})" if place else given.get("lieu_libelle", "")[:120],
        commune_id=given["commune_insee"] if place else None,
        latitude=place[2] if place else None,
        longitude=place[3] if place else None,
        occupation_id=occupation,
        occupation_words=" ; ".join(dict.fromkeys(filter(None, (given.get("appellation_libelle"), label))))[
            :250
        ],
        published_on=_day(given.get("date_creation", ""), now),
        state=State.SHOWN,
        state_since=now,
        added_at=now,
    )


def _words(name: str, value: object) -> str:
    """A field as words. ValueError: a list, an object or a truth where words are read, or an unreadable character."""
    if name in USED and isinstance(value, list | dict | bool):
        raise ValueError(f"{name}: words are expected, not {value!r}"[:120])
    words = str(value if value is not None else "").replace("\x00", "").strip()
    must_be_readable(name, words)
    return words


def _day(written: str, now: datetime) -> date:
    today = day_at(now, HOME_ZONE)
    if not written:
        return today
    try:
        published = date.fromisoformat(written[:10])
    except ValueError:
        raise ValueError(f"date_creation: {written!r} is no date") from None
    if published > today:
        raise ValueError(f"date_creation: {written} is in the future")
    return published


def _keep(offers: list[Offer], source: str, now: datetime, outcome: Outcome) -> None:
    """Judge and store those that are new or changed."""
    rows = Offer.objects.filter(source=source, source_id__in=[offer.source_id for offer in offers])
    stored = {row[0]: row[1:] for row in rows.order_by("id").values_list("source_id", "id", "content_hash")}
    fresh = [offer for offer in offers if stored.get(offer.source_id, (None, ""))[1] != offer.content_hash]
    verdicts, findings = list[Verdict](), list[Finding]()
    for offer in fresh:
        if offer.source_id in stored:
            offer.id = stored[offer.source_id][0]
        said, verdict, found = said_of(offer, day_at(now, HOME_ZONE))
        offer.state = state_after(said)
        offer.search, offer.words_version = vector_of(offer), VERSION
        verdicts.append(verdict)
        findings += found
    done = put(Offer, COLUMNS, map(_row, fresh), ("id",))
    Verdict.objects.bulk_create(verdicts)
    Finding.objects.bulk_create(findings)
    _open_reviews([offer for offer in fresh if offer.state == State.HELD], now)
    outcome.add("new", done.new)
    outcome.add("changed", done.changed)
    for state in (State.HELD, State.TO_CORRECT):
        outcome.add(state.value, sum(offer.state == state for offer in fresh))


def _open_reviews(held: list[Offer], now: datetime) -> None:
    if held:
        due_at = due_after_one_working_day(now)
        reviews = [
            Review(offer_id=offer.id, why=Review.Why.RULE, opened_at=now, due_at=due_at) for offer in held
        ]
        Review.objects.bulk_create(reviews, ignore_conflicts=True)


def _row(offer: Offer) -> tuple[Any, ...]:
    return tuple(getattr(offer, column) for column in COLUMNS)
