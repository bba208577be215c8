"""What a letter is made of: paragraphs, headings, formulas, pictures.

A figure is put between double stars: `Vous pouvez recevoir **40,81 €** par jour.` It is printed in
bold; in mail and on screen the stars are left out or become bold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

_FIGURE = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence, in bold when it is a figure."""

    text: str
    bold: bool


def runs(sentence: str) -> tuple[Run, ...]:
    """Cut a sentence at its figures. `**` without its pair stays as typed."""
    cut = _FIGURE.split(sentence)
    return tuple(Run(text, bold=index % 2 == 1) for index, text in enumerate(cut) if text)


def plain(sentence: str) -> str:
    """The same sentence without the stars."""
    return _FIGURE.sub(r"\1", sentence)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows, like "Pourquoi ce chiffre"."""

    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A computation on its own line, with its numbers."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG) and the words that say the same to those who do not see it."""

    svg: str
    alternative: str
    width_mm: int = 30


Part: TypeAlias = Paragraph | Heading | Formula | Picture


def paragraphs(text: str) -> tuple[Part, ...]:
    """Make a letter's body of a plain text: blank lines separate the paragraphs."""
    chunks = re.split(r"\n\s*\n", text.strip())
    return tuple(Paragraph(" ".join(chunk.split("\n"))) for chunk in chunks if chunk)
