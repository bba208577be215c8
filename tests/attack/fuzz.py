"""Anything sent to any address, by anybody: what hypothesis draws, and how it is sent inside this process."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from hypothesis import strategies as st

from tests import town
from tests.attack.crawl import MANY, Asked, Page, Walker
from tests.attack.described import QUIET, SECRETS
from tests.guarantees.addresses import addresses_of
from visavis.foundation.identity.actor import Role

# Reflected as it is, this would be a script of somebody else's in the page.
MARK = "<b onclick=alert(7)>'\"</b>"
# What breaks programs: ends of lines, of texts and of numbers, other alphabets, times that do not exist.
NAUGHTY = (
    "", " ", "0", "-1", "1e309", "NaN", "9" * 40, "2147483648", "9223372036854775808", "-0.00", "1,5", "١٢٣",
    "2026-02-30", "0000-00-00", "9999-12-31", "10000-01-01", "2026-10-25T02:30", "24:00", "2026-13", "0001-01",
    "\x00", "a\x00b", "\u202eabc", "\ud7ff\U0010ffff", "é" * 300, "x" * 5000, "\r\nSet-Cookie: a=b", "%00", "%",
    "../../etc/passwd", "//ailleurs.example", "javascript:alert(1)", "{{ 7*7 }}", "{% debug %}", "${7*7}", MARK,
    "' OR 1=1 --", "'; select pg_sleep(9) --", "1) or (1=1", "null", "None", "true", "[]", "{}", "[]=1",
    "00000000-0000-0000-0000-000000000000", "019aaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa", "255026A12345678",
    "0199003949", "+33 6 98 76 54 32", "a@b", "a@exemple.fr\nBcc: c@exemple.fr",
)  # fmt: skip
PLAUSIBLE = (
    "Bonjour",
    "2026-12-01",
    "12",
    "09:30",
    "0199003949",
    "nadia@exemple.fr",
    "93200",
    "1972-05-03",
    "on",
)
BODIES = (
    ("application/json", b'{"a": [1, {"b": null}]}'),
    ("application/json", b"{"),
    ("application/x-www-form-urlencoded", b"%ff=%fe&&=&a=%zz&a=b&once=" + b"1" * 22),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\r\n\r\n\xff\r\n--x--"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\x00\""),
    ("text/plain; charset=utf-99", "déjà".encode("utf-16")),
    ("", b"\x00\xff" * 50),
)  # fmt: skip
HEADERS: dict[str, tuple[str, ...]] = {
    "HTTP_ACCEPT_LANGUAGE": ("en", "zz", "fr;q=9, en;q=NaN", "," * 200),
    "HTTP_REFERER": ("http://testserver/", "javascript:1", "http://[", "//"),
    "HTTP_USER_AGENT": ("", "\x7f" * 300, MARK),
    "HTTP_COOKIE": ("sessionid=x; langue=zz", "=;=;", "sessionid=" + "9" * 900),
    "HTTP_IF_NONE_MATCH": ('"x"', "W/", "*"),
    "HTTP_IF_MODIFIED_SINCE": ("yesterday", "Mon, 32 Jan 2026 25:00:00 GMT"),
    "HTTP_X_FORWARDED_FOR": ("::1, x", "999.1.1.1"),
    "HTTP_RANGE": ("bytes=5-1", "bytes=-"),
}

OFTEN = 6  # most addresses that no link leads her to answer by a refusal at the door


@dataclass(frozen=True)
class Sent:
    """One request: how, where, with which fields or which raw body, and headers of its own."""

    method: str
    path: str
    fields: tuple[tuple[str, str], ...] = ()
    body: tuple[str, bytes] | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def by(self, client: Client) -> Any:
        """The answer of the service; an exception nobody caught is a 500, as it is for a browser."""
        grouped: dict[str, list[str]] = {}
        for name, value in self.fields:
            grouped.setdefault(name, []).append(value)
        if self.method != "POST":
            return client.generic(self.method, self.path, QUERY_STRING=_query(grouped), **self.headers)
        if self.body is not None:
            kind, content = self.body
            return client.generic("POST", self.path, content, content_type=kind, **self.headers)
        return client.post(self.path, {"once": [secrets.token_urlsafe(16)]} | grouped, **self.headers)


def _query(grouped: dict[str, list[str]]) -> str:
    from urllib.parse import urlencode

    return urlencode(grouped, doseq=True, errors="surrogatepass")


class Indoors(Walker):
    """The same walk inside this process, through every link, what ends a visit included."""

    pages = 400

    def __init__(self, client: Client) -> None:
        self.site, self._client = "http://testserver", client

    def read(self, path: str, sent: dict[str, str] | None = None) -> Page:
        answer, page = self._client.get(path), Page()
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page.feed(answer.content.decode())
        return page


def askable(role: Role, client: Client) -> list[Asked]:
    """All that this role finds by walking, often; every address of the resolver, wherever links lead, now and then."""
    walked = Indoors(client).walk()
    known = {each.shape[:2] for each in walked}
    walked *= OFTEN
    for route in town.routes():
        for address in addresses_of(route, role):
            walked += [
                asked for method in ("GET", "POST")
                if (asked := Asked(method, address)).shape[:2] not in known
            ]  # fmt: skip
    return sorted(walked, key=lambda each: (each.path, each.method, sorted(each.fields)))


def requests(asked: Iterable[Asked]) -> st.SearchStrategy[Sent]:
    """Mostly what a page would send with something wrong in it; sometimes nothing a page would send."""
    return st.sampled_from(list(asked)).flatmap(_sent)


def _sent(asked: Asked) -> st.SearchStrategy[Sent]:
    names = [name for name in asked.fields if name not in SECRETS]
    quiet = ["once"] if asked.method == "POST" else list(QUIET)
    return st.builds(
        Sent,
        method=st.sampled_from([asked.method] * 15 + ["GET", "POST", "HEAD", "OPTIONS", "PUT", "TRACE"]),
        path=_path(asked.path),
        fields=_wrong(names + quiet).flatmap(lambda wrong: _filled(asked, names, quiet, wrong)),
        body=st.one_of(*[st.none()] * 15, st.sampled_from(BODIES)),
        headers=st.one_of(*[st.just({})] * 6, _headers()),
    )


def _wrong(names: list[str]) -> st.SearchStrategy[frozenset[str]]:
    """Which fields something is wrong with: two at most, or the others would hide behind the first refused."""
    return st.frozensets(st.sampled_from(names), max_size=2) if names else st.just(frozenset())


def _filled(
    asked: Asked, names: list[str], quiet: list[str], wrong: frozenset[str]
) -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    pairs = [
        _anything(name) if name in wrong else _as_shown(name, asked.fields[name])
        for name in [*names, *(name for name in quiet if name in wrong)]
    ]
    return st.tuples(*pairs).map(lambda drawn: tuple(pair for each in drawn for pair in each))


def _as_shown(name: str, shown: list[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    """As a hurried person fills it: a value of the page, or a plausible one where the page leaves it empty."""
    return st.sampled_from([value for value in shown if value] or PLAUSIBLE).map(
        lambda value: [(name, value)]
    )


def _anything(name: str) -> st.SearchStrategy[list[tuple[str, str]]]:
    """The field absent, once, or twice, with what breaks programs or any text."""
    text = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
    value = st.one_of(st.sampled_from(NAUGHTY), text)
    return st.lists(value.map(lambda drawn: (name, drawn)), max_size=2)


def _path(path: str) -> st.SearchStrategy[str]:
    """The path as shown; or with one of its ids made up."""
    ids = MANY.findall(path)
    if not ids:
        return st.just(path)
    other = st.one_of(st.uuids(version=4).map(str), st.sampled_from(["x", "0", "%00", "..", "é", "1" * 400]))
    changed = st.tuples(st.sampled_from(ids), other).map(lambda drawn: path.replace(drawn[0], drawn[1], 1))
    return st.one_of(*[st.just(path)] * 6, changed)


def _headers() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(values) for name, values in HEADERS.items()}
    )
