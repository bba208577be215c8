"""Nadia with her rights computed, two offers of a bakery, her counsellor Inès, and a browser for each."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client

from visavis.decisions.shared.money import euros
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.agencies import door as agencies
from visavis.rooms.attestations import door as attestations
from visavis.rooms.companies import door as companies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.offers.actions.deposit import deposit
from visavis.rooms.people import door as people
from visavis.rooms.reference.models import Commune
from visavis.rooms.rights import door as rights

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def place(db, settings):
    settings.DEMO = True
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


@pytest.fixture
def offers(place):
    """The bakery's lawful offers, the best answer first deposited."""
    with acting_as(SERVICE):
        Commune.objects.create(
            code="93055", name="Pantin", plain="pantin", department="93", postal_codes=["93500"], latitude=48.8945,
            longitude=2.4093, population=59000,
        )  # fmt: skip
        bakery = companies.register(name="Maison Arslan", now=now())
    employer = Actor(role=Role.EMPLOYER, account_id=uuid7(), name="Leïla Arslan", organisation_id=bakery.id)
    lawful = {
        "occupation": "", "description": "Accueillir en boulangerie, conseiller, encaisser.", "contract": "cdi",
        "hours": Decimal(35), "wage": euros(2150), "wage_unit": "month", "place": "93500",
    }  # fmt: skip
    with acting_as(employer):
        return [
            deposit(
                company_id=bakery.id, content={**lawful, "title": title}, now=now() - timedelta(days=days), by=employer,
                channel=Channel.WEB,
            )
            for title, days in (("Vendeuse ou vendeur en boulangerie", 9), ("Boulangère ou boulanger", 1))
        ]  # fmt: skip


def registered(place, given: str, family: str) -> Actor:
    """A person with a file, seven years at a bakery, and an account."""
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
        me = VISITOR.with_file(file_id)
        people.give_name(file_id=file_id, given=given, family=family, on=date(2026, 11, 2))
        people.give_birth_date(file_id=file_id, on=date(1972, 5, 3))
        dossier.register(file_id=file_id, from_on=date(2026, 11, 4), now=now(), by=me, channel=Channel.WEB)
        terms = attestations.ContractTerms(
            employer="Boulangerie Lemoine", start=date(2019, 3, 1), end=date(2026, 10, 31), nature="cdi",
            end_reason="dismissal_economic", procedure_start=date(2026, 8, 20), gross_monthly=euros("2080"),
            accrued_leave_indemnity=euros("684"),
        )  # fmt: skip
        attestations.state(
            file_id=file_id, terms=terms, basis="employer", now=now(), by=me, channel=Channel.WEB
        )
    with acting_as(SERVICE):
        account = Account.objects.create(
            login=given.lower(), role=Role.PERSON, public_name=given, file_id=file_id, made_at=now()
        )
    return account.actor()


def browser_of(actor: Actor) -> Client:
    """A browser in which this actor is signed in."""
    client = Client()
    with acting_as(SERVICE):
        client.force_login(Account.objects.get(id=actor.account_id), backend=BACKEND)
    return client


@pytest.fixture
def nadia(place, offers):
    me = registered(place, "Nadia", "Belkacem")
    with acting_as(me):
        computation = rights.compute(
            file_id=me.file_id,
            situation=rights.situation_of(me.file_id),
            now=now(),
            by=me,
            channel=Channel.WEB,
        )
    return SimpleNamespace(client=browser_of(me), actor=me, file_id=me.file_id, computation=computation)


@pytest.fixture
def rosa(place, nadia):
    return browser_of(registered(place, "Rosa", "Lima"))


@pytest.fixture
def ines(place, nadia):
    """Her counsellor's browser, the purpose said, and her actor."""
    with acting_as(SERVICE):
        account = Account.objects.create(
            login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=place.id, made_at=now()
        )
    actor = account.actor()
    with acting_as(SERVICE):
        dossier.name_referent(
            file_id=nadia.file_id, referent_id=account.id, now=now(), by=SERVICE, channel=Channel.AUTOMATIC
        )
    client = browser_of(actor)
    client.post(f"/bureau/dossiers/{nadia.file_id}/pourquoi/", {"purpose": "follow_up"})
    return SimpleNamespace(client=client, actor=actor)
