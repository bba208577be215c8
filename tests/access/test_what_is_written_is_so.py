"""Danger: a document of security that nobody holds to. Guarantee: its figures and lists are those of the code.

docs/security.md is read, and compared with what runs: either one changed alone turns a test red.
"""

from __future__ import annotations

import ast
import importlib.util
import logging
import os
import re
import stat
import tomllib
from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings as given
from django.core import signing
from django.test import Client

from tests.architecture.source import ROOT, dotted, imports, modules, tree
from visavis.foundation.clock import now
from visavis.foundation.identity import cards, lasting, tries
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.passkeys import APPROVED
from visavis.foundation.identity.passwords import HOUSE
from visavis.foundation.papers.kinds import Kind
from visavis.rooms.vigilance import limits

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NUMBERS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "fifteen",
            "twenty-five",
            "thirty",
            "sixty",
        ],
        (*range(1, 13), 15, 25, 30, 60),
        strict=True,
    )
)
PASSWORD = "un tracteur et trois lunes"


def part(head: str) -> str:
    """The words below a heading, on one line."""
    return " ".join(PAGE.split(f"## {head}\n")[1].split("\n## ")[0].split())


def told(pattern: str, head: str) -> tuple[int, ...]:
    """The numbers, in words or figures, that this sentence tells."""
    found = re.search(pattern, part(head), re.I)
    assert found, f"{head}: no sentence like {pattern}"
    return tuple(NUMBERS.get(each.lower()) or int(each.replace(",", "")) for each in found.groups())


def minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


def test_how_guessing_is_stopped_is_told_as_it_is():
    assert told(
        r"(\w+) wrong tries for one login at one address close it there for (\w+) minutes", "Ways in"
    ) == (
        given.AXES_FAILURE_LIMIT,
        given.AXES_COOLOFF_TIME * 60,
    )
    assert told(r"([\w-]+) an hour for one login close it everywhere", "Ways in") == (tries.MOST,)
    assert timedelta(hours=1) == tries.WINDOW
    from allauth.account import app_settings

    five, seconds = re.search(r"(\d+)/(\d+)s/key", app_settings.RATE_LIMITS["login_failed"]).groups()
    assert told(r"(\w+) wrong second factors close the second step for (\w+) minutes", "Ways in") == (
        int(five),
        int(seconds) // 60,
    )
    assert told(r"one of (\w+) printed codes", "Ways in") == (cards.CODES,)


def test_the_words_that_no_password_may_be_are_listed_where_it_is_said():
    assert "list `HOUSE` in `foundation/identity/passwords.py`" in part("Passwords")
    for kind in (
        {"visavis", "vis"},
        {"agence", "guichet"},
        {"conseillere", "directrice", "mediatrice", "employeur"},
    ):
        assert kind <= set(HOUSE), "names of the service, of agencies and of roles"
    least = next(v for v in given.AUTH_PASSWORD_VALIDATORS if v["NAME"].endswith("MinimumLengthValidator"))
    assert told(r"(\w+) signs at least", "Passwords") == (least["OPTIONS"]["min_length"],)


