"""Goal A8: every assisted act is logged, seen by the person at once, and the mandate ends in one step by four doors."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visavis.decisions.shared.money import euros
from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.requests.codes import show_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.attestations import door as attestations
from visavis.rooms.contestation import door as contestation
from visavis.rooms.dossier import queries as dossier_queries
from visavis.rooms.mandates import queries
from visavis.rooms.mandates.actions.end import end
from visavis.rooms.mandates.actions.hear import hear
from visavis.rooms.mandates.families import FAMILIES, family_of
from visavis.rooms.mandates.models import Mandate, Use
from visavis.rooms.mandates.tests import conftest
from visavis.rooms.messaging import door as messaging
from visavis.rooms.people.models import Name

pytestmark = pytest.mark.django_db
NUMBERS = count(1)


def write(by, place, what):
    messaging.write(file_id=by.file_id, text="Bonjour", from_person=True, **what)


def contest(by, place, what):
    contestation.contest(
        file_id=by.file_id, kind="rights", subject_id=uuid4(), node="aj", words="Non.", **what
    )


def say_work(by, place, what):
    start = date(2000, 1, 1) + timedelta(days=20 * next(NUMBERS))
    terms = attestations.ContractTerms(
        employer="Boulangerie", start=start, end=start + timedelta(days=9), nature="cdd",
        end_reason="end_of_fixed_term", gross_monthly=euros("1900"),
    )  # fmt: skip
    attestations.state(file_id=by.file_id, terms=terms, basis="person", **what)


ACTS = {
    "messages": write,
    "contesting": contest,
    "work": say_work,
}
DOORS = ("desk", "phone", "sms", "web")


def by_door(door, person, agent, mandate_id):
    """One step, by one of the four doors."""
    if door == "sms":
        assert hear(
            number=conftest.NUMBER, text="STOP", reference="r", now=now(), by=SERVICE, channel=Channel.SMS
        )
        return
    who = person if door == "web" else agent
    with acting_as(who):
        end(mandate_id=mandate_id, now=now(), by=who, channel=Channel(door))


def facts_of(person):
    with acting_as(person):
        rows = FactRow.objects.filter(file_id=person.file_id, role="helper")
        return set(rows.exclude(name__startswith="mandates.").values_list("id", flat=True))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=4),
    families=st.sets(st.sampled_from(sorted(FAMILIES)), min_size=1),
    door=st.sampled_from(DOORS),
)
def test_every_assisted_act_is_logged_seen_at_once_and_ended_in_one_step(
    nadia, ines, samira, place, wanted, families, door
):
    made = conftest.given(nadia, samira, families=sorted(families))
    before = facts_of(nadia)
    with acting_as(samira):
        stands = queries.standing(samira, made, now())
    done = 0
    for family in wanted:
        what = {"now": now(), "by": stands, "channel": Channel.WEB}
        try:
            with acting_as(stands):
                ACTS[family](stands, place, what)
            assert family in families
            done += 1
        except Refusal as refused:
            assert family not in families, str(refused)
    acts = facts_of(nadia) - before
    assert len(acts) >= done
    with acting_as(nadia):
        number = Mandate.objects.get(id=made).number
        assert set(Use.objects.filter(mandate_id=made).values_list("fact_id", flat=True)) == acts
        assert JournalRow.objects.filter(purpose=f"mandate:{number}", act="write").count() == len(acts)
        told = {
            each.id: " ".join(each.by.split()) for each in dossier_queries.timeline(nadia.file_id, limit=1000)
        }
        for act in acts:
            assert told[act] == f"fait par Samira Benali pour vous, mandat n° {show_code(number)}"
    by_door(door, nadia, ines, made)
    with acting_as(samira):
        assert queries.standing(samira, made, now()) is None
        assert not Name.objects.filter(file_id=nadia.file_id).exists()
    with acting_as(stands):
        assert not Name.objects.filter(file_id=nadia.file_id).exists()


def test_every_fact_that_somebody_can_do_for_herself_has_a_family_or_none_on_purpose():
    """A fact without a family is refused to helpers: the acts of today that have one are all here."""
    assert family_of("declarations.MonthDeclared") == "work"
    assert family_of("appointments.AppointmentBooked") == "appointments"
    assert family_of("reception.CallBackAsked") == "appointments"
    assert family_of("papers.PaperReceived") == "papers"
    assert family_of("rights.RightsComputed") == "rights"
    assert family_of("dossier.FileExported") is None
    assert family_of("dossier.FilesMerged") is None
