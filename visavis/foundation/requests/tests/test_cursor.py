"""Ids in addresses and in forms: a wrong link shows the first page, a wrong form does nothing."""

from __future__ import annotations

import pytest
from django.http import Http404, QueryDict

from visavis.foundation.requests.cursor import id_in, id_sent
from visavis.foundation.requests.ids import uuid7

WRONG = ("x", "0", "12345678-1234-1234-1234-12345678901", "é", "\x00", "x" * 5000)


def test_an_id_is_read_back() -> None:
    known = uuid7()
    assert id_in({"apres": str(known)}, "apres") == known
    assert id_sent({"slot": str(known)}, "slot") == known


@pytest.mark.parametrize("typed", WRONG)
def test_a_wrong_link_names_no_row(typed: str) -> None:
    assert id_in(QueryDict.fromkeys(["apres"], typed), "apres") is None


@pytest.mark.parametrize("typed", WRONG)
def test_a_wrong_id_in_a_form_is_refused(typed: str) -> None:
    with pytest.raises(Http404):
        id_sent({"slot": typed}, "slot")


@pytest.mark.parametrize("sent", [{}, {"slot": ""}])
def test_a_form_without_an_id_sends_none(sent: dict[str, str]) -> None:
    assert id_sent(sent, "slot") is None
