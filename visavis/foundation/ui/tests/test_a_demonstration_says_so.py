"""A demonstration says so in words, on every page, on the screen and on paper; a true service never does."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from visavis.foundation.ui import stylesheet

BAND = "<b>Démonstration.</b> Personnes et faits inventés."


def test_the_band_stands_before_everything_on_the_page(client: Client, db: None, settings: Any) -> None:
    settings.DEMO = True
    page = client.get("/design").content.decode()
    assert page.index(BAND) < page.index('class="sign"')


def test_a_true_service_has_no_band(client: Client, db: None, settings: Any) -> None:
    settings.DEMO = False
    assert 'class="demo"' not in client.get("/design").content.decode()


def test_paper_keeps_the_band() -> None:
    printed = stylesheet.packed(stylesheet.OURS.read_text(encoding="utf-8")).partition("@media print")[2]
    hidden = re.findall(r"([^{}]*)\{display:none ?!important\}", printed)
    assert hidden
    assert not [selectors for selectors in hidden if ".demo" in selectors]
