"""What somebody can reach by links and forms: a browser without script that follows all of them, once each."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

# What ends the walk or changes who walks; each is tried by tests of its own.
LEFT_OUT = re.compile(
    r"/(sortir|entrer/moi/appareils|entrer/demonstration|langue|affichage|mot-de-passe|retirer)\b|/static/"
)
MANY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass
class Asked:
    """One thing to ask for: how, where, and the fields with a value that a page showed for each."""

    method: str
    path: str
    fields: dict[str, list[str]] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[str, str, tuple[str, ...]]:
        """The same for all people and things: what is tried once."""
        return self.method, MANY.sub("{id}", self.path), tuple(sorted(self.fields))


class Page(HTMLParser):
    """The links and forms of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.forms: list[tuple[str, str, dict[str, list[str]]]] = []
        self._form: tuple[str, str, dict[str, list[str]]] | None = None
        self._list = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self._form = (given.get("method", "get").upper(), given.get("action", ""), {})
            self.forms.append(self._form)
        elif self._form and tag in {"input", "textarea", "button"} and given.get("name"):
            self._form[2].setdefault(given["name"], []).append(given.get("value", ""))
        elif self._form and tag == "select":
            self._list = given.get("name", "")
        elif self._form and tag == "option" and self._list:
            self._form[2].setdefault(self._list, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "select":
            self._list = ""


class Walker:
    """A browser of one role of the demonstration."""

    pages = 120

    def __init__(self, site: str, login: str) -> None:
        self.site, self.login, self.jar = site, login, CookieJar()
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar)).open
        page = self.read("/entrer/")  # brings the secret of forms, for a stranger too
        if login:
            secrets = next(form for form in page.forms if form[1].endswith(f"/demonstration/{login}/"))
            self.read(secrets[1], {name: values[0] for name, values in secrets[2].items()})

    @property
    def cookies(self) -> dict[str, str]:
        return {each.name: each.value or "" for each in self.jar}

    def read(self, path: str, sent: dict[str, str] | None = None) -> Page:
        """The links and forms of an answer; none when it is no page."""
        body = urlencode(sent).encode() if sent is not None else None
        page = Page()
        try:
            with self._open(urljoin(self.site, path), body, timeout=60) as answer:
                if "text/html" in answer.headers.get("Content-Type", ""):
                    page.feed(answer.read().decode())
        except urllib.error.HTTPError as refused:
            refused.close()
        return page

    def walk(self) -> list[Asked]:
        """Each shape of address and form that can be reached, with an example."""
        found: dict[tuple[str, str, tuple[str, ...]], Asked] = {}
        waiting, seen = ["/"], set()
        while waiting and len(seen) < self.pages:
            address = waiting.pop(0)
            shape = MANY.sub("{id}", address)
            if shape in seen:
                continue
            seen.add(shape)
            page = self.read(address)
            path, query = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query))
            self._note(found, Asked("GET", path, {name: [value] for name, value in query.items()}))
            for method, action, fields in page.forms:
                self._note(found, Asked(method, urlsplit(urljoin(address, action)).path, fields))
            waiting += [there for link in page.links if (there := self._inside(address, link))]
        return list(found.values())

    def _inside(self, here: str, link: str) -> str:
        there = urlsplit(urljoin(urljoin(self.site, here), link))
        if f"{there.scheme}://{there.netloc}" != self.site.rstrip("/") or LEFT_OUT.search(there.path):
            return ""
        return there.path + (f"?{there.query}" if there.query else "")

    @staticmethod
    def _note(found: dict[tuple[str, str, tuple[str, ...]], Asked], asked: Asked) -> None:
        if not LEFT_OUT.search(asked.path):
            found.setdefault(asked.shape, asked)
