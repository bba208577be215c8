"""An agency, Nadia, two agents, a helper."""

from __future__ import annotations

from datetime import time

import pytest

from visavis.foundation.clock import now
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.mandates.actions.consent import consent
from visavis.rooms.mandates.actions.give import give
from visavis.rooms.mandates.families import FAMILIES
from visavis.rooms.mandates.kinds import Way
from visavis.rooms.mandates.values import Terms, Yes
from visavis.rooms.people import door as people

NUMBER = "+33639981177"


@pytest.fixture
def place():
    with acting_as(SERVICE):
        return agencies.found(
            name="Saint-Denis",
            address="12 rue de la Gare, 93200 Saint-Denis",
            phone="0199003949",
            desk=[(weekday, time(9), time(16, 30)) for weekday in range(5)],
        )


def a_person(place, login, number=NUMBER):
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=place.id, now=now(), by=VISITOR, channel=Channel.WEB)
    account = open_account(
        login=login, role=Role.PERSON, public_name=login.title(), now=now(), file_id=file_id
    )
    by = account.actor()
    with acting_as(by):
        people.give_name(file_id=file_id, given=login.title(), family="Belkacem", on=now().date())
        people.reach_by(
            file_id=file_id, contacts=[people.Contact("sms", number)], on=now().date(), now=now(), by=by,
            channel=Channel.WEB,
        )  # fmt: skip
    return by


@pytest.fixture
def nadia(place):
    return a_person(place, "nadia")


@pytest.fixture
def rosa(place):
    return a_person(place, "rosa", "+33639981178")


@pytest.fixture
def ines(place):
    return open_account(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", now=now(), agency_id=place.id
    ).actor()


@pytest.fixture
def karim(place):
    return open_account(
        login="karim", role=Role.COUNSELLOR, public_name="Karim Haddad", now=now(), agency_id=place.id
    ).actor()


@pytest.fixture
def samira():
    return open_account(login="samira", role=Role.HELPER, public_name="Samira Benali", now=now()).actor()


def given(person, helper, *, families=tuple(FAMILIES), days=1, at=None, kind="association"):
    """A mandate the person gave from her own space."""
    terms = Terms(account_id=helper.account_id, kind=kind, families=tuple(families), days=days)
    at = at or now()
    with acting_as(person):
        made = give(file_id=person.file_id, terms=terms, now=at, by=person, channel=Channel.WEB)
        consent(mandate_id=made, yes=Yes(way=Way.SELF), now=at, by=person, channel=Channel.WEB)
    return made
