"""Pages made as people get them, and a browser that shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
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
