"""Danger: a click twice, a lost answer, a back button, and something is done twice. Guarantee: every form acts once.

Every form that any role meets on any page carries the token by which a second sending is recognised, and a sending
without one does nothing.
"""

from __future__ import annotations

import re

import pytest

from tests import town
from tests.guarantees.addresses import answers_for
from visavis.foundation.identity.actor import Role

pytestmark = pytest.mark.django_db

FORM = re.compile(r"<form\b(?P<attributes>[^>]*)>(?P<inside>.*?)</form>", re.S)
POSTS = re.compile(r"""method=["']?post\b""", re.I)
TOKEN = re.compile(r'<input type="hidden" name="once" value="[\w-]{22}">')


def forms_of(page: str) -> list[str]:
    """The forms of a page that send something."""
    return [found["inside"] for found in FORM.finditer(page) if POSTS.search(found["attributes"])]


@pytest.mark.parametrize("role", list(town.SEATS), ids=str)
def test_every_form_on_every_page_of_this_role_carries_a_token(loaded, role):
    bare, met = set(), 0
    for _route, answer in answers_for(role):
        if answer.get("Content-Type", "").startswith("text/html"):
            forms = forms_of(answer.content.decode())
            met += len(forms)
            bare |= {answer.request["PATH_INFO"] for form in forms if len(TOKEN.findall(form)) != 1}
    assert bare == set()
    assert met > 10, "the walk met hardly any form: it proves nothing"


def test_the_walk_notices_a_form_without_its_token():
    [inside] = forms_of(
        '<form action="/" method="post" novalidate><input name="a"></form><form method="get"></form>'
    )
    assert not TOKEN.findall(inside)


@pytest.mark.parametrize("role", list(town.SEATS), ids=str)
def test_a_sending_without_its_token_is_refused_at_every_address_open_to_this_role(loaded, role):
    """Whatever the address does, it does not do it: 400 with a human beside, or a refusal that came before."""
    client, taken = town.sit_down(role), {}
    for route in town.routes():
        if not route.arguments and not getattr(route.view, "changes_nothing", False):
            answer = client.generic("POST", f"/{route.pattern}", b"", "application/x-www-form-urlencoded")
            if answer.status_code not in {302, 400, 403, 404}:
                taken[route.pattern] = answer.status_code
            elif answer.status_code == 400:
                assert 'id="human"' in answer.content.decode()
            elif answer.status_code == 302:
                assert role == Role.VISITOR, route.pattern
                assert answer["Location"].startswith("/entrer/?next=")
    assert taken == {}
