"""The town is drawn from a seed and made by the rooms' acts: counted, the same twice, whole after a sudden end."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests import town
from visavis.decisions.shared.answer import Verdict
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.jobs.line import run_waiting
from visavis.foundation.letters.models import Handing, SentLetter
from visavis.foundation.outside.models import OutboxItem
from visavis.foundation.trace.chain import chain_of
from visavis.foundation.trace.verify import faults
from visavis.front.demonstration.town import acts, fill, tables
from visavis.front.demonstration.town.drawn import Frame, inhabitants
from visavis.front.demonstration.town.progress import progress
from visavis.front.demonstration.town.shares import SHARES, share_of
from visavis.front.models import DemonstrationShare
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.dossier.models import AgencySpell
from visavis.rooms.observatory import queries as observatory
from visavis.rooms.observatory.acts import family_of
from visavis.rooms.offers.models import Finding, Offer
from visavis.rooms.people.models import Name
from visavis.rooms.reference.models import Occupation
from visavis.rooms.rights.models import Computation

DOMAINS = set("ABCDEFGHIJKLMN")


class Killed(Exception):
    """The end came suddenly."""


def counted() -> Counter[str]:
    with acting_as(SERVICE):
        return Counter(FactRow.objects.order_by("name").values_list("name", flat=True))


def told() -> list[Any]:
    """All that a person of the town could read, without the ids."""
    with acting_as(SERVICE):
        facts = FactRow.objects.exclude(name__startswith="letters.").order_by("at", "name", "channel")
        return [
            sorted(facts.values_list("at", "name", "channel", "role").exclude(at__gt=last_moment())),
            sorted(Name.objects.order_by("id").values_list("given", "family", "from_on")),
            sorted(Offer.objects.order_by("id").values_list("title", "employer", "state", "added_at", "wage_cents")),
            sorted(Appointment.objects.order_by("id").values_list("starts_at", "mode", "motive", "ended_because")),
        ]  # fmt: skip


def last_moment() -> Any:
    last_day = DemonstrationShare.objects.values_list("last_day", flat=True).get(town=1, share=0)
    return datetime.combine(last_day, time(), UTC)


def test_the_tables_name_real_places_and_all_fourteen_domains():
    assert {each.domain for each in tables.occupations()} == DOMAINS
    assert len(tables.occupations()) >= 200
    assert len({each.code for each in tables.occupations()}) == len(tables.occupations())
    assert len(tables.communes()) == 40
    assert sorted(code for plan in tables.agencies() for code in plan.communes) == [
        c.code for c in tables.communes()
    ]
    assert sum(len(plan.counsellors) for plan in tables.agencies()) == 12
    assert len(tables.table("market")["employers"]) == 60
    assert {post for _, post in tables.table("market")["employers"]} <= {
        post for commune in tables.communes() for post in commune.postal_codes
    }


def test_a_third_lives_without_internet():
    people = inhabitants(Frame(93, 300, 24, date(2026, 11, 24)))
    assert 0.28 < sum(each.habit != "web" for each in people) / len(people) < 0.5


def test_the_middle_town_has_everything(middle_town):
    found = counted()
    assert found["dossier.PersonRegistered"] == 60
    assert found["offers.OfferDeposited"] == 80
    for name in (
        "appointments.AppointmentBooked", "appointments.AppointmentMoved", "appointments.AppointmentCancelled",
        "reception.VisitReceived", "reception.CallBackAsked", "reception.CallBackMade", "messaging.MessageWritten",
        "messaging.MessageAnswered", "declarations.MonthDeclared", "attestations.ContractStated",
        "rights.RightsComputed", "contestation.ContestationAnswered", "offers.OfferClosed", "offers.OfferCorrected",
    ):  # fmt: skip
        assert found[name], name
    with acting_as(SERVICE):
        for row in DemonstrationShare.objects.order_by("id"):
            assert row.refused <= row.acts // 50
            assert row.done == row.acts > 100
        assert {each.code[0] for each in Occupation.objects.order_by("code")} == DOMAINS
        severities = set(Offer.objects.order_by("id").values_list("verdicts__severity", flat=True))
        assert {"", "fix", "block"} <= severities
        assert len(set(Finding.objects.order_by("id").values_list("code", flat=True))) == 4
        verdicts = set(Computation.objects.order_by("id").values_list("verdict", flat=True))
        assert verdicts == {Verdict.YES, Verdict.NO, Verdict.CANNOT_SAY}
        doors = Counter(FactRow.objects.filter(name="declarations.MonthDeclared").order_by("id")
                        .values_list("channel", flat=True))  # fmt: skip
        assert set(doors) >= {"web", "desk", "phone", "paper"}
    assert progress() == 1.0


def test_nothing_of_the_past_waits_in_line_and_nothing_left_the_house(middle_town):
    with acting_as(SERVICE):
        assert run_waiting() == 0
        written = SentLetter.objects.count()
        assert written >= 60
        assert Handing.objects.exclude(outcome="refused").count() == written
        assert not Handing.objects.exclude(channel="desk").filter(real=True).exists()
        assert OutboxItem.objects.exists()
        late = [
            row for row in SentLetter.objects.order_by("id") if row.handings.order_by("at").last().at < row.at
        ]
        assert not late
        assert not SentLetter.objects.filter(
            at__gt=now()
        ).exists()  # those of today remind of meetings of today


def test_what_an_answer_promised_is_done(middle_town):
    with acting_as(SERVICE):
        changed = Contestation.objects.exclude(outcome__in=["", "kept"])
        assert changed.exists()
        assert not changed.filter(result_id=None).exists()


def test_its_journal_is_whole(middle_town, connect_as):
    with connect_as("audit") as audit:
        assert list(faults(audit)) == []


def test_the_observatory_counts_what_a_recount_finds(middle_town):
    with acting_as(SERVICE):
        rows = list(
            FactRow.objects.exclude(channel="automatic").order_by("id").values_list("name", "channel", "at")
        )
    recount: Counter[tuple[date, str, str]] = Counter()
    for name, channel, at in rows:
        if family := family_of(name):
            month = at.astimezone(observatory.ZONE).date().replace(day=1)
            column = channel if channel in observatory.COLUMNS else "other"
            recount[month, family, column] += 1
    months = {month for month, _, _ in recount}
    assert len(months) >= 6
    for month in months:
        cells = {key: cell.acts for key, cell in observatory._counted(month).items()}
        assert cells == {(act, column): n for (first, act, column), n in recount.items() if first == month}


def test_two_loads_with_one_seed_tell_one_story(transactional_db, settings, database_server):
    from django.db import connections

    town.fill(settings, size=8, months=3)
    first = told()
    from visavis.foundation.database.testing_template import template
    from visavis.foundation.trace import write

    write.leave()
    connections.close_all()
    name = connections["default"].settings_dict["NAME"]
    database_server.clone(template(database_server), name)
    town.fill(settings, size=8, months=3)
    assert told() == first


def test_a_town_cut_off_in_the_middle_goes_on_where_it_was(transactional_db, settings, monkeypatch):
    calls, declare = [0], acts.ACTS["declare"]

    def cut_off(made: Any, event: Any) -> None:
        declare(made, event)
        calls[0] += 1
        if calls[0] == 5:
            raise Killed

    monkeypatch.setitem(acts.ACTS, "declare", cut_off)
    with pytest.raises(Killed):
        town.fill(settings, size=8, months=3)
    assert 0.0 <= (progress() or 0.0) < 1.0
    monkeypatch.setitem(acts.ACTS, "declare", declare)
    fill.fill()
    assert progress() == 1.0
    found = counted()
    assert found["dossier.PersonRegistered"] == 8
    assert found["offers.OfferDeposited"] == 10
    expected = sum(event.what == "declare" and not event.said.get("again", False) for event in planned())
    assert found["declarations.MonthDeclared"] + found["declarations.MonthCorrected"] == expected


def test_two_hands_make_one_town_and_each_act_once(transactional_db, settings):
    town.plan(settings, size=8, months=3)
    with ThreadPoolExecutor(2) as hands:
        for hand in [hands.submit(a_hand), hands.submit(a_hand)]:
            hand.result()
    assert progress() == 1.0
    found = counted()
    assert found["dossier.PersonRegistered"] == 8
    assert found["offers.OfferDeposited"] == 10
    with acting_as(SERVICE):
        agencies = {place.id: number for number, place in enumerate(fill._places(1))}
        for spell in AgencySpell.objects.order_by("id"):
            assert chain_of(spell.file_id) % SHARES == share_of(agencies[spell.agency_id])


def a_hand() -> None:
    """One of several processes that make the town."""
    from django.db import connections

    try:
        fill.fill(batch_seconds=0.1)
    finally:
        connections.close_all()


def planned() -> list[Any]:
    from visavis.front.demonstration.town.hours import Calendar

    with acting_as(SERVICE):
        frame = fill.frame_of(DemonstrationShare.objects.get(town=1, share=0))
        return fill.all_events(frame, Calendar(fill._places(1)))


@pytest.mark.long
def test_the_whole_town_is_made(transactional_db, settings):
    town.fill(settings, size=300, months=24)
    found = counted()
    assert found["dossier.PersonRegistered"] == 300
    assert found["offers.OfferDeposited"] == 400
    assert found["declarations.MonthDeclared"] > 1000
    with acting_as(SERVICE):
        used = set(Offer.objects.order_by("id").values_list("occupation_id", flat=True))
        assert used == {each.code for each in tables.occupations()}
        assert run_waiting() == 0
