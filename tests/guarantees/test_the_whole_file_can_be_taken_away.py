"""Danger: a file that belongs to the machine. Guarantee: its person takes all of it away, to read and to reuse, within a minute."""

from __future__ import annotations

import json
import time

import pytest
from jsonschema import Draft202012Validator

from tests import town
from tests.whole_life import lived
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.front.portable import schema
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


@pytest.fixture
def taken(loaded):
    """What she takes away when something lies in every part of her file, with the shape that is published."""
    lived()
    client = town.sit_down(Role.PERSON)
    client.get("/mon-espace/dossier/")
    started = time.monotonic()
    content = json.loads(client.get("/mon-espace/dossier/emporter/").content)
    assert time.monotonic() - started < LONGEST_SECONDS
    return content, Draft202012Validator(
        json.loads(client.get("/schemas/dossier-1.json").content),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


EMPTY_FOR_HER = {"registration"}  # she registered before there were questions, in the demonstration


def test_the_json_has_the_published_shape_and_every_part_is_filled(taken):
    content, shape = taken
    Draft202012Validator.check_schema(shape.schema)
    assert [(each.json_path, each.message) for each in shape.iter_errors(content)] == []
    assert {name for name, part in content.items() if not part} == EMPTY_FOR_HER
    assert content["$schema"].endswith("/schemas/dossier-1.json")
    assert {"Je vous attends lundi.", "Nadia demande si son papier est arrivé."} <= {
        each["text"] for each in content["messages"]
    }


def test_the_shape_refuses_what_it_does_not_describe(taken):
    content, shape = taken
    assert list(shape.iter_errors({**content, "score": 3}))
    assert list(shape.iter_errors({name: part for name, part in content.items() if name != "messages"}))
    content["messages"][0]["mood"] = "angry"
    assert list(shape.iter_errors(content))


def test_the_shape_is_shipped_with_the_service():
    assert json.loads(schema())["title"]


@pytest.mark.parametrize("login", ["hugo", "rosa", "anais"])
def test_every_file_has_the_same_shape(loaded, login):
    with acting_as(SERVICE):
        content = {"$schema": "", **whole(town.file_of(login))}
    assert list(Draft202012Validator(json.loads(schema())).iter_errors(content)) == []
