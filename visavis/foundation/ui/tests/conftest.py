"""Pages made as people get them, and a browser that shows them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.template import engines
from django.test import Client, RequestFactory

Render = Callable[..., str]
PAGES = [
    "/design",
    "/design/bande",
    "/design/ferme",
    "/design/visiteur",
    "/design/question",
    "/design/500",
    "/design/refus",
    "/design/borne",
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def render() -> Render:
    """Render a piece of template with components, as a visitor's page would."""
    from django_cotton.compiler_regex import CottonCompiler

    def make(source: str, /, **context: Any) -> str:
        request = RequestFactory().get("/essai")
        template = engines["django"].from_string(CottonCompiler().process(source))
        return re.sub(r"\s+", " ", template.render(context, request)).strip()

    return make


@pytest.fixture(scope="session")
def words_ready() -> None:
    """The catalogues as the service has them."""
    from visavis.foundation.words.catalogue import compile_all

    compile_all(only_stale=True)


@pytest.fixture
def pages(client: Client, db: None) -> dict[str, str]:
    """The pattern pages as the service sends them."""
    return {path: client.get(path).content.decode() for path in PAGES}


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """A real Chromium. Its driver runs a loop in this thread, which Django would take for an async view."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        shown = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield shown
        shown.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
