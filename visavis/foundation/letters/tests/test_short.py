"""Text messages fit one message on any phone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visavis.foundation.letters.short import TooLong, short, to_gsm, weight, with_phone


def test_accents_that_phones_know_stay_and_the_others_go() -> None:
    assert (
        to_gsm("Été à où déçu, fenêtre, cœur, « oui » : 5 €…")
        == 'Été à où décu, fenetre, coeur, " oui " : 5 €...'
    )


def test_160_characters_pass_and_161_do_not() -> None:
    assert short("é" * 160) == "é" * 160
    with pytest.raises(TooLong, match="1 characters too long"):
        short("é" * 161)


def test_the_euro_sign_takes_two_places() -> None:
    assert short("€" * 80)
    with pytest.raises(TooLong):
        short("€" * 80 + "a")


def test_a_sign_without_plainer_form_is_refused_by_name() -> None:
    with pytest.raises(TooLong, match="☎"):
        short("☎ 01 99")


def test_the_number_of_a_human_is_added_once_and_only_if_it_fits() -> None:
    assert with_phone("Bonjour.", "01 99 00 39 49") == "Bonjour. Tel 0199003949"
    assert with_phone("Appelez le 01 99 00 39 49.", "01 99 00 39 49") == "Appelez le 01 99 00 39 49."
    assert with_phone("a" * 150, "01 99 00 39 49") == "a" * 150


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=200))
def test_whatever_is_accepted_can_be_sent(text: str) -> None:
    try:
        sent = short(text)
    except TooLong:
        return
    assert weight(sent) <= 160
    assert to_gsm(sent) == sent
