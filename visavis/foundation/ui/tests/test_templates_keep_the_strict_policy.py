"""No template of the house carries a style or a script of its own: the policy of the site would stop it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[3]
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
FORBIDDEN = {
    "style attribute": r"\sstyle\s*=",
    "style element": r"<style",
    "script written in the page": r"<script(?![^>]*\bsrc=)",
    "handler": r"<[^>]*\son[a-z]+\s*=\s*[\"']",
    "javascript address": r"javascript:",
    "something from elsewhere": r"<(?:script|img|link|iframe|source|video|audio)[^>]*(?:src|href)=[\"']?(?:https?:)?//",
}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_brings_no_style_and_no_script_of_its_own(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    found = [name for name, pattern in FORBIDDEN.items() if re.search(pattern, text, re.IGNORECASE)]
    assert not found, f"{template.relative_to(PACKAGE)}: {', '.join(found)}"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_fits_on_two_screens(template: Path) -> None:
    assert len(template.read_text(encoding="utf-8").splitlines()) <= 120


def test_the_search_finds_what_it_must() -> None:
    assert re.search(FORBIDDEN["style attribute"], '<p style="color:red">')
    assert re.search(FORBIDDEN["handler"], '<a href="#" onclick="go()">')
    assert not re.search(FORBIDDEN["handler"], '<p data-on="1">')
