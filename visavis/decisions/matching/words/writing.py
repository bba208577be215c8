"""A text → its words as written: inclusive writing undone, signs said in letters, words in two parts joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from visavis.decisions.matching.words import tables

_DOTS = "·•‧∙・⋅"
_LETTER = r"[^\W\d_]"
_ENDINGS = (
    "(?:e|ne|se|te|ve|le|fe|sse|euse|teuse|rice|trice|ice|ère|ere|ière|iere|ienne|ène|enne|onne|ive|elle|eure|eresse|"
    "eur|teur|ier|ien)s?"
)
_AFTER_HYPHEN = (
    "(?:e|ne|se|ve|fe|euse|teuse|rice|trice|ice|ère|ere|ière|iere|ienne|enne|onne|ive|eur|teur|ier|ien)s?"
)
_TWO = f"{_LETTER}{_LETTER}"
# act·eur·rice: the first ending belongs to the word.
_MASCULINE_BETWEEN = re.compile(rf"[{_DOTS}](eur|eux|ier|ien|if)(?=[{_DOTS}])", re.IGNORECASE)
_FEMININE_ADDED = re.compile(
    rf"[{_DOTS}(./-](?:"
    rf"(?<={_TWO}[{_DOTS}]){_LETTER}{{1,7}}(?:[{_DOTS}]{_LETTER}{{1,7}})*"
    rf"|(?:(?<={_TWO}\()|(?<={_TWO} \()|(?<=\)\())(?:{_ENDINGS}|s|x)\)(?:s(?!{_LETTER}))?"
    rf"|(?<={_TWO}\.){_ENDINGS}(?:\.s)?(?!{_LETTER})"
    rf"|(?<={_TWO}/){_ENDINGS}(?!{_LETTER})"
    rf"|(?<={_TWO}-){_AFTER_HYPHEN}(?:-s)?(?!{_LETTER}))",
    re.IGNORECASE,
)
_DOTTED_CAPITALS = re.compile(r"[A-Z]\.(?<!\w[A-Z]\.)(?:[A-Z]\.)+")
_WORD = re.compile(rf"{_LETTER}+(?:-(?={_LETTER}))?|\d+")


def written(text: str) -> list[str]:
    """The words of a text, in order, as they are written, the empty ones too."""
    found = _WORD.findall(_undone(text))
    if not tables.PREFIXED.isdisjoint(found):
        found = list(_with_prefixes(found))
    found = [word[:-1] if word[-1] == "-" else word for word in found]
    return found if tables.FIRSTS.isdisjoint(found) else list(_in_pairs(found))


def _with_prefixes(found: list[str]) -> Iterator[str]:
    """Words, each prefix with what it stands before: `télé-`, `conseiller` → `téléconseiller`."""
    held = ""
    for word in found:
        if word[-1] == "-" and word[:-1].lower() in tables.PREFIXES:
            held += word[:-1]
            continue
        yield held + word
        held = ""


def _in_pairs(found: list[str]) -> Iterator[str]:
    """Words, those in two parts joined, and a letter with the word that gives it sense."""
    before = ""
    for word in found:
        if (before.lower(), word.lower()) in tables.PAIRS:
            before += word
            continue
        if before:
            yield before
        before = f"{before} {word}" if _says_letter(before, word) else word
    if before:
        yield before


def _says_letter(before: str, letter: str) -> bool:
    """`permis C`, `langage R`: the letter has a sense of its own."""
    known = letter in tables.SMALL_LETTERS or (letter.isupper() and letter.lower() in tables.LETTERS)
    return known and before.lower() in tables.LETTER_AFTER


def _undone(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    text = _FEMININE_ADDED.sub("", _MASCULINE_BETWEEN.sub(r"\1", text))
    if "." in text:
        text = _DOTTED_CAPITALS.sub(lambda found: found[0].replace(".", ""), text)
    for sign, seen, said in tables.SYMBOLS:
        if sign in text:
            text = seen.sub(said, text)
    return text
