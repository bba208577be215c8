"""Nadia and her file, Inès at the desk, and what both do in the tests of this room."""

from __future__ import annotations

import pytest

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.rooms.agencies import door as agencies
from visavis.rooms.dossier import door as dossier
from visavis.rooms.people import door as people


@pytest.fixture
def agency():
    with acting_as(SERVICE):
        return agencies.found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")


@pytest.fixture
def nadia(agency):
    """Nadia, registered, as she acts when she is signed in."""
    with acting_as(VISITOR):
        file_id = dossier.open_file(agency_id=agency.id, now=now(), by=VISITOR, channel=Channel.WEB)
        people.give_name(file_id=file_id, given="Nadia", family="Belkacem", on=now().date())
    account = Account.objects.create(login="nadia", role=Role.PERSON, file_id=file_id, made_at=now())
    return account.actor()


@pytest.fixture
def ines(agency):
    account = Account.objects.create(
        login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", agency_id=agency.id, made_at=now()
    )
    return account.actor()
