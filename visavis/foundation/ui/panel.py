"""An explanation as its panel shows it: plain values in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from visavis.decisions.shared.answer import Answer, Verdict
from visavis.decisions.shared.explanation import Explanation, Figure, FormulaLine, Input, Origin, Provenance
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence
from visavis.foundation.words import show


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a calculation; a `datum` is shown as if filled into a form."""

    text: str
    datum: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One calculation, kept or set aside, and why when that is not plain from its figures."""

    pieces: tuple[Piece, ...]
    kept: bool
    because: str


@dataclass(frozen=True, slots=True)
class Datum:
    """One row of "where the data come from"; `panel` is the anchor of its own explanation, when it has one."""

    label: str
    value: str
    source: str
    doubt: str = ""
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """All that the panel of one figure says. `question` fits its kind; `compares`: something was set aside."""

    anchor: str
    code: str
    title: str
    value: str
    question: str
    plainly: tuple[str, ...]
    lines: tuple[Line, ...]
    compares: bool
    rounding: str
    article: str
    article_url: str
    in_force_since: date | None
    data: tuple[Datum, ...]
    doubts: tuple[str, ...]
    missing: tuple[str, ...]
    who_decides: str
    rule: str


def panel_of(node: Explanation) -> Panel:
    """The panel of one node; its children are rows that lead to their own panels."""
    article, answer = node.reference, node.value if isinstance(node.value, Answer) else None
    language = show.language()
    return Panel(
        anchor=anchor_of(node.code),
        code=node.code,
        title=node.title.say(language),
        value=told(node),
        question=question(node.value),
        plainly=_said([*node.in_plain_words, *(answer.why if answer else ())]),
        lines=tuple(_line(line, language) for line in node.lines),
        compares=node.compares,
        rounding=node.rounding.say(language) if node.rounding else "",
        article=str(article or ""),
        article_url=article.url if article else "",
        in_force_since=article.since if article else None,
        data=tuple(_datum(given) for given in node.inputs) + tuple(_child(child) for child in node.children),
        doubts=_said(node.doubts),
        missing=_said(answer.missing if answer else ()),
        who_decides=answer.who_decides.say(language) if answer and answer.who_decides else "",
        rule=node.rule,
    )


def anchor_of(code: str) -> str:
    """The anchor to which a figure in the announcing sentence leads."""
    return f"pourquoi-{code}"


def question(value: Figure) -> str:
    """The words that open the panel."""
    if isinstance(value, Answer):
        return _("Pourquoi cette réponse ?")
    return _("Pourquoi cette date ?") if isinstance(value, date) else _("Pourquoi ce chiffre ?")


def said(value: Figure) -> str:
    """A figure as people read it; an answer as oui, non, or that nobody can say yet."""
    if isinstance(value, Answer):
        words = {
            Verdict.YES: _("Oui"),
            Verdict.NO: _("Non"),
            Verdict.CANNOT_SAY: _("On ne peut pas encore dire"),
        }
        return words[value.verdict]
    if isinstance(value, Money):
        return show.money(value)
    if isinstance(value, date):
        return show.day(value)
    return show.number(value if isinstance(value, Decimal) else int(value))


def told(holder: Explanation | Input) -> str:
    """A figure with its unit when it has one: `548 jours`, `40,4 %`, `mai 2028`."""
    return holder.told.say(show.language()) if holder.told else said(holder.value)


def _said(sentences: object) -> tuple[str, ...]:
    language = show.language()
    return tuple(sentence.say(language) for sentence in sentences if isinstance(sentence, Sentence))


def _line(line: FormulaLine, language: str) -> Line:
    pieces = [
        Piece(text, name is not None and not text.endswith("%")) for text, name in line.words.parts(language)
    ]
    if not line.kept and len(pieces) > 1 and pieces[-2].text.endswith("= "):
        pieces[-1] = Piece(pieces[-1].text, False)
    return Line(tuple(pieces), line.kept, line.because.say(language) if line.because else "")


def _datum(given: Input) -> Datum:
    language = show.language()
    doubt = given.doubt.say(language) if given.doubt else ""
    if given.provenance.origin is Origin.COMPUTED and given.provenance.who:
        panel = anchor_of(given.provenance.who)
        return Datum(given.label.say(language), told(given), _("Calculé : voir l’explication"), doubt, panel)
    return Datum(given.label.say(language), told(given), source_words(given.provenance), doubt)


def _child(child: Explanation) -> Datum:
    return Datum(
        child.title.say(show.language()),
        told(child),
        _("Calculé : voir l’explication"),
        panel=anchor_of(child.code),
    )


def source_words(provenance: Provenance) -> str:
    """Who gave a datum, and when: `Attestation de Boulangerie Lemoine, 9 novembre 2026`."""
    who, words = (
        provenance.who,
        {
            Origin.DECLARED: _("Ce que vous avez dit"),
            Origin.EMPLOYER: _("Attestation de l’employeur"),
            Origin.DSN: _("Déclaration sociale de l’employeur"),
            Origin.PAY_SLIP: _("Bulletin de paie"),
            Origin.OFFER: _("Le texte de l’offre"),
            Origin.FILE: _("Votre dossier"),
            Origin.LAW: _("Texte en vigueur"),
            Origin.COMPUTED: _("Calculé"),
            Origin.ASSUMED: _("Supposé, à vérifier"),
        }[provenance.origin],
    )
    parts = [words if not who else f"{words} : {who}" if show.language() == "fr" else f"{words}: {who}"]
    if provenance.on:
        parts.append(show.day(provenance.on))
    return ", ".join(parts)
