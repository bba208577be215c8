"""A neighbour's curiosity: noticed at once, seen by the person, contested on its line, answered by somebody else."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests import town
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.trace.models import JournalRow
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.vigilance.models import Alert

pytestmark = pytest.mark.django_db
NOT_HER_BUSINESS = "Nous sommes de la même famille. Elle n’avait pas à lire mon dossier."
TRUE = "Inès n’avait pas de rendez-vous avec vous ce jour-là. Je lui ai parlé, cela ne se reproduira pas."


@pytest.fixture
def a_town(settings):
    town.load(settings)


def as_(login):
    client = Client()
    client.force_login(town.account(login), backend="django.contrib.auth.backends.ModelBackend")
    return client


def once(page):
    return re.search(r'name="once" value="([^"]+)"', page.content.decode()).group(1)


def posted(client, address, **typed):
    return client.post(address, {"once": once(client.get(address)), **typed})


def test_it_is_noticed_seen_contested_and_answered_by_somebody_else(a_town):
    gerard = town.file_of("gerard")
    with acting_as(SERVICE):
        Account.objects.filter(login="ines").update(public_name="Inès Lefèvre")  # as Gérard Lefèvre
    ines, person, claire = as_("ines"), as_("gerard"), as_("claire")

    town.say_why(ines, gerard)
    assert ines.get(f"/bureau/dossiers/{gerard}/").status_code == 200
    with acting_as(SERVICE):
        if town.account("ines").id in {t.account_id for t in _referents(gerard)}:
            pytest.fail("Inès follows Gérard: the story would prove nothing")
        alert = Alert.objects.get(kind="namesake")
        line = JournalRow.objects.filter(file_id=gerard, account_id=alert.account_id, what="dossier").latest(
            "id"
        )
    assert "Un dossier au même nom de famille" in claire.get("/vigilance/").content.decode()

    lines = person.get("/mon-espace/dossier/lectures/").content.decode()
    contest = f"/mon-espace/contester/reading/{line.id}/line/"
    assert "Inès Lefèvre" in lines and contest in lines
    only_hers = person.get(f"/mon-espace/dossier/lectures/?qui={alert.account_id}").content.decode()
    assert "Inès Lefèvre" in only_hers and "Toutes les personnes" in only_hers
    assert posted(person, contest, words=NOT_HER_BUSINESS).status_code == 302

    with acting_as(SERVICE):
        contested = Contestation.objects.get(subject_kind="reading")
    address = f"/bureau/contestations/{contested.id}/"
    refused = posted(ines, address, outcome="kept", reason="Je l’ai lu pour préparer son accueil.")
    assert refused.status_code == 403
    assert "une autre personne répond" in refused.content.decode()
    town.say_why(claire, gerard)
    assert claire.get(f"/bureau/dossiers/{gerard}/").status_code == 200, "she reads what she answers about"
    answering = {"outcome": "changed", "reason": TRUE, "read": ["dossier"]}
    assert posted(claire, address, **answering).status_code == 302

    answered = person.get("/mon-espace/contestations/").content.decode()
    assert TRUE in answered
    assert "Claire" in answered
    assert "Ce qui a été relu" in answered
    with acting_as(SERVICE):
        assert Contestation.objects.get(id=contested.id).redo_due_at is None, "nothing is left to compute"
    assert _counted("reading", "changed") == 1, "the public figures count it"


def _referents(file_id):
    from visavis.rooms.dossier.door import referents

    return [each for each in referents(file_id) if each.to_on is None]


def _counted(about, outcome):
    """What the published figures are made of, before small numbers are hidden."""
    from visavis.foundation.clock import now
    from visavis.rooms.contestation import figures

    return figures._counted(now().year, now())["outcome", about, outcome].acts
