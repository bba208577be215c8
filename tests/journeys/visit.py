"""Somebody in front of a real page: she reads, writes, chooses and presses what is written on it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return re.sub(r"\s+", " ", text)


def starting(words: str, end: str = "") -> re.Pattern[str]:
    """A pattern for what starts with these words, whatever spaces a typographer put between them."""
    return re.compile(r"^\s*" + r"\s+".join(re.escape(word) for word in words.split()) + end)


WHOLE = r"\s*(\(facultatif\))?\s*$"


class Visit:
    """One browser of one person. Everything is found by the words she sees, in the page's own part."""

    def __init__(self, page: Any, site: str) -> None:
        self.page, self.site = page, site

    def goes_to(self, path: str) -> Visit:
        """Open an address of the service."""
        self.page.goto(f"{self.site}{path}")
        return self

    def sits_in_for(self, login: str) -> Visit:
        """Take the place of somebody of the demonstration."""
        self.goes_to("/entrer/")
        self.page.locator(f"form[action$='/demonstration/{login}/'] button").click()
        return self

    @property
    def words(self) -> str:
        """All that the page's own part says, closed panels included."""
        return plain(self.page.locator("main").first.text_content())

    @property
    def path(self) -> str:
        """Where she is."""
        return self.page.url.removeprefix(self.site)

    def reads(self, *expected: str) -> Visit:
        """These words are on the page."""
        words = self.words
        for each in expected:
            assert plain(each) in words, f"« {each} » is not on {self.path}: {words[:1500]}"
        return self

    def finds(self, pattern: str) -> re.Match[str]:
        """What matches on the page."""
        found = re.search(pattern, self.words)
        assert found, f"nothing like {pattern} on {self.path}: {self.words[:1500]}"
        return found

    def presses(self, words: str) -> Visit:
        """Press a button or follow a link that says this; the first of them."""
        main = self.page.locator("main")
        named = {"name": starting(words, WHOLE)}
        main.get_by_role("button", **named).or_(main.get_by_role("link", **named)).first.click()
        self.page.wait_for_load_state()
        assert 'id="human"' in self.page.content(), f"no human beside {self.path}"
        return self

    def follows(self, start: str) -> Visit:
        """Follow the first link whose words start so."""
        self.page.locator("main").get_by_role("link", name=starting(start)).first.click()
        self.page.wait_for_load_state()
        return self

    def writes(self, **boxes: str) -> Visit:
        """Fill in boxes; a keyword is the label with `_` for spaces."""
        for label, value in boxes.items():
            self.writes_in(label.replace("_", " "), value)
        return self

    def writes_in(self, label: str, value: str) -> Visit:
        """Fill in the box of this label."""
        self.page.locator("main").get_by_label(starting(label, WHOLE)).first.fill(value)
        return self

    def writes_day(self, legend: str, day: date) -> Visit:
        """Fill in the three boxes of a day."""
        boxes = self.page.locator("main").get_by_role("group", name=starting(legend))
        for label, value in (("Jour", day.day), ("Mois", day.month), ("Année", day.year)):
            boxes.get_by_label(label).fill(str(value))
        return self

    def picks(self, label: str, choice: str) -> Visit:
        """Choose a line of a list that unrolls."""
        self.page.locator("main").get_by_label(starting(label)).first.select_option(label=choice)
        return self

    def ticks(self, choice: str) -> Visit:
        """Tick the row that starts with these words."""
        self.page.locator("main label").filter(has_text=starting(choice)).first.click()
        return self

    def takes(self, link: str) -> bytes:
        """Download what a link gives."""
        with self.page.expect_download() as waiting:
            self.page.locator("main").get_by_role("link", name=link).first.click()
        return Path(waiting.value.path()).read_bytes()
