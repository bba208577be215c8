"""The gender a French job title speaks of: both, one, or neither."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from visavis.decisions.offers.reading.folded import Folded

_ENDING = r"(?:e|ne|se|te|le|euse|rice|trice|ere|iere|ienne|enne|esse|er|eur|ante|ente|ee|ve|fe|he)s?"
BOTH = re.compile(
    r"(?<![a-z])[hfm][ ]*[/|.,&-][ ]*[hfmxdw](?![a-z])|\(hf\)|\(fh\)|\bhf$|\b[hf] ?/ ?[hf]"
    r"|\b(?:hommes?|h)[ ]*(?:/|ou|et|-)[ ]*(?:femmes?|f)\b|\b(?:femmes?|f)[ ]*(?:/|ou|et|-)[ ]*(?:hommes?|h)\b"
    r"|tous? (?:les )?genres?|masculin[ ]*/[ ]*feminin|\bune?[ ]*(?:/|ou|\(|\.|·)[ ]*e?(?:une?)?\b"
    rf"|\w{{3,}}(?:[(/·•∙]|\.(?=\w+(?:\W|$)))[ ]?-?{_ENDING}\)?(?![a-z])"
    r"|\w{4,}-(?:e|ne|se|euse|rice|trice|iere|ienne)s?(?![a-z])"
)
_REGULAR = (("euse", "eur"), ("trice", "teur"), ("iere", "ier"), ("ienne", "ien"))
_WORD = re.compile(r"[a-z']+|[^a-z' ]+")


@dataclass(frozen=True, slots=True)
class GenderedName:
    """A name of one gender only, where it stands in the plain text, and the wording for all."""

    span: tuple[int, int]
    lawful: str
    is_feminine: bool = True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Feminine → masculine names, set phrase → neutral wording, and three lists of other words."""

    masculines: Mapping[str, str]
    feminines: Mapping[str, str]
    set_phrases: Mapping[str, str]
    not_people: frozenset[str]
    link_words: frozenset[str]
    lead_words: frozenset[str]


@cache
def _lexicon() -> Lexicon:
    file = resources.files("visavis.decisions.offers.parameters") / "gendered_titles.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    pairs = [pair.split() for pair in table["pairs"].replace("\n", " ").split(";")]
    lists = {name: frozenset(words.split()) for name, words in table["words"].items()}
    return Lexicon(
        {feminine: masculine for feminine, masculine in pairs},
        {masculine: feminine for feminine, masculine in pairs},
        table["set_phrases"],
        **lists,
    )


def says_both(title: Folded) -> bool:
    """A mark for all ("H/F", "vendeur(se)"), or both forms of one name."""
    if BOTH.search(title.plain):
        return True
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", title.plain)
    present = set(words)
    return any((pair := masculine_of(word)) and pair != word and pair in present for word in words) or (
        "femme de chambre" in title.plain and "valet" in title.plain
    )


def sexed_phrase(title: Folded) -> GenderedName | None:
    """A set phrase that names a sex ("femme de ménage")."""
    for phrase, lawful in _lexicon().set_phrases.items():
        if found := re.search(rf"\b{phrase}\b", title.plain):
            return GenderedName(found.span(), lawful)
    return None


def one_gender_name(title: Folded) -> GenderedName | None:
    """The name of the job when it has only its feminine, or only its masculine form; None for a neutral name."""
    lexicon = _lexicon()
    for word in _WORD.finditer(title.plain):
        text = word.group().removeprefix("l'").removeprefix("d'")
        if not text or text in lexicon.lead_words or not text[0].isalpha():
            continue
        if text not in ("aide", "jeune") or text in lexicon.link_words:
            return _compound(title, word) or _one_gender(title, word, text.removesuffix("s"))
    return None


def _compound(title: Folded, word: re.Match[str]) -> GenderedName | None:
    """ "Chef cuisinière" is feminine whatever its first word; only names of the list: a "plieuse" may be a machine."""
    at = len(title.plain) - len(title.plain[word.end() :].lstrip(" "))
    then = _WORD.match(title.plain, at) if at > word.end() else None
    single = then.group().removesuffix("s") if then else ""
    masculine = _lexicon().masculines.get(single, single)
    if then is None or masculine == single or single in _lexicon().not_people:
        return None
    first = word.group().removesuffix("s")
    if not (feminine_of(first) or masculine_of(first)):
        return None
    written, second = _as_written(title, word), _as_written(title, then)
    she = _respelt(written, first, feminine_of(first) or first)
    he = _respelt(written, first, masculine_of(first) or first)
    both = _both(f"{she} {second}", f"{he} {_respelt(second, single, masculine)}")
    return GenderedName((word.start(), then.end()), both)


def _one_gender(title: Folded, word: re.Match[str], single: str) -> GenderedName | None:
    written = _as_written(title, word)
    if masculine := masculine_of(single):
        both = _both(written, _respelt(written, single, masculine))
        return None if masculine == single else GenderedName(word.span(), both)
    if feminine := feminine_of(single):
        both = _both(_respelt(written, single, feminine), written)
        return GenderedName(word.span(), both, is_feminine=False)
    return None


def _both(feminine: str, masculine: str) -> str:
    return f"{feminine.capitalize()} ou {masculine} (H/F)"


def _as_written(title: Folded, word: re.Match[str]) -> str:
    """The word with its accents, without disguise: the plain one when letters were spaced or swapped."""
    first, last = title.span(*word.span())
    written = title.original[first:last].lower()
    same = len(written) == len(word.group()) and written.isalpha()
    return (written if same else word.group()).removesuffix("s")


def _respelt(written: str, plain: str, other: str) -> str:
    """The `other` gender of a word, with the accents of the `written` one: `"infirmière"` → `"infirmier"`."""
    pairs = enumerate(zip(plain, other, strict=False))
    common = next((at for at, (one, another) in pairs if one != another), min(len(plain), len(other)))
    respelt = written[:common] + other[common:]
    return re.sub("èr$", "er", re.sub("ere$", "ère", respelt))


def masculine_of(feminine: str) -> str | None:
    """`"vendeuse"` → `"vendeur"`; the same word for an epicene one; None for a word that is no feminine job name."""
    known = _lexicon().masculines.get(feminine)
    if known or feminine in _lexicon().not_people:
        return known
    for ending, masculine in _REGULAR:
        if feminine.endswith(ending) and len(feminine) > len(ending) + 2:
            return feminine[: -len(ending)] + masculine
    return None


def feminine_of(masculine: str) -> str | None:
    """`"vendeur"` → `"vendeuse"`; None for a word that is no masculine job name."""
    known = _lexicon().feminines.get(masculine)
    if known or masculine in _lexicon().not_people:
        return known
    for feminine, ending in (("trice", "teur"), ("euse", "eur"), ("iere", "ier"), ("ienne", "ien")):
        if masculine.endswith(ending) and len(masculine) > len(ending) + 2:
            return masculine[: -len(ending)] + feminine
    return None
