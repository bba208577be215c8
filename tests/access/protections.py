"""Twelve protections, how each is taken away, and the test that must turn red without it.

As a pytest plugin (`-p tests.access.protections`), each of these tests runs with its own protection taken away: every one
of them has to fail. That they pass with it is the ordinary suite.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

HOME = "visavis/foundation/identity/tests"
Removal = Callable[[pytest.MonkeyPatch, pytest.FixtureRequest], None]


@dataclass(frozen=True)
class Protection:
    """What protects, the node that holds it, and how to take it away."""

    name: str
    node: str
    remove: Removal


def without_middleware(path: str) -> Removal:
    """The requests of this test pass by this middleware no more."""

    def remove(patch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
        from django.conf import settings

        assert path in settings.MIDDLEWARE, f"{path} is not there to be taken away"
        patch.setattr(settings, "MIDDLEWARE", [each for each in settings.MIDDLEWARE if each != path])

    return remove


def in_place_of(where: str, replacement: Any) -> Removal:
    """A function or method (`module:name`, `module:Class.method`) does something else, wherever it was imported."""

    def remove(patch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
        module, _, name = where.partition(":")
        owner: Any = __import__(module, fromlist=["_"])
        *classes, last = name.split(".")
        for each in classes:
            owner = getattr(owner, each)
        original = getattr(owner, last)
        patch.setattr(owner, last, replacement)
        if not classes:
            for known in list(sys.modules.values()):
                if getattr(known, "__dict__", {}).get(last) is original:
                    patch.setattr(known, last, replacement)

    return remove


def with_setting(name: str, value: Any) -> Removal:
    def remove(patch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
        from django.conf import settings

        assert getattr(settings, name) != value
        patch.setattr(settings, name, value)

    return remove


def without_row_policy(table: str) -> Removal:
    """The database of this run shows every row of the table to everybody, from here on: this test comes last."""

    def remove(patch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
        request.getfixturevalue("db")
        server = request.getfixturevalue("database_server")
        from django.db import connection

        name = connection.settings_dict["NAME"]
        with server.connect("dbsuper", name) as own:
            own.execute(f'alter table "{table}" disable row level security')

    return remove


def _read_whatever_its_state(paper_id: Any, *, file_id: Any) -> Any:
    from visavis.foundation.papers import door, shelf
    from visavis.foundation.vault import unseal_bytes

    row = door.Paper.objects.filter(id=paper_id, file_id__of=file_id).first()
    return (
        door.Content("papier.pdf", row.kind, unseal_bytes(row.file_id, shelf.take(row.address)))
        if row
        else None
    )


def _nothing(*given: Any, **named: Any) -> None:
    return None


PROTECTIONS = (
    Protection(
        "the secret of forms",
        "tests/access/test_every_answer_is_locked.py::test_a_plain_form_is_taken_without_any_script_with_its_two_secrets",
        without_middleware("django.middleware.csrf.CsrfViewMiddleware"),
    ),
    Protection(
        "content policy and Trusted Types",
        "tests/access/test_every_answer_is_locked.py::test_every_answer_has_the_whole_policy_and_every_lock",
        without_middleware("csp.middleware.CSPMiddleware"),
    ),
    Protection(
        "gate of readings",
        "tests/guarantees/test_every_reading_is_visible_to_the_person.py::test_each_page_of_the_desk_about_her_leaves_a_reading",
        in_place_of("visavis.foundation.trace.write:reading", _nothing),
    ),
    Protection(
        "declared entrances",
        "tests/access/test_every_route_is_declared.py::test_a_role_is_refused_where_the_route_does_not_name_it[employer]",
        without_middleware("visavis.foundation.identity.middleware.EntranceIsDeclared"),
    ),
    Protection(
        "second factor of staff",
        f"{HOME}/test_coming_in.py::test_staff_without_a_second_factor_set_one_up_before_anything_else",
        in_place_of(
            "visavis.foundation.identity.middleware:EntranceIsDeclared._second_factor_first", _nothing
        ),
    ),
    Protection(
        "five wrong tries",
        f"{HOME}/test_coming_in.py::test_after_five_wrong_tries_even_the_right_code_waits",
        with_setting("AXES_FAILURE_LIMIT", 500),
    ),
    Protection(
        "nothing stays on a shared computer",
        f"{HOME}/test_how_long_one_stays.py::test_pages_of_somebody_known_are_kept_by_no_browser_and_public_ones_may_be",
        without_middleware("visavis.foundation.identity.lasting.NothingStays"),
    ),
    Protection(
        "a new session key at the door",
        f"{HOME}/test_coming_in.py::test_signing_in_changes_the_session_so_that_none_is_fixed_beforehand",
        in_place_of("visavis.foundation.identity.sessions:SessionStore.cycle_key", _nothing),
    ),
    Protection(
        "logs without what was typed",
        "visavis/foundation/requests/tests/test_logs.py::test_an_error_of_the_database_is_logged_without_what_was_typed",
        in_place_of("visavis.foundation.requests.logs:without_values", lambda text, error: text),
    ),
    Protection(
        "each form acts once",
        "visavis/front/tests/test_once.py::test_a_sending_without_its_token_does_nothing_and_says_so",
        without_middleware("visavis.foundation.requests.once.Once"),
    ),
    Protection(
        "papers wait for their check",
        "visavis/foundation/papers/tests/test_papers.py::test_nobody_sees_it_before_its_check",
        in_place_of("visavis.foundation.papers.door:read", _read_whatever_its_state),
    ),
    Protection(
        "row policy of files",
        "visavis/rooms/dossier/tests/test_file.py::test_without_an_identity_the_database_shows_no_file_at_all",
        without_row_policy("dossier_file"),
    ),
)


@pytest.fixture(autouse=True)
def taken_away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take the protection of this test away before anything else of it is laid out."""
    file = f"{request.path.relative_to(request.config.rootpath)}::{request.node.originalname}"
    [mine] = [each for each in PROTECTIONS if each.node.split("[")[0] == file]
    mine.remove(monkeypatch, request)
    yield
