"""Translations: what the screens say, where, and whether each sentence has its English.

French is the source: the French words are the keys. Each app keeps its own English in
`locale/en/LC_MESSAGES/django.po`. Compiling writes the `.mo` files beside it, and for French a catalogue
that only mends the spaces (no break before « : ; ! ? € % », inside guillemets, between number and unit).
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from visavis.decisions.shared.sentence import NO_BREAK, spaced

PACKAGE = Path(__file__).resolve().parents[2]
PLACE = Path("LC_MESSAGES")
KEYWORDS = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_FIELD = re.compile(r"%\((\w+)\)s")
_WHOLE = re.compile(
    r"(?<=[0-9]) (?=(?:h|min|km|ko|Mo|mois|jours?|ans?)\b)|(?<=[0-9] h) (?=[0-9]{2}\b)|(?<=n°) "
    r"|(?<=[0-9]) (?=[0-9]{3}\b)"
)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One sentence of the screens: singular, plural (or nothing), context (or nothing), file and line."""

    words: str
    plural: str
    context: str
    where: str

    @property
    def key(self) -> tuple[str, str]:
        return (self.words, self.context)


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence that cannot be said in English, and why."""

    where: str
    words: str
    why: str

    @property
    def app(self) -> str:
        """The name of the app that must say it."""
        return self.where.partition("/")[0]

    def __str__(self) -> str:
        return f"{self.where}: {self.why}: {self.words}"


def apps(package: Path = PACKAGE) -> list[Path]:
    """The folders of the apps, by the presence of `apps.py`."""
    return sorted(file.parent for file in package.rglob("apps.py"))


def sources(app: Path) -> Iterator[Path]:
    """The Python files and templates of one app, without its tests, its migrations and the apps inside it."""
    inner = [other for other in apps(app) if other != app]
    for file in sorted([*app.rglob("*.py"), *app.rglob("*.html"), *app.rglob("*.txt")]):
        apart = {"tests", "migrations", "locale", "static"} & set(file.relative_to(app).parts[:-1])
        if not apart and not any(other in file.parents for other in inner):
            yield file


def messages(app: Path) -> list[Message]:
    """Every sentence marked for translation in one app."""
    found = []
    for file in sources(app):
        text, name = file.read_text(encoding="utf-8"), str(file.relative_to(app.parent))
        code = text if file.suffix == ".py" else templatize(text, origin=name)
        for line, words, _comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
            first, plural = (words[0], words[-1]) if isinstance(words, tuple) else (words, "")
            if first:
                found.append(Message(first, plural, context or "", f"{name}:{line}"))
    return found


def english(app: Path) -> Catalog:
    """The English of one app; empty when it has no file yet."""
    file = app / "locale" / "en" / PLACE / "django.po"
    if not file.exists():
        return Catalog(locale="en")
    with file.open("rb") as handle:
        return read_po(handle, locale="en")


def _known(package: Path) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    """All that can be said in English: French words and context → the ways in which it is said."""
    known: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for app in apps(package):
        for entry in english(app):
            said = tuple(entry.string) if isinstance(entry.string, tuple | list) else (entry.string,)
            if entry.id and all(said) and not entry.fuzzy:
                known.setdefault((_first(entry.id), entry.context or ""), set()).add(said)
    return known


def _first(words: str | Sequence[str]) -> str:
    return words if isinstance(words, str) else words[0]


def gaps(package: Path = PACKAGE) -> list[Gap]:
    """All sentences without their English, or whose English has other fields than the French."""
    known = _known(package)
    found = [
        _gap(message, known.get(message.key, set())) for app in apps(package) for message in messages(app)
    ]
    return list(dict.fromkeys(gap for gap in found if gap))


def said_in_two_ways(package: Path = PACKAGE) -> list[str]:
    """French sentences that two apps say differently in English: one of them wins on every page."""
    return sorted(words for (words, _context), ways in _known(package).items() if len(ways) > 1)


def _gap(message: Message, ways: set[tuple[str, ...]]) -> Gap | None:
    if not ways:
        return Gap(message.where, message.words, "no English")
    if message.plural and any(len(said) < 2 for said in ways):
        return Gap(message.where, message.words, "no English plural")
    given = set(_FIELD.findall(message.words + message.plural))
    if any(set(_FIELD.findall(words)) - given for said in ways for words in said):
        return Gap(message.where, message.words, "the English has a field that the French does not give")
    return None


def leftovers(package: Path = PACKAGE) -> list[str]:
    """English sentences that no screen says any more."""
    said = {message.key for app in apps(package) for message in messages(app)}
    found = []
    for app in apps(package):
        for entry in english(app):
            if entry.id and (_first(entry.id), entry.context or "") not in said:
                found.append(f"{app.name}: {_first(entry.id)}")
    return found


def french_spaces(words: str) -> str:
    """French with the spaces that must not break."""
    return _WHOLE.sub(NO_BREAK, spaced(words, "fr"))


def french(app: Path) -> Catalog:
    """The sentences of one app whose spaces need mending."""
    catalogue = Catalog(locale="fr", charset="utf-8")
    for message in messages(app):
        forms = [message.words, message.plural] if message.plural else [message.words]
        mended = [french_spaces(form) for form in forms]
        if mended != forms:
            ids = tuple(forms) if message.plural else message.words
            catalogue.add(
                ids, tuple(mended) if message.plural else mended[0], context=message.context or None
            )
    return catalogue


def compile_all(package: Path = PACKAGE, *, only_stale: bool = False) -> list[Path]:
    """Write the `.mo` files of every app; with `only_stale`, those older than what they are made from."""
    written = []
    for app in apps(package):
        po = app / "locale" / "en" / PLACE / "django.po"
        if po.exists() and not (only_stale and _fresh(_mo(app, "en"), [po])):
            written.append(_write(_mo(app, "en"), english(app)))
        if not (only_stale and _fresh(_mo(app, "fr"), list(sources(app)))):
            written.append(_write(_mo(app, "fr"), french(app)))
    return written


def _mo(app: Path, language: str) -> Path:
    return app / "locale" / language / PLACE / "django.mo"


def _fresh(made: Path, origins: list[Path]) -> bool:
    return made.exists() and all(origin.stat().st_mtime <= made.stat().st_mtime for origin in origins)


def _write(target: Path, catalogue: Catalog) -> Path:
    """At once or not at all: two processes may compile together."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}")
    with draft.open("wb") as handle:
        write_mo(handle, catalogue)
    os.replace(draft, target)
    return target
