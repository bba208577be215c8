"""Codes people say: one wrong letter or two neighbours swapped are noticed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from visavis.foundation.requests.codes import ALPHABET, new_code, read_code, show_code
from visavis.foundation.requests.ids import uuid7

codes = st.builds(lambda _: new_code(), st.integers())


@given(codes)
def test_a_code_is_read_as_it_is_shown(code):
    assert read_code(show_code(code)) == code
    assert read_code(f" {code.lower()} ") == code


@given(codes, st.integers(0, 7), st.sampled_from(ALPHABET[:31]))
def test_one_wrong_letter_is_noticed(code, place, letter):
    wrong = code[:place] + letter + code[place + 1 :]
    assert wrong == code or read_code(wrong) is None


@given(codes, st.integers(0, 5))
def test_two_swapped_neighbours_are_noticed(code, place):
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert wrong == code or read_code(wrong) is None


def test_letters_that_look_like_figures_are_understood():
    code = next(each for each in iter(new_code, None) if "0" in each and "1" in each)
    assert read_code(code.replace("0", "O").replace("1", "L")) == code


def test_what_is_no_code_is_not_read():
    assert [read_code(typed) for typed in ("", "ABC", "UUUUUUUU", "7G3KM2Q-A9")] == [None] * 4


def test_ids_made_later_sort_later():
    ids = [uuid7() for _ in range(3)]
    assert all(each.version == 7 for each in ids)
    assert sorted(ids, key=lambda each: each.int >> 80) == ids
