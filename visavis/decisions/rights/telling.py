"""A right told in plain text, in HTML without style, or as a record: one explanation, several papers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from visavis.decisions.rights.entitlement import DayKind, Entitlement
from visavis.decisions.shared.answer import Answer, Verdict
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin
from visavis.decisions.shared.periods import add_months
from visavis.decisions.shared.sentence import Sentence, shown

VERDICTS = {
    Verdict.YES: Sentence("Oui."),
    Verdict.NO: Sentence("Non, pour l'instant."),
    Verdict.CANNOT_SAY: Sentence("On ne peut pas encore dire."),
}
ORIGINS = {
    Origin.DECLARED: Sentence("votre déclaration"),
    Origin.EMPLOYER: Sentence("votre employeur"),
    Origin.DSN: Sentence("la déclaration sociale de votre employeur"),
    Origin.PAY_SLIP: Sentence("votre fiche de paie"),
    Origin.OFFER: Sentence("le texte de l'offre"),
    Origin.FILE: Sentence("votre dossier"),
    Origin.LAW: Sentence("la loi"),
    Origin.COMPUTED: Sentence("ce calcul"),
    Origin.ASSUMED: Sentence("une supposition"),
}
KINDS_OF_DAY = {
    DayKind.WORKED: Sentence("votre contrat"),
    DayKind.SPECIFIC_DELAY: Sentence("vos indemnités de départ, déjà payées par l'employeur"),
    DayKind.LEAVE_DELAY: Sentence("vos congés, déjà payés par l'employeur"),
    DayKind.BEFORE_REGISTRATION: Sentence("avant votre inscription"),
    DayKind.WAITING: Sentence("délai d'attente"),
    DayKind.PAID: Sentence("jours payés"),
}
KEPT = Sentence("retenu")
ROUNDING, SOURCE, DOUBT = Sentence("Arrondi"), Sentence("Texte"), Sentence("Doute")
MISSING, DECIDES = Sentence("Il manque"), Sentence("Qui décide")


def headline(result: Entitlement) -> Sentence:
    """The one sentence that opens the page or the letter."""
    figures = result.figures
    if figures is None or result.provisional:
        return VERDICTS[result.eligibility.verdict]
    return Sentence.of(
        "Vous pouvez recevoir {daily} par jour, pendant {days:jour|jours}, à partir du {first}.",
        daily=figures.daily_gross,
        days=figures.duration_days,
        first=figures.first_paid_on,
    )


def first_payment(result: Entitlement) -> Sentence | None:
    """When the first money comes, and how much before tax; None when there is nothing to pay yet."""
    paid = next((month for month in result.months if month.days), None)
    if paid is None:
        return None
    return Sentence.of(
        "Premier versement : début {month:month}, {amount} pour {days:jour|jours}.",
        month=add_months(paid.month, 1),
        amount=paid.gross,
        days=paid.days,
    )


def as_record(result: Entitlement, language: str, *, whole: bool) -> dict[str, Any]:
    """The JSON of a right with its opening sentence; the derivation only when `whole`."""
    return {"sentence": headline(result).say(language), **result.to_json(explained=whole)}


def told_value(holder: Explanation | Input, language: str) -> str:
    """A figure with its unit, or an answer, as people read it."""
    if isinstance(holder.value, Answer):
        return VERDICTS[holder.value.verdict].say(language)
    return holder.told.say(language) if holder.told else shown(holder.value, language)


def told_source(given: Input, language: str) -> str:
    """Where a datum comes from: who, and on which day."""
    source = given.provenance
    who = ORIGINS[source.origin].say(language)
    if source.who and source.origin is not Origin.COMPUTED:
        who = f"{who}, {source.who}"
    return f"{who}, {shown(source.on, language)}" if source.on else who


def as_text(result: Entitlement, language: str) -> str:
    """The whole derivation in lines, two spaces deeper for each step below."""
    return "\n".join([headline(result).say(language), "", *_text(result.explanation, language, 0)])


def _text(node: Explanation, language: str, depth: int) -> Iterator[str]:
    margin = "  " * depth
    yield f"{margin}[{node.code}] {node.title.say(language)} {told_value(node, language)}"
    for line in _details(node, language):
        yield f"{margin}    {line}"
    for child in node.children:
        yield from _text(child, language, depth + 1)


def _details(node: Explanation, language: str) -> Iterator[str]:
    if isinstance(node.value, Answer):
        yield from _answer(node.value, language)
    yield from (words.say(language) for words in node.in_plain_words)
    yield from (told_line(line, language, among_others=node.compares) for line in node.lines)
    for given in node.inputs:
        yield f"- {given.label.say(language)} : {told_value(given, language)} ({told_source(given, language)})"
    labels = [(ROUNDING, node.rounding), *((DOUBT, doubt) for doubt in node.doubts)]
    yield from (f"{label.say(language)} : {words.say(language)}" for label, words in labels if words)
    if node.reference:
        yield f"{SOURCE.say(language)} : {node.reference}"


def _answer(answer: Answer, language: str) -> Iterator[str]:
    yield from (words.say(language) for words in answer.why)
    yield from (f"{MISSING.say(language)} : {words.say(language)}" for words in answer.missing)
    if answer.who_decides:
        yield f"{DECIDES.say(language)} : {answer.who_decides.say(language)}"


def told_line(line: FormulaLine, language: str, *, among_others: bool) -> str:
    """A calculation with its reason; the kept one is marked when others were set aside."""
    words = line.words.say(language)
    mark = f" ← {KEPT.say(language)}" if line.kept and among_others else ""
    reason = f" ({line.because.say(language)})" if line.because else ""
    return f"{words}{mark}{reason}"


def as_html(result: Entitlement, language: str) -> str:
    """A fragment of nested `details`, readable with styles off."""
    from html import escape  # slow to load, and only needed here

    opening = escape(headline(result).say(language))
    return f'<article lang="{language}"><h1>{opening}</h1>{_html(result.explanation, language)}</article>'


def _html(node: Explanation, language: str) -> str:
    from html import escape

    title = f"{escape(node.title.say(language))} <strong>{escape(told_value(node, language))}</strong>"
    items = "".join(f"<li>{escape(line)}</li>" for line in _details(node, language))
    below = "".join(_html(child, language) for child in node.children)
    return (
        f'<details open id="{escape(node.code)}"><summary>{title}</summary><ul>{items}</ul>{below}</details>'
    )