def test_how_long_one_stays_is_told_as_it_is():
    assert told(r"In all: (\w+) hours", "Sessions") == (minutes(lasting.IN_ALL) // 60,)
    assert lasting.IN_ALL.total_seconds() == given.SESSION_COOKIE_AGE
    assert told(
        r"Without a page: (\w+) hour for staff and helpers.*?; (\w+) hours for the others", "Sessions"
    ) == (
        minutes(lasting.WITHOUT_A_PAGE_AT_WORK) // 60,
        minutes(lasting.WITHOUT_A_PAGE) // 60,
    )
    assert "NIST" in part("Sessions") and "We differ on purpose" in part("Sessions")


@pytest.mark.django_db
def test_as_many_browsers_as_written_stay_in_at_once(settings):
    """ "Several browsers at once are allowed, without a number": none of twelve puts another out."""
    assert "Several browsers at once are allowed, without a number" in part("Sessions")
    settings.DEMO = True
    account = open_account(login="une", role=Role.COUNSELLOR, public_name="Une", now=now())
    browsers = [Client() for _ in range(12)]
    for browser in browsers:
        browser.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert {browser.get("/entrer/moi/").status_code for browser in browsers} == {200}


def test_no_other_system_shares_sessions():
    assert "there is no single sign-on" in part("Sessions")
    assert given.SESSION_COOKIE_DOMAIN is None and given.CSRF_COOKIE_DOMAIN is None, "this host name alone"
    assert given.SESSION_ENGINE == "visavis.foundation.identity.sessions"
    assert not [app for app in given.INSTALLED_APPS if re.search("social|idp|saml|oidc|sso", app)]
    assert set(given.AUTHENTICATION_BACKENDS) == {
        "axes.backends.AxesStandaloneBackend",
        "visavis.foundation.identity.card_backend.CardBackend",
        "django.contrib.auth.backends.ModelBackend",
        "allauth.account.auth_backends.AuthenticationBackend",
    }


@pytest.mark.django_db
def test_a_password_of_three_years_opens_and_nobody_asks_for_another(settings):
    settings.DEMO = True
    account = open_account(login="ancienne", role=Role.EMPLOYER, public_name="Ancienne", now=now())
    account.set_password(PASSWORD)
    account.save()
    with time_machine.travel(now() + timedelta(days=3 * 365), tick=False):
        browser = Client()
        answer = browser.post("/compte/entrer/", {"login": "ancienne", "password": PASSWORD})
        assert answer.status_code == 302 and "mot-de-passe" not in answer["Location"]
        assert browser.get("/entrer/moi/").status_code == 200


def test_limits_are_told_as_they_are():
    assert told(r"(\w+) files an hour and two hundred people a day", "Limits") == (limits.OPENED_AN_HOUR,)
    assert limits.FILES_A_DAY == 200
    (megabytes,) = told(r"(\w+) megabytes a form", "Limits")
    assert megabytes * 1024**2 == given.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_which_papers_are_taken_and_how_large_is_told_as_it_is():
    kinds, _, rest = re.search(
        r"Papers: (.*?), (told by their first bytes), (.*?) each", part("What comes in")
    ).groups()
    assert {each.strip().lower() for each in re.split(r", | and ", kinds)} == {
        kind.name.lower() for kind in Kind
    }
    assert (rest, given.UPLOAD_MAX_BYTES) == ("ten megabytes", 10 * 1024 * 1024)
    assert "nothing compressed is opened" in part("What comes in")
    assert "nobody sees one before its check" in part("What comes in").replace("*", "")


def rows_of(head: str) -> dict[str, str]:
    """The lines of a table by their first cell."""
    lines = [
        line for line in PAGE.split(f"## {head}\n")[1].split("\n## ")[0].splitlines() if line.startswith("| ")
    ]
    return {line.split("|")[1].strip(): line for line in lines[1:]}


def kept_files() -> set[str]:
    """The names under `keys/` that the source makes or reads."""
    source = "".join(
        (ROOT / "visavis" / "foundation" / "vault" / name).read_text() for name in ("keys.py", "destroyed.py")
    )
    return set(re.findall(r'"([a-z.-]+\.key)"', source)) | set(re.findall(r'"keys" / "([a-z.-]+)"', source))


def test_every_key_that_is_kept_is_in_the_table_of_keys_with_how_it_changes():
    files = kept_files()
    assert {"secret.key", "master.key", "destroyed"} <= files
    said = part("Keys")
    for name in files:
        assert f"keys/{name}" in said, name
    for line in rows_of("Keys").values():
        assert all(cell.strip() for cell in line.strip("|").split("|")), line


# What protects, as the source calls it, and as the document names it.
ALGORITHMS = {
    "AESGCM": "AES-256-GCM",
    "sha256": "SHA-256",
    "salted_hmac": "HMAC-SHA-256",
    "hmac.new": "HMAC-SHA-256",
    "hmac.digest": "HMAC-SHA-256",
    "hashlib.sha256": "SHA-256",
    "hashlib.file_digest": "SHA-256",
    "hashlib.sha1": "SHA-1 only to look into a list of stolen passwords",
    "PBKDF2PasswordHasher": "PBKDF2-SHA256",
}
PROVEN = re.compile(
    r"(cryptography|hashlib|hmac|secrets|django\.(utils\.crypto|core\.signing|contrib\.auth)|fido2|ssl)\b"
)
NOT_CRYPTO = {"hmac.compare_digest"}


def protecting_calls() -> set[str]:
    found = set()
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and (name := dotted(node.func)):
                first, last = name.split(".")[0], name.rpartition(".")[2]
                if first in {"hashlib", "hmac"} or last in {
                    "AESGCM",
                    "sha256",
                    "salted_hmac",
                    "PBKDF2PasswordHasher",
                }:
                    found.add(name if first in {"hashlib", "hmac"} else last)
    return found - NOT_CRYPTO


def test_every_algorithm_that_is_used_is_in_the_document_and_no_other():
    used = protecting_calls()
    assert used <= set(ALGORITHMS), "say it in docs/security.md, Keys, then here"
    assert {"AESGCM", "salted_hmac"} <= used
    for name in used:
        assert ALGORITHMS[name] in " ".join(PAGE.split()), name


def test_ciphers_come_from_proven_libraries():
    """Nothing of our own: what looks like a cipher is imported from a library that many have looked at."""
    told = {
        name
        for path in modules()
        for _line, name in imports(tree(path))
        if re.search(r"(?i)crypt|cipher|hmac|nacl|fernet|aesgcm|\brsa\b", name)
        and not name.startswith("visavis.")
    }
    assert {name for name in told if not PROVEN.match(name)} == set()
    assert told


def test_only_approved_signatures_are_made_and_taken():
    """ECDSA on the curves of NIST, EdDSA, RSA of 2,048 bits: what a passkey may offer. Our own: HMAC-SHA-256."""
    from allauth.core import context
    from allauth.mfa.webauthn.internal import auth
    from django.test import RequestFactory

    with context.request_context(RequestFactory().get("/")):
        offered = [each.alg for each in auth.get_server().allowed_algorithms]
    assert offered and set(offered) <= set(APPROVED) == {-7, -35, -36, -8, -37, -257}
    assert signing.TimestampSigner().algorithm == "sha256"
    assert given.SIGNING_BACKEND == "django.core.signing.TimestampSigner"


SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|(?i:(?:password|secret|token|api_key))\s*=\s*[\"'][A-Za-z0-9+/_-]{24,}[\"']"
)


def test_no_secret_lies_with_the_code():
    looked, found = 0, []
    for folder in ("visavis", "config", "scripts", "docs"):
        for path in (ROOT / folder).rglob("*"):
            if (
                path.suffix in {".py", ".toml", ".md", ".html", ".js", ".conf", ".sh", ".json"}
                and "tests" not in path.parts
            ):
                looked += 1
                if SECRETS.search(path.read_text(encoding="utf-8", errors="replace")):
                    found.append(str(path.relative_to(ROOT)))
    assert looked > 500 and found == []
    assert SECRETS.search('SECRET_KEY_TOKEN = "abcdefghijklmnopqrstuvwx0123"')


def test_keys_are_files_of_their_own_that_their_owner_alone_reads(monkeypatch, tmp_path):
    from visavis.foundation.vault import keys

    monkeypatch.setenv("VISAVIS_STATE", str(tmp_path / "state"))
    assert len(keys._kept_secret("master.key", 32)) == 32
    folder = tmp_path / "state" / "keys"
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    assert {stat.S_IMODE(os.stat(each).st_mode) for each in folder.iterdir()} == {0o600}
    assert keys._kept_secret("master.key", 32) == (folder / "master.key").read_bytes(), "made once"


def test_lines_of_the_log_go_where_it_is_written_and_nowhere_else():
    assert set(given.LOGGING["handlers"]) <= {"stderr", "elsewhere"}
    assert "standard error of each process" in part("Logs")
    for place in given.LOGGING["loggers"].values():
        assert "handlers" not in place
    opened = [
        f"{path.name}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and re.search(r"FileHandler|basicConfig|addHandler", dotted(node.func))
    ]
    assert opened == []
    assert not [each for each in logging.getLogger("visavis").handlers]


def _script(name: str):
    said = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    made = importlib.util.module_from_spec(said)
    said.loader.exec_module(made)
    return made


def test_components_older_than_a_quarter_are_told_by_the_check():
    components, check = _script("components"), (ROOT / "scripts" / "check.py").read_text()
    last = components.looked_through(PAGE)
    assert components.fault(PAGE, last + timedelta(days=92)) == ""
    assert "uv lock --upgrade" in components.fault(PAGE, last + timedelta(days=93))
    assert '["python", "scripts/components.py"]' in check
    locked = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    newest = max(
        date.fromisoformat(str(file["upload-time"])[:10])
        for each in locked
        for file in [*each.get("wheels", []), *filter(None, [each.get("sdist")])]
        if "upload-time" in file
    )
    assert timedelta(0) <= last - newest <= components.QUARTER, "the day that is written is that of the lock"
