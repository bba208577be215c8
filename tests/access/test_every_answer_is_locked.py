"""Every answer of every route carries the same locks; no form is taken from another site, with or without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from tests import town
from tests.guarantees.addresses import addresses_of
from tests.journeys.pages import who_meets
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Role, acting_as

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": {"'none'"},
    "style-src": {"'self'"},
    "script-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'none'"},
    "connect-src": {"'self'"},
    "worker-src": {"'self'"},
    "manifest-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
    "object-src": {"'none'"},
    "require-trusted-types-for": {"'script'"},
    "trusted-types": {"offline"},
}
LOCKS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Files that are the same for everybody, each with its reason.
KEPT_BY_BROWSERS = {
    "ui:sheet": "the style sheet",
    "ui:worker": "the offline program, asked for anew each time",
    "live:script": "the script of live pages",
}
# What is taken away by a link is told in the file: the fact is the reading itself, and changes nothing.
READINGS_TOLD = {"dossier:export", "dossier:export_printed"}


def addresses(route: town.Route, role: Role) -> list[str]:
    return list(addresses_of(route, role)) if route.arguments else [f"/{route.pattern}"]


def everywhere() -> Iterator[tuple[town.Route, Any]]:
    """The answer of each route to a stranger, then to the role most at home there."""
    browsers = {role: town.sit_down(role) for role in town.SEATS}
    for role in (Role.COUNSELLOR, Role.MANAGER):
        town.say_why(browsers[role], town.file_of("nadia"))
    asked = [(route, who_meets(route)) for route in town.routes()]
    filled = [(route, home, address) for route, home in asked for address in addresses(route, home)]
    for route, home, address in filled:
        for role in dict.fromkeys((Role.VISITOR, home)):
            yield route, browsers[role].get(address)
    yield town.Route("nowhere", "", None, ()), browsers[Role.PERSON].get("/nulle-part/")


@dataclass
class Walk:
    """What the answers of all routes showed. One walk serves the tests of this file."""

    met: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    no_way_out: list[str] = field(default_factory=list)
    done: dict[str, list[str]] = field(default_factory=dict)


_WALKS: list[Walk] = []


@pytest.fixture
def walk(loaded: None) -> Walk:
    """The walk, made when it is first asked for."""
    if not _WALKS:
        _WALKS.append(_walked())
    return _WALKS[0]


def _walked() -> Walk:
    walk, seen = Walk(), None
    for route, answer in everywhere():
        walk.met += 1
        facts = _facts()
        if found := wrong_with(answer):
            walk.wrong[f"{route} {answer.status_code}"] = found
        if _has_no_way_out(answer):
            walk.no_way_out.append(str(route))
        if _is_kept(route, answer):
            walk.kept[str(route)] = answer.get("Cache-Control", "nothing said")
        if seen is not None and (fresh := [facts[each] for each in facts.keys() - seen]):
            walk.done[str(route)] = fresh
        seen = facts.keys()
    return walk


def _facts() -> dict[Any, str]:
    """Every fact there is."""
    with acting_as(SERVICE):
        return dict(FactRow.objects.order_by("id").values_list("id", "name"))


def _is_kept(route: town.Route, answer: Any) -> bool:
    """May the browser of somebody known keep this answer?"""
    known = getattr(answer.wsgi_request, "user", None)
    if known is None or not known.is_authenticated or route.name in KEPT_BY_BROWSERS:
        return False
    return "no-store" not in answer.get("Cache-Control", "")


def _has_no_way_out(answer: Any) -> bool:
    """Is this a page of somebody signed in, without the link to her account, where the way out is?"""
    known = getattr(answer.wsgi_request, "user", None)
    page = answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html")
    return bool(page and known and known.is_authenticated and b'href="/entrer/moi/"' not in answer.content)


def directives(header: str) -> dict[str, set[str]]:
    """The parts of a content security policy."""
    parts = (part.split() for part in header.split(";") if part.strip())
    return {name: set(values) for name, *values in parts}


def wrong_with(answer: Any) -> list[str]:
    """What an answer lacks."""
    policy = directives(answer.get("Content-Security-Policy", ""))
    found = [name for name, values in POLICY.items() if policy.get(name) != values]
    found += [name for name in policy if name not in POLICY]
    found += [name for name, value in LOCKS.items() if answer.get(name) != value]
    text = answer.get("Content-Type", "").startswith(("text/", "application/json"))
    if (
        text
        and answer["Content-Type"] != "application/json"
        and "charset=utf-8" not in answer["Content-Type"]
    ):
        found.append("charset")
    if answer.has_header("Access-Control-Allow-Origin"):
        found.append("open to other sites")
    for name, cookie in answer.cookies.items():
        if cookie["samesite"] != "Lax" or not (cookie["httponly"] or not cookie.value):
            found.append(f"cookie {name}")
    return found


def test_every_answer_has_the_whole_policy_and_every_lock(walk):
    assert walk.wrong == {}
    assert walk.met > 250


def test_no_answer_to_somebody_known_may_be_kept(walk):
    assert walk.kept == {}


def test_every_page_of_an_account_leads_to_the_way_out(walk):
    assert walk.no_way_out == []


def test_nothing_is_done_by_asking_for_a_page(walk):
    """A link, an image of another site, a look ahead of the browser: none of them acts."""
    assert {route: facts for route, facts in walk.done.items() if route not in READINGS_TOLD} == {}


def test_a_missing_lock_would_be_noticed(client):
    answer = client.get("/")
    answer["Content-Security-Policy"] = answer["Content-Security-Policy"].replace(
        "script-src 'self'", "script-src 'self' 'unsafe-inline'"
    )
    del answer["X-Content-Type-Options"]
    answer.set_cookie("x", "y")
    assert wrong_with(answer) == ["script-src", "X-Content-Type-Options", "cookie x"]


def test_no_sending_from_another_site_is_taken_at_any_address(loaded):
    """What a page of somebody else would make a browser send: the session is there, the secret of the form is not."""
    browsers = {}
    taken, refused = {}, 0
    for route in town.routes():
        home = who_meets(route)
        if home not in browsers:
            browsers[home] = Client(enforce_csrf_checks=True)
            if login := town.SEATS[home]:
                browsers[home].force_login(
                    town.account(login), backend="django.contrib.auth.backends.ModelBackend"
                )
        for address in addresses(route, home):
            answer = browsers[home].post(address, {}, headers={"Origin": "https://ailleurs.example"})
            if getattr(route.view, "by_machine", False):
                assert answer.status_code in {403, 404}, "without its secret a machine is nobody"
            elif answer.status_code == 405:
                assert answer["Allow"], address
            elif answer.status_code not in {403, 404} and not getattr(route.view, "changes_nothing", False):
                taken[address] = answer.status_code
            refused += answer.status_code == 403
    assert taken == {}
    assert refused > 100


def test_a_plain_form_is_taken_without_any_script_with_its_two_secrets(loaded):
    """The page as it came, its hidden fields sent back: what a browser without script does."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(town.account("nadia"), backend="django.contrib.auth.backends.ModelBackend")
    town.sit_down(Role.PERSON).get("/entrer/moi/")  # another browser of hers, to be closed
    page = browser.get("/entrer/moi/appareils/").content.decode()
    form = next(inside for inside in page.split("<form")[1:] if 'name="which"' in inside)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', form.split("</form>")[0]))
    assert {"csrfmiddlewaretoken", "once"} <= set(hidden)
    sent = {**hidden, "which": "all"}
    forged = {**sent, "csrfmiddlewaretoken": "x" * 64}
    assert browser.post("/entrer/moi/appareils/", forged).status_code == 403
    assert browser.post("/entrer/moi/appareils/", sent).status_code == 302
