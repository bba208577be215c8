"""Danger: two readers of one request understand two things. Guarantee: its end, its parameters and its types have one reading."""

from __future__ import annotations

import ast
import io
import json
import re
from uuid import uuid4

import pytest
from django.test import Client
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser

from tests.architecture.source import ROOT, modules, tree
from visavis.foundation.clock import now
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Role, acting_as
from visavis.foundation.identity.cards import make_card
from visavis.foundation.outside import incoming
from visavis.front.supervisor.parts import pages

GATEWAY = "/boite-de-depart/sms-recus/"
SECRET = "le-secret-de-la-passerelle"


def as_served() -> Config:
    """The server of pages with exactly the options we start it with."""
    words = list(pages(3).argv)
    words = words[words.index("gunicorn") + 1 :]
    config = Config()
    typed = config.parser().parse_args(words)
    for name, value in vars(typed).items():
        if value is not None and name != "args":
            config.set(name.lower(), value)
    assert config.worker_class_str == "gthread"
    return config


def read(raw: bytes) -> list[bytes]:
    """The bodies of the requests that the server of pages understands in these bytes. Raises when it refuses."""
    return [each.body.read() for each in RequestParser(as_served(), io.BytesIO(raw), ("127.0.0.1", 1))]


HEAD = b"POST /entrer/ HTTP/1.1\r\nHost: a.example\r\n"
HIDDEN = b"GET /entrer/moi/ HTTP/1.1\r\nHost: a.example\r\n\r\n"


def test_a_plain_request_and_one_in_pieces_are_read():
    assert read(HEAD + b"Content-Length: 3\r\n\r\na=1") == [b"a=1"]
    assert read(HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n0\r\n\r\n") == [b"a=1"]


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN,
        HEAD + b"Content-Length: 0\r\nContent-Length: 44\r\n\r\n" + HIDDEN,
        HEAD + b"Content-Length: 0, 44\r\n\r\n" + HIDDEN,
        HEAD + b"Content-Length: +3\r\n\r\na=1",
        HEAD + b"Content-Length : 3\r\n\r\na=1",
        HEAD + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + HIDDEN,
        HEAD + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + HIDDEN,
        HEAD + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN,
        HEAD + b"Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n" + HIDDEN,
        HEAD + b"X: a\r\n b\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_a_request_with_two_possible_ends_is_refused(raw):
    with pytest.raises(ParseException):
        read(raw)


def test_a_header_whose_name_could_pass_for_another_is_not_given_on():
    """`X_Forwarded_For` would be `X-Forwarded-For` for the application."""
    raw = b"GET / HTTP/1.1\r\nHost: a.example\r\nX_Forwarded_For: 192.0.2.9\r\n\r\n"
    (asked,) = RequestParser(as_served(), io.BytesIO(raw), ("127.0.0.1", 1))
    assert [name for name, _value in asked.headers if "FORWARDED" in name] == []


def said_by_gateway(client: Client, body, **more):
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(
        GATEWAY, text, content_type="application/json", headers={"Authorization": f"Bearer {SECRET}"}, **more
    )


@pytest.fixture
def heard(settings, monkeypatch):
    settings.SMS_SECRET = SECRET
    kept: list[dict] = []
    monkeypatch.setattr(incoming, "_listener", lambda **said: bool(kept.append(said)) or True)
    return kept


WORDS = {"from": "+33600000001", "text": "OUI 4821", "reference": "r-1"}


@pytest.mark.django_db
def test_only_people_are_led_to_tls_a_machine_in_clear_is_refused_and_does_nothing(settings, heard):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    answer = Client().get("/entrer/?next=/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/entrer/?next=/")
    answer = said_by_gateway(Client(), WORDS)
    assert answer.status_code == 403 and not answer.has_header("Location")
    assert heard == []
    assert said_by_gateway(Client(), WORDS, HTTP_X_FORWARDED_PROTO="https").status_code == 200
    assert len(heard) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    ["", "null", "3", "[]", '"OUI"', '{"from": 336, "text": "OUI", "reference": "r"}', "{" * 5000, "[" * 100_000,
     '{"from": "+33600000001", "text": ["OUI"], "reference": "r"}', '{"from": {"a": 1}, "text": "x", "reference": "r"}',
     '{"from": "+33600000001", "text": true, "reference": "r"}', '{"from": "+33600000001", "text": null, "reference": "r"}',
     '{"from": "", "text": "OUI", "reference": "r"}', '{"from": "+33600000001", "text": "OUI"}',
     json.dumps({**WORDS, "text": "x" * 1001})],
)  # fmt: skip
def test_a_word_of_another_type_or_length_is_refused(heard, body):
    assert said_by_gateway(Client(), body).status_code == 400
    assert heard == []


@pytest.mark.django_db
def test_ids_and_months_have_their_type_before_any_screen_sees_them():
    for address in (
        "/bureau/dossiers/7/",
        "/bureau/dossiers/null/",
        "/mon-espace/messages/1 or 1=1/retirer/",
    ):
        assert Client().get(address).status_code == 404


@pytest.mark.django_db
def test_a_parameter_given_twice_or_elsewhere_goes_round_no_check():
    client = Client()
    inside, outside = "/mon-espace/", "https://ailleurs.example/"

    def onward(page):
        return set(re.findall(r'name="next" value="([^"]*)"', page.content.decode()))

    for pair in ((inside, outside), (outside, inside)):
        assert onward(client.get("/entrer/", {"next": list(pair)})) <= {inside, "/"}
        answer = client.post("/entrer/", {"next": list(pair), "login": "x", "code": "y"})
        assert onward(answer) <= {inside, "/"}
    assert onward(client.get("/entrer/", {"next": inside})) == {inside}


@pytest.mark.django_db
def test_what_stands_in_the_address_is_not_what_is_sent():
    account = open_account(login="ana", role=Role.PERSON, public_name="Ana", now=now(), file_id=uuid4())
    with acting_as(SERVICE):
        code = make_card(account)[0]
    client = Client()
    client.post(f"/entrer/?login=ana&code={code}", {"next": "/"})
    assert "_auth_user_id" not in client.session
    client.post("/entrer/?login=personne&code=faux", {"login": ["personne", "ana"], "code": ["faux", code]})
    assert client.session["_auth_user_id"] == str(account.id), (
        "of two the last one counts, for every check alike"
    )


def test_no_screen_takes_what_is_sent_from_wherever_it_stands():
    """Lists of values are read where several are meant; nothing merges address, form and cookies."""
    merged = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in {"REQUEST", "params"}
                and ast.unparse(node.value) == "request"
            ):
                merged.append(f"{path.relative_to(ROOT)}:{node.lineno}")
            if isinstance(node, ast.BinOp | ast.Dict) and {"request.GET", "request.POST"} <= {
                ast.unparse(each) for each in ast.walk(node) if isinstance(each, ast.Attribute)
            }:
                merged.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert merged == []
