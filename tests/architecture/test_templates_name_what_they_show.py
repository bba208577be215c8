"""The tripwire of conftest.py: a name that nobody gave fails the test instead of printing nothing."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from conftest import ROOT


def render(source: str, where: str = "visavis/rooms/x.html") -> str:
    from django.template import Origin

    return Template(source, origin=Origin(str(ROOT / where))).render(Context({"known": "oui"}))


def test_an_undefined_name_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="unknown"):
        render("{{ unknown }}")


def test_an_undefined_part_of_a_known_value_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"known\.part"):
        render("{{ known.part|upper }}")


def test_a_default_says_that_absence_is_meant() -> None:
    assert render("{{ unknown|default:'rien' }}{{ known }}{% if unknown %}x{% endif %}") == "rienoui"


def test_templates_of_libraries_are_not_judged() -> None:
    assert render("{{ unknown }}", where=".venv/library.html") == ""
