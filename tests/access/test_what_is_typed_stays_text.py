"""Danger: what somebody types becomes code, a question, a pattern or an address. Guarantee: it stays text, everywhere.

Half of it is read on the source, so that the next file is met too; half is tried on the pages.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django import forms
from django.test import Client

import visavis
from tests import town
from tests.access import source_rules
from tests.architecture.source import ROOT, VISAVIS, dotted, imports, modules, tree
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Channel, Role, acting_as
from visavis.rooms.messaging.door import write

OURS = (*modules(), *modules(ROOT / "config"))
TEMPLATES = tuple(sorted(VISAVIS.rglob("*.html")))
SCRIPTS = tuple(sorted(VISAVIS.rglob("*.js")))
HOSTILE = "<b onclick=alert(1)>'\" & {{ 7 }} %s </script>"


def found_in(rule) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for path in OURS:
        for _line, text in rule(tree(path)):
            told.setdefault(str(path.relative_to(ROOT)), set()).add(text)
    return told


# The tables of `decisions` are the source too: published, versioned, read once; nobody types into them.
OF_OUR_TABLES = {
    "visavis/decisions/anonymity/marks.py",
    "visavis/decisions/matching/words/spelling.py",
    "visavis/decisions/matching/words/tables.py",
    "visavis/decisions/offers/reading/contract.py",
    "visavis/decisions/offers/reading/folded.py",
    "visavis/decisions/offers/reading/genders.py",
    "visavis/decisions/offers/reading/pay.py",
    "visavis/decisions/offers/reading/ways.py",
}


def test_no_regular_expression_is_made_of_what_is_typed():
    assert set(found_in(source_rules.patterns_from_elsewhere)) == OF_OUR_TABLES


# Each gets its text as an argument from the same file, where it is written.
MOULDS_OF_THE_FILE = {
    "visavis/foundation/database/backup.py",
    "visavis/rooms/appointments/letters.py",
    "visavis/rooms/declarations/forms.py",
    "visavis/rooms/mandates/letters.py",
    "visavis/rooms/mediation/letters.py",
    "visavis/rooms/rights/beside_letter.py",
}


def test_no_format_string_is_made_of_what_is_typed():
    assert set(found_in(source_rules.moulds_from_elsewhere)) == MOULDS_OF_THE_FILE


# As above; `identity.py` asks by our own names of settings, and passes their values.
QUESTIONS_OF_THE_FILE = {
    "visavis/foundation/database/backup.py",
    "visavis/foundation/database/identity.py",
    "visavis/foundation/database/many.py",
    "visavis/foundation/database/roles.py",
    "visavis/rooms/people/numbers.py",
    "visavis/rooms/reference/actions/_renew.py",
}


def test_no_question_to_the_database_is_made_of_what_is_typed():
    assert set(found_in(source_rules.questions_from_elsewhere)) == QUESTIONS_OF_THE_FILE


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        (source_rules.patterns_from_elsewhere, "def f(typed):\n    return re.search(typed, 'x')"),
        (source_rules.patterns_from_elsewhere, "def f(typed):\n    return re.sub(f'a{typed}', '', 'x')"),
        (source_rules.moulds_from_elsewhere, "def f(typed):\n    return typed.format(x=1)"),
        (
            source_rules.moulds_from_elsewhere,
            "def f(typed):\n    words = typed + 'a'\n    return words % {'x': 1}",
        ),
        (source_rules.questions_from_elsewhere, "def f(typed):\n    cursor.execute(f'select {typed}')"),
        (source_rules.questions_from_elsewhere, "def f(typed):\n    M.objects.raw('select ' + typed)"),
    ],
)
def test_one_made_of_what_is_typed_would_be_noticed(rule, planted):
    assert list(rule(ast.parse(planted)))


@pytest.mark.parametrize(
    "fine", ["re.search(re.escape(typed), 'x')", "'{}'.format(typed)", "cursor.execute('select %s', [typed])"]
)
def test_what_is_escaped_or_passed_beside_is_fine(fine):
    for rule in (
        source_rules.patterns_from_elsewhere,
        source_rules.moulds_from_elsewhere,
        source_rules.questions_from_elsewhere,
    ):
        assert list(rule(ast.parse(fine))) == []


# The square of an application, drawn by the server from an address of our own making.
RAW_IN_TEMPLATES = {"visavis/front/templates/mfa/totp/activate_form.html": ["{{ totp_svg|safe }}"]}
RAW = re.compile(r"\{\{[^}]*\|\s*(?:safe|safeseq)\b[^}]*\}\}|\{%\s*autoescape off[^%]*%\}")
CALLED_SAFE = {"mark_safe", "SafeString", "html_safe", "SafeText"}


def test_escaping_is_the_last_thing_done_and_no_text_is_exempt():
    raw = {str(path.relative_to(ROOT)): RAW.findall(path.read_text()) for path in TEMPLATES}
    assert {name: found for name, found in raw.items() if found} == RAW_IN_TEMPLATES
    exempt = [
        f"{path.name}:{node.lineno}"
        for path in OURS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and (
            dotted(node.func).rpartition(".")[2] in CALLED_SAFE
            or (dotted(node.func) == "format_html" and not isinstance(node.args[0], ast.Constant))
        )
    ]
    assert exempt == []
    assert RAW.search("{{ words | safe }}") and RAW.search("{% autoescape off %}")


def test_no_script_is_made_on_the_fly():
    """No page has script of its own; each script is a file, and what the page says to it stands in escaped attributes."""
    inline = [
        path.name
        for path in TEMPLATES
        for opening, inside in re.findall(r"<script([^>]*)>(.*?)</script>", path.read_text(), re.DOTALL)
        if "src=" not in opening or inside.strip()
    ]
    assert inline == []
    assert not [path.name for path in TEMPLATES if re.search(r"\son\w+=|javascript:", path.read_text())]


POLLUTING = re.compile(
    r"__proto__|\bprototype\b|\bconstructor\b|Object\.(assign|setPrototypeOf|defineProperty)"
    r"|\w\[[^\]'\"\d]+\]\s*=[^=]|innerHTML\s*=|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\b|new Function"
)


def test_no_script_of_ours_lets_a_name_from_outside_become_a_property():
    assert {path.name: found for path in SCRIPTS if (found := POLLUTING.findall(path.read_text()))} == {}
    for planted in ("kept[name] = value", "Object.assign(kept, said)", "x.__proto__ = y", "a.innerHTML = b"):
        assert POLLUTING.search(planted)


# Who may speak to the network or open a door of it, each with whom.
SPEAKERS = {
    "visavis/foundation/outside/sms.py": "the gateway of text messages, VISAVIS_SMS_URL",
    "visavis/foundation/outside/mail.py": "the mail server, VISAVIS_SMTP_URL",
    "visavis/foundation/outside/scan.py": "the scanner, VISAVIS_CLAMD",
    "visavis/foundation/protected.py": "how others are called",
    "visavis/foundation/requests/elsewhere.py": "the collector of the log, VISAVIS_LOG_TO",
    "visavis/foundation/live/serve.py": "the door of the streams",
    "visavis/front/supervisor/door.py": "the door of the pages, and whether it answers",
    "visavis/front/supervisor/supervise.py": "the door of the pages",
    "visavis/front/command_line/live.py": "the door of the streams",
    "visavis/front/command_line/tls.py": "the site itself, as a browser sees it",
}
NETWORK = re.compile(
    r"(socket|ssl|http\.client|urllib\.(request|error)|smtplib|ftplib|imaplib|xmlrpc|requests|httpx|aiohttp|telnetlib)\b"
)


def speakers() -> set[str]:
    return {
        str(path.relative_to(ROOT))
        for path in OURS
        if any(NETWORK.match(name) for _line, name in imports(tree(path)))
    }


def test_only_listed_modules_speak_to_the_network():
    assert speakers() == set(SPEAKERS)


def test_each_other_system_is_told_in_the_document():
    said = (ROOT / "docs" / "security.md").read_text().split("## Connections")[1].split("\n## ")[0]
    for variable in re.findall(r"VISAVIS_\w+", " ".join(SPEAKERS.values())):
        assert f"`{variable}`" in said, variable
    assert "`DATABASE_URL`" in said


def test_no_address_that_somebody_typed_is_called():
    """Whoever calls takes its address from the settings: its constructor, never a request or a row."""
    for name in ("sms.py", "mail.py", "scan.py"):
        names = {name for _line, name in imports(tree(VISAVIS / "foundation" / "outside" / name))}
        assert not [each for each in names if "models" in each or "django.http" in each], name
    chosen = (VISAVIS / "foundation" / "outside" / "chosen.py").read_text()
    assert "HttpSms(settings.SMS_URL" in chosen
    makers = [
        str(path.relative_to(ROOT))
        for path in OURS
        if any(called in {"HttpSms", "Clamd"} for _line, called in _calls(path))
    ]
    assert sorted(makers) == ["visavis/foundation/outside/chosen.py", "visavis/foundation/outside/scan.py"]


def _calls(path: Path):
    return [(n.lineno, dotted(n.func)) for n in ast.walk(tree(path)) if isinstance(n, ast.Call)]


def our_forms() -> list[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(visavis.__path__, "visavis."):
        last = module.name.rsplit(".", 1)[-1]
        if last in {"forms", "second_factor", "fields"} or ".forms." in module.name:
            importlib.import_module(module.name)
    found, waiting = [], [forms.BaseForm]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.startswith("visavis.") and ".tests" not in each.__module__:
                found.append(each)
    return found


def test_every_text_that_can_be_typed_has_its_length():
    made = our_forms()
    assert len(made) > 30
    endless = {
        f"{form.__name__}.{name}"
        for form in made
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.CharField) and not field.max_length
    }
    assert endless == set()


def test_a_form_takes_only_the_fields_it_names():
    """No form is made of a table, and nothing typed is poured into a row or a call."""
    assert [form for form in our_forms() if issubclass(form, forms.BaseModelForm)] == []
    poured = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in OURS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and any(
            word.arg is None and re.search(r"\b(POST|GET|body)\b|json\.loads", ast.unparse(word.value))
            for word in node.keywords
        )
    ]
    assert poured == []


def test_rooms_give_out_values_with_named_fields_never_a_whole_row():
    """`model_to_dict`, serializers and `values()` without names would give what a later column holds."""
    whole = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in OURS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and (
            dotted(node.func).rpartition(".")[2] in {"model_to_dict", "serialize"}
            or (
                isinstance(node.func, ast.Attribute)
                and node.func.attr in {"values", "values_list"}
                and not node.args
                and not node.keywords
                and "objects" in ast.unparse(node.func)
            )
        )
    ]
    assert whole == []


def test_a_dangerous_question_in_the_source_is_refused_by_make_check():
    """The same tool, the same settings, as `make check`."""
    planted = "cursor.execute(f\"select * from people where name = '{typed}'\")\n"
    command = [
        Path(sys.executable).parent / "ruff",
        "check",
        "--stdin-filename",
        "visavis/rooms/planted.py",
        "-",
    ]
    told = subprocess.run(command, cwd=ROOT, input=planted, capture_output=True, text=True, check=False)
    assert "S608" in told.stdout


INJECTIONS = (
    "' or '1'='1",
    "'; drop table people_person; --",
    '" or 1=1 --',
    "%' or '%'='",
    "%",
    "B%m",
    "_elkacem",
)


@pytest.mark.django_db
def test_what_is_searched_is_a_value_never_a_question(loaded):
    ines = town.sit_down(Role.COUNSELLOR)
    for words in (*INJECTIONS, HOSTILE):
        ines.post("/bureau/dossiers/", {"q": words})
        answer = ines.get("/bureau/dossiers/")
        assert answer.status_code == 200 and b"Belkacem" not in answer.content, words
        assert Client().get("/offres/", {"q": words, "mots": words, "lieu": words}).status_code < 500
    ines.post("/bureau/dossiers/", {"q": "Belkacem"})
    assert b"Belkacem" in ines.get("/bureau/dossiers/").content


@pytest.mark.django_db
def test_what_is_sent_is_decoded_once():
    """`%41` and `&lt;` typed by somebody stay what they are; an address encoded twice leads nowhere."""
    page = Client().post("/entrer/", {"login": "%41&lt;b&gt;", "code": "x"}).content.decode()
    assert 'value="%41&amp;lt;b&amp;gt;"' in page
    assert Client().get("/%2565ntrer/").status_code == 404
    assert Client().get("/entrer/").status_code == 200
    assert Client().get("/static/%252e%252e/%252e%252e/pyproject.toml").status_code == 404


@pytest.mark.django_db
def test_signs_that_stop_other_readers_are_refused_in_words():
    """A NUL, which databases cannot keep, and half of a pair of signs."""
    for typed in ("a\x00b", "\ud800"):
        answer = Client().post("/entrer/", {"login": typed.encode("utf-8", "surrogatepass"), "code": "x"})
        assert answer.status_code in {400, 422}, repr(typed)


@pytest.mark.django_db
def test_the_same_words_are_kept_as_typed_shown_escaped_and_told_as_json(loaded):
    nadia = town.account("nadia").actor()
    with acting_as(nadia):
        write(
            file_id=town.file_of("nadia"),
            text=HOSTILE,
            from_person=True,
            now=now(),
            by=nadia,
            channel=Channel.WEB,
        )
    browser = town.sit_down(Role.PERSON)
    page = browser.get("/mon-espace/messages/").content.decode()
    assert "<b onclick" not in page and "&lt;b onclick=alert(1)&gt;&#x27;&quot; &amp; {{ 7 }} %s" in page
    answer = browser.get("/mon-espace/dossier/emporter/")
    assert answer["Content-Type"] == "application/json" and answer["X-Content-Type-Options"] == "nosniff"
    assert HOSTILE in _texts(json.loads(answer.content))


def _texts(node) -> list[str]:
    if isinstance(node, str):
        return [node]
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [text for each in inside for text in _texts(each)]
