"""Danger: a file that belongs to the machine. Guarantee: its person takes all of it away, to read and to reuse, within a minute."""

from __future__ import annotations

import time

import pytest

from tests import town
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.rooms.dossier import printed
from visavis.rooms.dossier.whole import whole

pytestmark = pytest.mark.django_db(transaction=True)
LONGEST_SECONDS = 60


def test_she_takes_a_pdf_that_is_read_aloud(loaded):
    started = time.monotonic()
    answer = town.sit_down(Role.PERSON).get("/mon-espace/dossier/imprimer/")
    assert time.monotonic() - started < LONGEST_SECONDS
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert b"pdfuaid" in answer.content


def test_the_pdf_says_all_that_the_json_says(loaded, settings):
    with acting_as(SERVICE):
        content = whole(town.file_of("nadia"))
    said = "\n".join(part.text for part in printed._parts(content))

    def leaves(value):
        if isinstance(value, dict | list):
            for each in value.values() if isinstance(value, dict) else value:
                yield from leaves(each)
        elif value not in (None, "") and not isinstance(value, bool):
            yield str(value)

    missing = [leaf for leaf in leaves(content) if leaf not in said]
    assert missing == []
    assert content["messages"]


def test_every_part_has_a_title_in_words(loaded):
    with acting_as(SERVICE):
        assert set(whole(town.file_of("nadia"))) <= set(printed._titles())
