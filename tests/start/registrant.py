"""People who register through the pages, one after the other, and later look whether their name is still there."""

from __future__ import annotations

import re
import threading
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

FIRST_QUESTION = "inscription/nom/"
FIELD = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Person:
    """One browser without JavaScript."""

    def __init__(self, site: str, name: str) -> None:
        self.page, self.name = site + FIRST_QUESTION, name
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def _open(self, data: bytes | None = None) -> str:
        request = urllib.request.Request(self.page, data, {"Referer": self.page})
        with self.browser.open(request, timeout=30) as answer:
            self.landed = answer.url
            return answer.read().decode()

    def says_her_name(self) -> bool:
        """Send the first answer; True when the service went on to the next question: that is its word."""
        inputs = [dict(ATTRIBUTE.findall(found)) for found in FIELD.findall(self._open())]
        hidden = {
            it["name"]: it.get("value", "") for it in inputs if it.get("type") == "hidden" and "name" in it
        }
        texts = [it["name"] for it in inputs if it.get("type", "text") == "text" and "name" in it]
        assert texts, "the first question asks for no text"
        sent = {**hidden, **dict.fromkeys(texts, self.name)}
        self._open(urllib.parse.urlencode(sent).encode())
        return not self.landed.endswith(FIRST_QUESTION)

    def is_remembered(self) -> bool:
        """Whether the page, opened again, shows the name."""
        return self.name in self._open()


class Registrants(threading.Thread):
    """A queue of people; `acknowledged` are those whom the service told to go on."""

    def __init__(self, site: str) -> None:
        super().__init__(daemon=True)
        self.site, self.over = site, threading.Event()
        self.acknowledged: list[Person] = []

    def run(self) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            person = Person(self.site, "Essai" + "".join(chr(ord("a") + int(digit)) for digit in str(number)))
            try:
                if person.says_her_name():
                    self.acknowledged.append(person)
            except OSError:
                continue  # she got no answer, so nothing was promised

    def forgotten(self) -> list[str]:
        """The names the service took and does not know any more."""
        self.over.set()
        self.join()
        return [person.name for person in self.acknowledged if not person.is_remembered()]
