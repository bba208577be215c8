"""The month's acts: counted by channel from the facts, small cells and their totals hidden."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.test import Client

from visavis.decisions.openness import Cell
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.observatory import queries

MONTH = date(2026, 10, 1)


def happened(
    name,
    channel,
    people,
    *,
    each=1,
    at=datetime(2026, 10, 14, 9, tzinfo=UTC),
    role="person",
    account=None,
    agency=None,
):
    with acting_as(SERVICE):
        for _ in range(people):
            file_id = uuid4()
            for _ in range(each):
                FactRow.objects.create(
                    id=uuid7(), name=name, at=at, role=role, channel=channel, file_id=file_id, details={},
                    account_id=account, agency_id=agency,
                )  # fmt: skip


def line(shown, act):
    return next(each for each in shown.lines if each.act == act)


@pytest.mark.django_db
def test_acts_are_counted_by_the_door_they_came_in():
    happened("messaging.MessageWritten", "web", 40)
    happened("messaging.MessageWritten", "desk", 20, each=2)
    shown = queries.month(MONTH)
    assert line(shown, "write").counts == (40, 40, 0, 0, 0)
    assert shown.shares[:2] == (50, 50)


@pytest.mark.django_db
def test_many_acts_of_few_people_stay_secret():
    happened("messaging.MessageWritten", "web", 40)
    happened("messaging.MessageWritten", "paper", 3, each=30)
    counts = line(queries.month(MONTH), "write").counts
    assert counts[queries.COLUMNS.index("paper")] is None


@pytest.mark.django_db
def test_a_total_about_few_people_is_secret_too():
    happened("messaging.MessageWritten", "web", 40)
    happened("contestation.ContestationOpened", "phone", 1)
    contested = line(queries.month(MONTH), "contest")
    assert contested.total is None
    assert contested.counts[queries.COLUMNS.index("phone")] is None


def test_no_hidden_cell_is_found_again_by_subtracting_from_the_totals():
    cells = {("write", column): Cell(0, 0) for column in queries.COLUMNS}
    cells |= {("write", "web"): Cell(40, 40), ("write", "desk"): Cell(30, 30), ("write", "paper"): Cell(2, 2)}
    shown = queries.publishable(queries.with_totals(cells, ["write"]))
    hidden = [key for key, value in shown.items() if key[0] == "write" and value is None]
    assert ("write", "paper") in hidden
    assert len(hidden) >= 2


@pytest.mark.django_db
def test_what_machines_do_alone_is_not_an_act():
    happened("messaging.MessageWritten", "automatic", 40)
    assert queries.month(MONTH).lines == ()


@pytest.mark.django_db
def test_another_month_is_another_count():
    happened("messaging.MessageWritten", "web", 40, at=datetime(2026, 9, 30, 21, 59, tzinfo=UTC))
    assert queries.month(MONTH).total == 0
    assert queries.month(date(2026, 9, 1)).total == 40


@pytest.mark.django_db
def test_anybody_reads_the_page_and_takes_the_data_away():
    happened("messaging.MessageWritten", "web", 40)
    happened("messaging.MessageWritten", "paper", 3)
    client = Client()
    assert client.get("/observatoire/?mois=2026-10").status_code == 200
    lines = client.get("/observatoire/donnees.csv?mois=2026-10").content.decode().splitlines()
    assert "2026-10,write,paper,s" in lines


@pytest.mark.django_db
@pytest.mark.parametrize("month", ["2026-13", "hier", "2199-01", "1999-01"])
def test_a_month_that_cannot_be_is_not_found(month):
    assert Client().get(f"/observatoire/?mois={month}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("people", "shown"),
    [(0, queries.Outsourced(0, 0)), (10, queries.Outsourced(None, None)), (11, queries.Outsourced(11, 27))],
)
def test_outsourced_acts_are_counted_and_few_people_stay_secret(people, shown):
    happened("messaging.MessageWritten", "web", 500)  # the people themselves: no act of staff
    happened("messaging.MessageWritten", "web", 30, role="counsellor")
    happened("messaging.MessageWritten", "phone", people, role="subcontractor")
    assert queries.outsourced_in(MONTH) == shown


@pytest.mark.django_db
def test_whoever_a_subcontractor_pays_is_counted_whatever_her_seat():
    with acting_as(SERVICE):
        paid = open_account(
            login="yasmine", role=Role.COUNSELLOR, public_name="Yasmine", now=datetime(2026, 1, 1, tzinfo=UTC),
            employer="Accueil Plus",
        )  # fmt: skip
    happened("messaging.MessageAnswered", "web", 20, role="counsellor")
    happened("messaging.MessageAnswered", "web", 20, role="counsellor", account=paid.id)
    assert queries.outsourced_in(MONTH) == queries.Outsourced(20, 50)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("counted", "shown"),
    [
        ((0, 0, 0), queries.HelpGiven(0, 0)),
        ((90, 400, 10), queries.HelpGiven(None, None)),
        ((90, 400, 11), queries.HelpGiven(90, 400)),
    ],
)
def test_help_is_published_in_all_or_not_at_all(monkeypatch, counted, shown):
    monkeypatch.setattr(queries, "help_given", lambda since, until: counted)
    assert queries.help_in(MONTH) == shown


@pytest.mark.django_db
def test_the_public_page_tells_help_and_outsourced_acts():
    page = Client().get("/observatoire/").content.decode()
    assert "L’aide, comptée comme du travail" in page
    assert "aucun acte n’a été fait par un sous-traitant" in page.replace("\xa0", " ")
