"""A right as one sheet of paper: its figures, its months, each step with the number people say aloud to contest it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from visavis.decisions.rights.entitlement import Entitlement, Figures
from visavis.decisions.rights.telling import first_payment, headline, told_line, told_source, told_value
from visavis.decisions.shared.answer import Answer
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.sentence import Sentence, shown, shown_month

TITLE = Sentence("Vos droits, étape par étape")
SIMPLE_TITLE = Sentence("Vos droits, en mots simples")
LABELS = {
    "daily_gross": Sentence("Par jour, avant retenues"),
    "daily_net": Sentence("Par jour, net avant impôt"),
    "month_gross": Sentence("Par mois, avant retenues"),
    "month_net": Sentence("Par mois, net avant impôt"),
    "duration_days": Sentence("Durée"),
    "first_paid_on": Sentence("Premier jour payé"),
    "last_paid_month": Sentence("Dernier mois payé"),
}
MONTH, PAID_DAYS, GROSS, NET = (
    Sentence("Mois"),
    Sentence("Jours payés"),
    Sentence("Avant retenues"),
    Sentence("Net"),
)
CHART = "De {first:month} à {last:month}, {count:mois|mois} de versement. Le plus gros : {most} net."
HOW = Sentence(
    "Chaque ligne a un numéro. Pour la contester, dites ce numéro au guichet, au téléphone ou par lettre."
)
HOW_TRIED = Sentence(
    "Ce calcul n'est dans aucun dossier. Pour contester une ligne, apportez cette feuille au guichet."
)
ASKED = Sentence("Ce que vous avez demandé")
NOBODY_REFUSES = Sentence("Rien n'est refusé par une machine : une personne relit avec vous.")
HEADINGS = {
    "figures": Sentence("Les chiffres"),
    "months": Sentence("Mois par mois"),
    "steps": Sentence("Ligne par ligne"),
    "line": Sentence("Ligne"),
    "source": Sentence("Texte"),
    "data": Sentence("Données"),
}
COLON = ("\u00a0:", ":")
BAR_WIDTH, BAR_HEIGHT = 400, 60


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the sheet: its number, the code of its node, and what is said of it."""

    number: int
    node: Explanation


def numbered(explanation: Explanation) -> tuple[Step, ...]:
    """Every node once, numbered from 1 in the order of the law: the same explanation gives the same numbers."""
    nodes = {node.code: node for node in reversed(list(explanation.walk()))}
    ordered = dict.fromkeys(node.code for node in explanation.walk())
    return tuple(Step(rank, nodes[code]) for rank, code in enumerate(ordered, 1))


def as_paper(
    result: Entitlement, language: str, *, explanation: Explanation | None = None, simple: bool = False
) -> dict[str, object]:
    """The record the printer reads: plain words only. `simple`: without formulas and articles.

    `explanation` is the one that was kept, when there is one; without it this was only tried.
    """
    answer = result.eligibility
    why = [] if answer.is_yes else [*answer.why, *answer.missing, *filter(None, [answer.who_decides])]
    steps = numbered(explanation or result.explanation)
    opening = [headline(result), first_payment(result), *why, None if answer.is_yes else NOBODY_REFUSES]
    return {
        "language": language,
        "title": (SIMPLE_TITLE if simple else TITLE).say(language),
        "headings": {name: words.say(language) for name, words in HEADINGS.items()},
        "opening": [one.say(language) for one in opening if one],
        "how": (HOW if explanation else HOW_TRIED).say(language),
        "figures": list(_figures(result.figures, language)) if result.figures else [],
        "months": _months(result, language, len(steps)),
        "chart": _chart(result, language),
        "steps": [_step(step, language, simple) for step in steps],
        "fingerprint": result.versions.fingerprint[:12],
    }


def lines_as_paper(
    title: str,
    asked: Sequence[tuple[str, str]],
    trees: Sequence[Explanation],
    language: str,
    *,
    fingerprint: str,
    simple: bool = False,
) -> dict[str, object]:
    """The record of a comparison kept with its lines: what was asked, then each line with its number."""
    codes: dict[str, Explanation] = {}
    for tree in trees:
        for node in tree.walk():
            codes.setdefault(node.code, node)
    return {
        "language": language,
        "title": title,
        "headings": {name: words.say(language) for name, words in HEADINGS.items()}
        | {"figures": ASKED.say(language)},
        "opening": [NOBODY_REFUSES.say(language)],
        "how": HOW.say(language),
        "figures": [list(each) for each in asked],
        "months": [],
        "chart": {},
        "steps": [_step(Step(rank, node), language, simple) for rank, node in enumerate(codes.values(), 1)],
        "fingerprint": fingerprint,
    }


def _figures(figures: Figures, language: str) -> Iterator[list[str]]:
    for name, label in LABELS.items():
        value = getattr(figures, name)
        told = shown(value, language)
        if name == "duration_days":
            told = Sentence.of("{days:jour|jours}", days=value).say(language)
        if name == "last_paid_month":
            told = shown_month(value, language)
        yield [label.say(language), told]


def _months(result: Entitlement, language: str, before: int) -> list[list[str]]:
    """One row a month, ending with the number of its line; `before` lines are numbered already."""
    head = [words.say(language) for words in (MONTH, PAID_DAYS, GROSS, NET, HEADINGS["line"])]
    rows = [
        [
            shown_month(one.month, language),
            str(one.days),
            shown(one.gross, language),
            shown(one.net, language),
            str(rank),
        ]
        for rank, one in enumerate(result.months, before + 1)
    ]
    return [head, *rows] if rows else []


def _chart(result: Entitlement, language: str) -> dict[str, str]:
    """Bars of the net months as a drawing, and the sentence that says the same."""
    months = result.months
    most = max((one.net.cents for one in months), default=0)
    if not most:
        return {}
    step = BAR_WIDTH / len(months)
    bars = "".join(
        f'<rect x="{rank * step:.1f}" y="{BAR_HEIGHT - tall:.1f}" width="{max(step - 2, 1):.1f}" height="{tall:.1f}"'
        ' fill="white" stroke="black"/>'
        for rank, tall in enumerate(BAR_HEIGHT * one.net.cents / most for one in months)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {BAR_WIDTH + 2} {BAR_HEIGHT + 3}">{bars}'
        f'<path d="M0 {BAR_HEIGHT}H{BAR_WIDTH}" stroke="black" stroke-width="2"/></svg>'
    )
    words = Sentence.of(
        CHART,
        first=months[0].month,
        last=months[-1].month,
        count=len(months),
        most=max(one.net for one in months),
    )
    return {"svg": svg, "words": words.say(language)}


def _step(step: Step, language: str, simple: bool) -> dict[str, object]:
    node = step.node
    answer = node.value if isinstance(node.value, Answer) else None
    plain = [words.say(language) for words in (*node.in_plain_words, *(answer.why if answer else ()))]
    title = node.title.say(language)
    told = {
        "number": step.number,
        "title": title if title.endswith("?") else f"{title}{COLON[language == 'en']}",
        "value": told_value(node, language),
        "plain": " ".join(plain),
    }
    if simple:
        return told | {"lines": [], "data": [], "source": "", "doubts": []}
    return told | {
        "lines": [told_line(line, language, among_others=node.compares) for line in node.lines],
        "data": [
            f"{given.label.say(language)} : {told_value(given, language)} ({told_source(given, language)})"
            for given in node.inputs
        ],
        "source": str(node.reference or ""),
        "doubts": [doubt.say(language) for doubt in node.doubts],
    }
