"""What is written on every result of an algorithm, as the law asks (CRPA, L311-3-1 and R311-3-1-1)."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.template.loader import render_to_string

from visavis.decisions.catalogue import entry
from visavis.foundation.words import show


def mention_of(package: str, version: str = "") -> dict[str, Any]:
    """What the template needs; `version` is the one applied to this result, else the one that runs."""
    one = entry(package)
    return {"entry": one, "words": one.say(show.language()), "version": version or one.version}


def as_text(package: str, version: str = "") -> str:
    """The mention in plain text, for what is taken away."""
    page = render_to_string("ui/mention.html", mention_of(package, version))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
