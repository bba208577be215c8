"""Small cells: nobody can be found again in what is published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visavis.decisions.openness import THRESHOLD, Cell, publishable, publishable_together

cells = st.builds(
    lambda people, more: Cell(acts=people + more, people=people), st.integers(0, 40), st.integers(0, 9)
)
tables = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["web", "desk", "phone", "paper"])), cells, max_size=16
)


@given(tables)
def test_no_cell_about_one_to_ten_people_is_shown(table):
    shown = publishable(table)
    assert all(shown[key] is None for key, cell in table.items() if 0 < cell.people < THRESHOLD)


@given(tables)
def test_a_hidden_cell_is_never_alone_in_a_line_beside_counts_that_reveal_it(table):
    shown = publishable(table)
    for place in (0, 1):
        for line in {key[place] for key in table}:
            keys = [key for key in table if key[place] == line]
            hidden = [key for key in keys if shown[key] is None]
            assert len(hidden) != 1 or all(shown[key] == 0 for key in keys if key not in hidden)


@given(tables)
def test_what_is_shown_is_true(table):
    assert all(value is None or value == table[key].acts for key, value in publishable(table).items())


def test_large_cells_and_zeros_are_shown():
    table = {("booked", "web"): Cell(120, 90), ("booked", "desk"): Cell(0, 0)}
    assert publishable(table) == {("booked", "web"): 120, ("booked", "desk"): 0}


def test_the_smallest_neighbour_hides_the_one_subtraction_would_reveal():
    table = {
        ("booked", "web"): Cell(100, 90),
        ("booked", "desk"): Cell(40, 30),
        ("booked", "paper"): Cell(3, 3),
    }
    assert publishable(table) == {("booked", "web"): 100, ("booked", "desk"): None, ("booked", "paper"): None}


def test_a_threshold_that_protects_nobody_is_refused():
    with pytest.raises(ValueError, match="protects nobody"):
        publishable({}, threshold=1)


@given(tables, tables)
def test_what_one_table_hides_no_other_shows(one, other):
    common = sorted(set(one) & set(other))
    other = {**other, **{key: one[key] for key in common}}
    shown = publishable_together(
        {"one": one, "other": other}, [(("one", key), ("other", key)) for key in common]
    )
    assert all(shown["one"][key] == shown["other"][key] for key in common)


def test_a_total_hidden_in_one_table_is_hidden_in_the_other():
    """Received: 3 by web and 30 at the desk; answered: 33. The web count would be told by the second table."""
    received = {("a", "web"): Cell(3, 3), ("a", "desk"): Cell(30, 30), ("a", "all"): Cell(33, 33)}
    answered = {("a", "yes"): Cell(20, 20), ("a", "no"): Cell(13, 13), ("a", "all"): Cell(33, 33)}
    assert publishable(received)["a", "desk"] is None
    shown = publishable_together(
        {
            "received": {key: cell for key, cell in received.items() if key != ("a", "desk")},
            "answered": answered,
        },
        [(("received", ("a", "all")), ("answered", ("a", "all")))],
    )
    assert shown["received"]["a", "all"] is None
    assert shown["answered"]["a", "all"] is None
    assert list(shown["answered"].values()).count(None) >= 2, "subtraction would tell it"
