"""Finding a person at the desk: by the beginning of her name, which never stands in an address."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.town import load, sit_down
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.trace.models import JournalRow

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_name_searched_is_found_and_stays_out_of_the_address(settings):
    load(settings)
    desk = sit_down(Role.COUNSELLOR)
    answer = desk.post(reverse("dossier:search"), {"q": "belk"})
    assert answer.url == reverse("dossier:search")
    assert "Belkacem, Nadia" in desk.get(answer.url).content.decode()
    with acting_as(SERVICE):
        assert JournalRow.objects.filter(what="portfolio", act="read").exists()
