"""Slots, meetings and offers of the town: each event as the act of a room, in the name of who does it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from visavis.decisions.shared.money import euros
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.front.demonstration.town import tables
from visavis.front.demonstration.town.events import Event
from visavis.front.demonstration.town.ground import login_in
from visavis.front.demonstration.town.market import WITH_ACCOUNT
from visavis.front.demonstration.town.town import Town
from visavis.rooms.appointments import door as appointments
from visavis.rooms.companies import door as companies
from visavis.rooms.offers import door as offers
from visavis.rooms.offers.actions.close import close as close_offer
from visavis.rooms.offers.actions.confirm import confirm
from visavis.rooms.offers.actions.correct import correct as correct_offer
from visavis.rooms.offers.actions.release import release

MOST_SLOTS = 12
PREPARED = frozenset({"interpreter", "sign_language", "lift"})  # needs that a meeting is asked for with


def open_slots(town: Town, event: Event) -> None:
    """A counsellor opens a few days of her agenda."""
    by = town.actor(event.said["login"])
    with acting_as(by):
        appointments.open_slots(
            agency_id=by.agency_id, counsellor_id=by.account_id, place=event.said["place"],
            first_on=event.said["first"], last_on=event.said["last"], now=event.at, by=by, channel=Channel.WEB,
        )  # fmt: skip


def book(town: Town, event: Event) -> None:
    """A meeting with her counsellor, on site in the great majority."""
    file_id, by, channel = town.doing(event)
    person = town.people[event.who]
    with acting_as(by):
        if slot_id := _free(town, event, event.said["mode"]):
            booked = appointments.book(
                file_id=file_id, slot_id=slot_id, now=event.at, by=by, channel=channel, mode=event.said["mode"],
                motive=event.said["motive"], needs=tuple(need for need in person.needs if need in PREPARED),
                company=event.said["company"],
            )  # fmt: skip
            town.keep(f"appointment {event.who}", booked)


def move(town: Town, event: Event) -> None:
    """The last meeting she booked, at another hour."""
    _, by, channel = town.doing(event)
    former = town.made.get(f"appointment {event.who}")
    with acting_as(by):
        if former and (slot_id := _free(town, event, "on_site")):
            moved = appointments.move(
                appointment_id=UUID(former),
                slot_id=slot_id,
                now=event.at,
                by=by,
                channel=channel,
                mode="on_site",
            )
            town.keep(f"appointment {event.who}", moved)


def cancel(town: Town, event: Event) -> None:
    """The last meeting she booked does not take place."""
    _, by, channel = town.doing(event)
    if former := town.made.get(f"appointment {event.who}"):
        with acting_as(by):
            appointments.cancel(appointment_id=UUID(former), now=event.at, by=by, channel=channel)


def _free(town: Town, event: Event, mode: str) -> UUID | None:
    person = town.people[event.who]
    free = appointments.free_slots(
        town.agency_id(person.agency), event.at, mode=mode, counsellor_id=town.counsellor(person).account_id,
        most=MOST_SLOTS,
    )  # fmt: skip
    return free[int(event.said["pick"] * len(free))].id if free else None


def deposit(town: Town, event: Event) -> None:
    """An employer deposits an offer, or a counsellor for who has no account."""
    company_id = _company(town, event.said["employer"], event)
    by, channel = _depositor(town, event)
    with acting_as(by):
        offer_id = offers.deposit(
            company_id=company_id, content=_typed(event.said["content"]), now=event.at, by=by, channel=channel
        )
    town.keep(f"offer {event.said['number']}", offer_id)


def correct(town: Town, event: Event) -> None:
    """The employer writes it otherwise."""
    by, channel = _depositor(town, event)
    offer_id = town.id_of(f"offer {event.said['number']}")
    with acting_as(by):
        correct_offer(
            offer_id=offer_id, content=_typed(event.said["content"]), now=event.at, by=by, channel=channel
        )


def judge(town: Town, event: Event) -> None:
    """A counsellor decides about an offer that a rule held."""
    by, words = town.staff_at(event.said["agency"], 0), tables.table("words")
    with acting_as(by):
        shown = offers.shown_offer(town.id_of(f"offer {event.said['number']}"))
        if shown and shown.review:
            decide, reason = (release, "releases") if event.said["release"] else (confirm, "confirmations")
            decide(review_id=shown.review.id, reason=words[reason], now=event.at, by=by, channel=Channel.DESK)


def close(town: Town, event: Event) -> None:
    """Somebody was found: the offer is taken back."""
    by, channel = _depositor(town, event)
    with acting_as(by):
        close_offer(
            offer_id=town.id_of(f"offer {event.said['number']}"), now=event.at, by=by, channel=channel
        )


def _typed(content: dict[str, Any]) -> dict[str, Any]:
    return {
        **content,
        "hours": Decimal(content["hours"]) if content["hours"] else None,
        "wage": euros(content["wage"]),
    }


def _company(town: Town, number: int, event: Event) -> UUID:
    if known := town.made.get(f"company {number}"):
        return UUID(known)
    name = tables.table("market")["employers"][number][0]
    with acting_as(SERVICE):
        company = companies.register(name=name, now=event.at)
        if number < WITH_ACCOUNT:
            account = open_account(
                login=login_in(f"employeur-{number + 1}", town.frame.number), role=Role.EMPLOYER, public_name=name,
                now=event.at, organisation_id=company.id,
            )  # fmt: skip
            town.keep(f"employer {number}", account.id)
    town.keep(f"company {number}", company.id)
    return company.id


def _depositor(town: Town, event: Event) -> tuple[Actor, Channel]:
    number = event.said["employer"]
    if account := town.made.get(f"employer {number}"):
        company_id = town.id_of(f"company {number}")
        return Actor(role=Role.EMPLOYER, account_id=UUID(account), organisation_id=company_id), Channel.WEB
    return town.staff_at(event.said["agency"], 1), Channel.PHONE
