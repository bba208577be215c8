"""The demonstration is loaded step by step, heals after a sudden end, and tells who its people are."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import Account
from visavis.front.demonstration import load, story
from visavis.front.models import DemonstrationStep
from visavis.rooms.messaging.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_demonstration(settings):
    settings.DEMO = True


class Killed(Exception):
    """The end came suddenly."""


def everything():
    for step in load.steps_left():
        step.load()


def counted():
    """How much of everything there is."""
    with acting_as(SERVICE):
        names = FactRow.objects.order_by("name").values_list("name", flat=True)
        facts = {name: list(names).count(name) for name in set(names)}
        return facts | {"accounts": Account.objects.count(), "messages": Message.objects.count()}


def cut_off(step):
    """The act of a step, and a sudden end before its transaction is kept."""

    def act():
        step.act()
        raise Killed

    return load.Step(step.name, act)


@pytest.mark.parametrize("place", [0, 3, 5, 7, 9], ids=lambda place: load.STEPS[place].name)
def test_a_load_that_ended_in_the_middle_of_a_step_is_healed_by_the_next(place):
    for step in load.STEPS[:place]:
        step.load()
    with pytest.raises(Killed):
        cut_off(load.STEPS[place]).load()
    assert [step.name for step in load.steps_left()] == [step.name for step in load.STEPS[place:]]
    everything()
    assert load.steps_left() == []
    healed = counted()
    assert healed["accounts"] == 8
    assert healed["attestations.ContractStated"] == sum(len(person.work) for person in story.PEOPLE)
    assert healed["messages"] == sum(bool(p.says) + bool(p.answer) for p in story.PEOPLE)
    assert healed["offers.OfferDeposited"] == len(story.OFFERS)
    assert healed["reception.CallBackAsked"] == 70


def test_a_load_of_before_the_marks_is_completed_and_nothing_comes_twice():
    everything()
    before = counted()
    with acting_as(SERVICE):
        DemonstrationStep.objects.all().delete()
    everything()
    assert counted() == before


def test_the_mark_of_an_undone_step_is_undone_with_it():
    with pytest.raises(ZeroDivisionError):
        load.Step("broken", lambda: 1 / 0).load()
    with acting_as(SERVICE):
        assert not DemonstrationStep.objects.filter(name="broken").exists()


def test_each_step_has_a_name_of_its_own():
    names = [step.name for step in load.STEPS]
    assert len(names) == len(set(names))


def test_the_sign_in_page_says_who_each_one_is():
    everything()
    page = Client().get("/entrer/").content.decode()
    for each in (*story.PEOPLE, *story.STAFF, story.EMPLOYER):
        assert each.story
        assert str(each.story) in page
    titles = re.findall(r"<h3>(.*?)</h3>", page)
    assert titles[:3] == ["Qui cherche un emploi", "Qui travaille à l’agence", "Qui recrute"]
    assert "service de conseil" in page
