"""From the words of a letter to one accessible A4 sheet (PDF/UA-1), by typst.

The words travel as data: nothing a person wrote is ever run as markup. Only typst's own fonts are
used, and the date is given, so the same letter makes the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from threading import Lock

import typst
from django.utils.translation import gettext, override

from visavis.foundation.letters.parts import Formula, Heading, Paragraph, Part, Picture, runs

_ONE_AT_A_TIME = Lock()  # a typst compiler serves one thread; a sheet takes some ten milliseconds
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


class UnreadableLetter(ValueError):
    """A letter that some people could not read: no title, or a picture without words."""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the four ways to reach a human: a title and its lines. Lasting facts only."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes, to whom, and who is across the counter.

    `sender` and `addressee` are address lines, `town` dates the letter, `signatory` is a name with
    what she is ("Inès Moreau, votre conseillère"), `human` holds four columns: desk, phone, next
    physical appointment, call back. `phone` is added to text messages; `zone` is the agency's own time.
    """

    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    town: str
    signatory: str
    human: tuple[Column, ...]
    salutation: str = ""
    phone: str = ""
    zone: str = "Europe/Paris"

    def __post_init__(self) -> None:
        if len(self.human) != 4:
            raise UnreadableLetter(
                "A letter shows four ways to reach a human: desk, phone, visit, call back."
            )
        if not self.signatory.strip():
            raise UnreadableLetter("A letter is signed by a named person.")


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that is printed. `dated` is in words, `moment` the instant kept in the file."""

    title: str
    parts: tuple[Part, ...]
    head: Letterhead
    reference: str
    dated: str
    moment: datetime
    language: str = "fr"
    disagree: str = ""


def pdf(letter: Letter) -> bytes:
    """Print the letter. Raises `UnreadableLetter` when a title or an alternative text is missing."""
    if not letter.title.strip():
        raise UnreadableLetter("A letter needs a title: it is what a screen reader says first.")
    record = json.dumps(_curled(_record(letter)), ensure_ascii=False)
    try:
        with _ONE_AT_A_TIME:
            return _typst().compile(
                _source(),
                format="pdf",
                pdf_standards=["ua-1"],
                sys_inputs={"letter": record},
                timestamp=int(letter.moment.timestamp()),
            )
    except typst.TypstError as error:
        raise UnreadableLetter(f"This letter cannot be printed for everyone: {error.message}") from error


def _record(letter: Letter) -> dict[str, object]:
    head = letter.head
    with override(letter.language):
        disagree = letter.disagree or gettext(
            "Dites-le au guichet, par téléphone, par écrit ou en ligne, avec la référence ci-dessus. "
            "Une personne relit et vous répond. Vous pouvez aussi écrire au médiateur."
        )
        words = {
            "author": "Vis-à-vis",
            "service": gettext("service public de l'emploi"),
            "reference_label": gettext("Référence"),
            "disagree_title": gettext("Si vous n'êtes pas d'accord"),
            "human_title": gettext("En face de vous"),
            "salutation": head.salutation or gettext("Madame, Monsieur,"),
        }
    return words | {
        "title": letter.title,
        "language": letter.language,
        "sender": head.sender,
        "addressee": head.addressee,
        "dated": letter.dated,
        "reference": letter.reference,
        "parts": [_part(part) for part in letter.parts],
        "disagree": [_runs(line) for line in disagree.split("\n\n")],
        "signatory": head.signatory,
        "human": [{"title": it.title, "lines": [_runs(line) for line in it.lines]} for it in head.human],
    }


def _curled(value: object) -> object:
    """Every word with printed apostrophes, drawings untouched."""
    if isinstance(value, str):
        return _APOSTROPHE.sub("’", value)
    if isinstance(value, dict):
        return {key: it if key == "svg" else _curled(it) for key, it in value.items()}
    return [_curled(it) for it in value] if isinstance(value, list | tuple) else value


def _runs(sentence: str) -> list[dict[str, object]]:
    return [asdict(run) for run in runs(sentence)]


def _part(part: Part) -> dict[str, object]:
    match part:
        case Picture(svg, alternative, width_mm):
            if not alternative.strip():
                raise UnreadableLetter("A picture in a letter needs words that say the same.")
            return {"kind": "picture", "svg": svg, "alt": alternative, "width_mm": width_mm}
        case Heading(text):
            return {"kind": "heading", "runs": _runs(text)}
        case Formula(text):
            return {"kind": "formula", "runs": _runs(text)}
        case Paragraph(text):
            return {"kind": "paragraph", "runs": _runs(text)}


@cache
def _typst() -> typst.Compiler:
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True)


@cache
def _source() -> bytes:
    return files(__package__).joinpath("sheet.typ").read_bytes()
