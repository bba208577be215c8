"""NUL, which PostgreSQL takes in no text, wherever somebody writes it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "said"),
    [("/aide/%00/", 404), ("/aide/?mots=a%00b", 400), ("/aide/?%00=1", 400), ("/droits/?mots=ab", 200)],
)
def test_an_address_with_nul_is_refused_before_anything_is_looked_up(client, address, said):
    assert client.get(address).status_code == said


@pytest.mark.parametrize("once", ["\x00", "a b", "é", "x" * 65, ""])
def test_a_number_of_form_that_no_page_shows_is_no_number(client, once):
    answer = client.post("/inscription/", {"once": once})
    assert (answer.status_code, "n’a pas été pris" in answer.content.decode()) == (400, True)
