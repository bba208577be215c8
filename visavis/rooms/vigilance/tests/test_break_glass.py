"""A file of another team opens for an hour, with a written reason that the person and her agency read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from visavis.foundation.clock import now
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs.line import run_waiting
from visavis.foundation.letters.models import SentLetter
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people.door import find
from visavis.rooms.people.models import Name
from visavis.rooms.vigilance import queries
from visavis.rooms.vigilance.actions.break_glass import break_glass
from visavis.rooms.vigilance.models import BrokenGlass, RefusedTry
from visavis.rooms.vigilance.tests.conftest import people_of

pytestmark = pytest.mark.django_db
WHY = "Elle est à notre guichet, son logement dépend d’une attestation aujourd’hui."


def broken(by, at=None, **changes):
    said = {"given": "anne 0", "family": "ADAM", "born_on": date(1980, 1, 1), "reason": WHY} | changes
    with acting_as(by):
        return break_glass(**said, now=at or now(), by=by, channel=Channel.DESK)


def entered(by, file_id):
    with acting_as(by):
        return dossier.enter(
            file_id=file_id,
            what="dossier",
            purpose=Purpose.BREAK_GLASS,
            now=now(),
            by=by,
            channel=Channel.DESK,
        )


def test_before_the_glass_is_broken_the_file_does_not_exist_for_her_and_after_it_opens(places, ines):
    (key,) = people_of(places[1], 1)
    with pytest.raises(Http404):
        entered(ines, key)
    assert broken(ines) == key
    assert entered(ines, key) == key
    with acting_as(ines):
        assert Name.objects.filter(file_id=key).exists(), "every room's rows follow"


def test_it_closes_by_itself_after_an_hour(places, ines):
    (key,) = people_of(places[1], 1)
    broken(ines, at=now() - timedelta(minutes=61))
    with pytest.raises(Http404):
        entered(ines, key)


def test_while_it_stands_open_her_name_is_found_and_nobody_else_of_that_team(places, ines):
    key, _other = people_of(places[1], 2)
    with acting_as(ines):
        assert dossier.within_reach(ines) == set()
    broken(ines)
    with acting_as(ines):
        assert dossier.within_reach(ines) == {key}
        assert [each.file_id for each in find("", among=dossier.within_reach(ines))] == [key]


def test_only_for_her_who_broke_it(places, ines, claire):
    (key,) = people_of(places[1], 1)
    broken(ines)
    with pytest.raises(Http404):
        entered(claire, key)


def test_the_person_is_written_to_with_the_name_and_the_reason(places, ines):
    (key,) = people_of(places[1], 1)
    broken(ines)
    run_waiting()
    with acting_as(SERVICE):
        letter = SentLetter.objects.get(file_id=key, message="vigilance.glass")
        assert FactRow.objects.filter(name="vigilance.GlassBroken", file_id=key).exists()
    assert letter is not None
    with acting_as(SERVICE):
        told = queries.broken_glass(key)
    assert [(each["who"], each["reason"]) for each in told] == [("Inès Moreau", WHY)]


def test_the_head_of_the_agency_that_follows_her_reads_the_reason(places, ines, claire, helene):
    people_of(places[1], 1)
    broken(ines)
    with acting_as(helene):
        (seen,) = queries.noticed()
        assert (seen.kind, seen.reason, seen.suspends) == ("glass", WHY, False)
    with acting_as(claire):
        assert queries.noticed() == []


def test_ten_a_day_and_no_more(places, ines):
    people_of(places[1], 12)
    families = (
        "Adam",
        "Bernard",
        "Colin",
        "Dupuis",
        "Evrard",
        "Fabre",
        "Gauthier",
        "Henry",
        "Imbert",
        "Joly",
        "Adam",
    )
    for number in range(10):
        broken(ines, given=f"Anne {number}", family=families[number], born_on=date(1980, 1, 1 + number))
    with pytest.raises(Refusal) as eleventh:
        broken(ines, given="Anne 10", family="Adam", born_on=date(1980, 1, 11))
    assert eleventh.value.status == 429


def refused(by, at=None, **changes):
    """A refused try, and what the request does once it is undone."""
    with pytest.raises(Refusal) as no:
        broken(by, at=at, **changes)
    assert no.value.afterwards is not None
    with acting_as(by):
        no.value.afterwards()
    return no.value


def tries(by):
    with acting_as(by):
        return [(each.who, each.why) for each in queries.refused()]


def test_each_refused_try_says_who_and_why_and_no_name_to_the_head_of_her_agency(
    places, ines, claire, helene
):
    people_of(places[1], 1)
    refused(ines, reason="pour voir")
    refused(ines, family="Adams")
    assert tries(claire) == [("Inès Moreau", "unknown"), ("Inès Moreau", "reason")]
    assert tries(helene) == []
    with acting_as(SERVICE):
        assert not FactRow.objects.filter(name="vigilance.GlassRefused").exclude(file_id=None).exists()
        kept = " ".join(map(str, RefusedTry.objects.values_list()))
    assert "Adams" not in kept


def test_three_refused_tries_in_a_day_alert_the_head_of_her_agency_once(places, ines, claire):
    for _each in range(4):
        refused(ines, family="Adams")
    with acting_as(claire):
        (alert,) = [each for each in queries.noticed() if each.kind == "tries"]
    assert (alert.who, alert.suspends) == ("Inès Moreau", False)


def test_names_that_open_nothing_use_up_the_ten_of_the_day(places, ines):
    people_of(places[1], 1)
    for _each in range(9):
        refused(ines, family="Adams")
    broken(ines)
    assert refused(ines, family="Adams").status == 429
    with acting_as(ines):
        assert RefusedTry.objects.filter(why="limit").count() == 1


def test_a_reason_too_short_uses_up_nothing(places, ines):
    people_of(places[1], 1)
    for _each in range(11):
        refused(ines, reason="pour voir")
    broken(ines)


@pytest.mark.parametrize(
    ("typed", "why"), [({"reason": "pour voir"}, "reason"), ({"family": "Adams"}, "unknown")]
)
def test_a_try_refused_on_the_page_is_written_down_though_its_request_is_undone(
    places, ines, claire, settings, typed, why
):
    settings.DEMO = True
    desk = Client()
    desk.force_login(Account.objects.get(login="ines"), backend="django.contrib.auth.backends.ModelBackend")
    said = {"given": "Anne 0", "family": "Adam", "born_on": "01/01/1980", "reason": WHY, **typed}
    assert desk.post(reverse("vigilance:breaking"), said).status_code == 422
    assert tries(claire) == [("Inès Moreau", why)]


def test_nobody_at_a_desk_wipes_a_try_out(places, ines, claire):
    refused(ines, family="Adams")
    for by in (ines, claire):
        with acting_as(by):
            assert RefusedTry.objects.all().delete()[0] == 0
            assert RefusedTry.objects.update(why="reason") == 0


@pytest.mark.parametrize(
    "changes",
    [{"family": "Adams"}, {"born_on": date(1980, 1, 2)}, {"given": ""}],
    ids=["name", "day", "part"],
)
def test_a_name_or_a_day_that_is_not_quite_right_opens_nothing(places, ines, changes):
    people_of(places[1], 1)
    with pytest.raises(Refusal, match="Aucun dossier, ou plusieurs"):
        broken(ines, **changes)


def test_two_people_of_one_name_and_day_open_nothing(places, ines):
    people_of(places[1], 1)
    people_of(places[0], 1)
    with pytest.raises(Refusal):
        broken(ines)


def test_a_reason_is_a_sentence(places, ines):
    people_of(places[1], 1)
    with pytest.raises(Refusal, match="20 caractères"):
        broken(ines, reason="pour voir")


def test_the_database_itself_lets_no_agent_write_a_glass(places, ines):
    (key,) = people_of(places[1], 1)
    with pytest.raises(Exception, match="row-level security"), acting_as(ines):
        BrokenGlass.objects.create(
            account_id=ines.account_id, agency_id=ines.agency_id, file_id=key, sealed_reason=b"x", at=now(),
            until=now() + timedelta(days=999),
        )  # fmt: skip
