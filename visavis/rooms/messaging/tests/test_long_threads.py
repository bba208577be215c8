"""A long thread is read to its first message, from both sides."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tests import town
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Channel, Role, acting_as
from visavis.rooms.messaging.door import write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def file_id(settings):
    """Nadia's file, with more messages than a page holds."""
    town.load(settings)
    nadia = town.account("nadia").actor()
    for number in range(25):
        with acting_as(nadia):
            write(
                file_id=nadia.file_id, text=f"Message numéro {number:02}.", from_person=True,
                now=now() + timedelta(seconds=number), by=nadia, channel=Channel.WEB,
            )  # fmt: skip
    return nadia.file_id


@pytest.mark.parametrize("role", [Role.PERSON, Role.COUNSELLOR])
def test_every_message_of_a_long_thread_is_reached_by_links(file_id, role):
    client = town.sit_down(role)
    address = reverse("messaging:own")
    if role == Role.COUNSELLOR:
        town.say_why(client, file_id)
        address = reverse("messaging:thread", args=[file_id])
    first = client.get(address).content.decode()
    older = client.get(address + re.search(r'href="(\?avant=[^"]+)"', first)[1]).content.decode()
    said = set(re.findall(r"Message numéro (\d\d)\.", first)) | set(
        re.findall(r"Message numéro (\d\d)\.", older)
    )
    assert said == {f"{number:02}" for number in range(25)}
