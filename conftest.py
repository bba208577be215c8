"""Tripwires for every test: nothing undefined reaches a page, no browser test is skipped in silence."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

pytest_plugins = [
    "visavis.foundation.database.testing",
    "visavis.foundation.identity.testing",
    "visavis.foundation.live.testing",
]

ROOT = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
NO_BROWSER = (
    "NO BROWSER: no Chromium was found, so what a person sees was not tested. "
    "Run `make setup-browser`, or name one in VISAVIS_CHROMIUM."
)


class Undefined(str):
    """What a template gets for a name that nobody gave: the test fails and says the name and the template.

    Only this project's own templates are judged, and `{{ name|default:"…" }}` says that absence is meant.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        from django.template.base import FilterExpression

        caller = sys._getframe(1).f_locals
        expression, context = caller.get("self"), caller.get("context")
        if not isinstance(expression, FilterExpression) or context is None:
            return False
        if any(function.__name__.startswith("default") for function, _ in expression.filters):
            return False
        name = _template_asking(sys._getframe(1))
        if str(ROOT / "visavis") in name:
            pytest.fail(f"{{{{ {expression.token} }}}} is undefined in {name}", pytrace=False)
        return False


def _template_asking(frame: FrameType | None) -> str:
    """The file of the template whose node asks: the library's own page may stand in a layout of ours."""
    from django.template.base import Node

    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None) is not None:
            return str(node.origin.name)
        frame = frame.f_back
    return ""


@pytest.fixture(autouse=True, scope="session")
def _an_undefined_template_variable_fails() -> None:
    from django.template import engines

    for engine in engines.all():
        if hasattr(engine, "engine"):
            engine.engine.string_if_invalid = Undefined()


@pytest.fixture(autouse=True, scope="session")
def _the_test_browser_sends_the_token_that_every_form_carries() -> Iterator[None]:
    """`client.post(address, {…})` sends what a page's form would: the fields, and a fresh `once` unless given.

    That every form of every page does carry one is the walk of tests/guarantees/test_every_form_acts_once.py.
    """
    from django.test import Client

    from visavis.foundation.requests.once import FIELD, new_token

    bare = Client.post

    def post(self: Client, path: str, data: Any = None, *others: Any, **named: Any) -> Any:
        if data is None or type(data) is dict:
            data = {FIELD: new_token(), **(data or {})}
        return bare(self, path, data, *others, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "post", post)
        yield


@pytest.fixture(autouse=True, scope="session")
def _nobody_in_a_test_reads_for_a_minute() -> Iterator[None]:
    """The minute between opening and answering has its own tests, which bring it back (`contestation/dwell.py`)."""
    from datetime import timedelta

    from visavis.rooms.contestation import dwell

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dwell, "SHORTEST", timedelta(0))
        yield


def find_browser() -> str | None:
    """The path of a Chromium, or nothing."""
    for name in (os.environ.get("VISAVIS_CHROMIUM"), *BROWSERS):
        if name and (found := shutil.which(name)):
            return found
    return None


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that shows what a person sees."""
    return find_browser() or ""


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """A real Chromium, one for all tests of a worker: two drivers would not live beside each other.

    Its driver runs a loop in this thread, which Django would take for an async view.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        shown = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield shown
        shown.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and not find_browser():
        if IN_CI:
            pytest.fail(NO_BROWSER, pytrace=False)
        pytest.skip(NO_BROWSER)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any("NO BROWSER" in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(NO_BROWSER, red=True, bold=True)
