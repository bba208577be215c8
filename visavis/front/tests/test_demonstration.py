"""The demonstration is loaded step by step, heals after a sudden end, and tells who its people are."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import Account
from visavis.front.demonstration import helped, load, story
from visavis.front.demonstration.neighbours import NEIGHBOURS
from visavis.front.models import DemonstrationShare, DemonstrationStep
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.attestations.models import Contract
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.dossier.door import needs
from visavis.rooms.messaging.models import Message
from visavis.rooms.people.door import contacts_of
from visavis.rooms.rights.models import Computation

pytestmark = pytest.mark.django_db
EVERYBODY = (*story.PEOPLE, *NEIGHBOURS)


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
    assert healed["accounts"] == 33
    assert healed["attestations.ContractStated"] == sum(len(person.work) for person in EVERYBODY)
    assert (
        healed["messages"] == sum(bool(p.says) + bool(p.answer) for p in EVERYBODY) + 1
    )  # Samira’s, for Rosa
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
    for each in (*story.PEOPLE, *story.STAFF, story.EMPLOYER, *helped.HELPERS):
        assert each.story
        assert str(each.story) in page
    titles = re.findall(r"<h3>(.*?)</h3>", page)
    assert titles[:4] == ["Qui cherche un emploi", "Qui travaille à l’agence", "Qui recrute", "Qui aide"]
    assert "service de conseil" in page


def test_the_sign_in_page_says_how_far_the_town_is():
    everything()
    assert "La ville se remplit" not in Client().get("/entrer/").content.decode()
    with acting_as(SERVICE):
        for share, done in enumerate((60, 68)):
            DemonstrationShare.objects.create(
                town=1,
                share=share,
                seed=93,
                people=300,
                months=24,
                last_day="2026-11-24",
                acts=100,
                done=done,
            )
    page = Client().get("/entrer/").content.decode()
    assert "La ville se remplit : 64 %." in re.sub(r"\s", " ", page)
    with acting_as(SERVICE):
        DemonstrationShare.objects.update(done=100, ended_at="2026-11-25T10:00:00Z")
    assert "La ville se remplit" not in Client().get("/entrer/").content.decode()


def test_nobody_is_at_two_meetings_of_the_story_at_one_time():
    everything()
    with acting_as(SERVICE):
        meetings = list(Appointment.objects.order_by("id").values_list("counsellor_id", "starts_at"))
    assert len(meetings) == sum(bool(person.motive) for person in EVERYBODY) + 1  # Suzanne’s, by Paule
    assert len(set(meetings)) == len(meetings)


def test_the_story_of_each_is_true_in_her_file():
    everything()
    with acting_as(SERVICE):
        file_of = dict(Account.objects.exclude(file_id=None).order_by("id").values_list("login", "file_id"))
        verdict = dict(Computation.objects.order_by("computed_at").values_list("file_id", "verdict"))
        assert Contract.objects.filter(file_id=file_of["kevin"]).count() == 40
        assert verdict[file_of["kevin"]] == "cannot_say"
        assert verdict[file_of["gerard"]] == "yes"
        assert verdict[file_of["aminata"]] == "cannot_say"
        assert file_of["thierry"] not in verdict
        answered = Contestation.objects.get(file_id=file_of["odile"])
        assert answered.answered_at is not None
        assert answered.outcome == "kept"
        assert not contacts_of(file_of["mickael"])
        assert set(needs(file_of["mickael"])) == {"paper", "reading"}
        assert needs(file_of["farid"]) == ["interpreter"]
