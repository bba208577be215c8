"""The marks of a person in the text of a CV: each kind with its pattern, the word put in its place, and why.

Code du travail, L1132-1: nobody is set aside for her name, age, origin, sex, family or place of residence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

LAW = LawReference("Code du travail", "L1132-1")
_MONTHS = "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
_DAY = rf"(?:\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\s+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}})"
_STREETS = r"rue|avenue|av\.|boulevard|bd|allée|allee|impasse|chemin|place|quai|résidence|residence"


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of mark: its pattern, the word put in its place, and why it is hidden."""

    kind: str
    pattern: re.Pattern[str]
    word: str
    why: Sentence


def _mark(kind: str, pattern: str, word: str, why: Sentence) -> Mark:
    return Mark(kind, re.compile(pattern, re.IGNORECASE), f"[{word}]", why)


_BORN = r"\bné(?:e|\(e\)|·e)?"
_BIRTH = (
    rf"{_BORN}\s+(?:le\s+)?{_DAY}(?:\s+à\s+[^\n,;.]+)?"
    rf"|\bdate de naissance\s*:?\s*{_DAY}"
    r"|\blieu de naissance\s*:?\s*[^\n,;]+"
    rf"|{_BORN}\s+(?:à|en)\s+[^\n,;.]+"
)
_ADDRESS = (
    rf"\b\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+(?:{_STREETS})\s+[^\n,;]+(?:[\n,;]\s*\d{{5}}\s+[^\n,;]+)?"
    r"|\b\d{5}\s+[A-ZÀ-Ý][\w'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+)*"
)
_NUMBER = r"(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)"
_AGE = (
    r"\b(?:âge|age)\s*:?\s*\d{2}\s*ans\b"
    r"|\b(?:âgé(?:e|\(e\))?\s+de\s+)?(?<![\d ]\s)\b[1-9]\d ans\b(?!\s+(?:d['’e]|dans|en|chez|comme|au))"
)
_MARRIED = r"(?:marié|pacsé|divorcé|séparé)(?:e|\(e\)|·e)?"
_FAMILY = (
    rf"\b(?:célibataire|{_MARRIED}|veuf|veuve|concubin(?:e|age)?)\b"
    r"(?:,?\s*(?:\d+|un|une|deux|trois|quatre|sans)\s+enfants?)?"
    r"|\b(?:\d+|un|deux|trois|quatre|sans)\s+enfants?\s+à\s+charge\b"
    r"|\bsituation (?:de famille|familiale)\s*:?\s*[^\n,;.]+"
)
_ORIGIN = r"\bnationalité\s*:?\s*[^\n,;.]+|\bde nationalité\s+\w+|\b(?:titre|carte) de séjour[^\n,;.]*"
_SEX = (
    r"\b(?:Monsieur|Madame|Mademoiselle|Mme|Mlle|M\.)(?=\s)"
    r"|\bsexe\s*:?\s*(?:masculin|féminin|homme|femme|[HFM])\b"
)
_LINK = r"(?:https?://|www\.)\S+|\b(?:linkedin|facebook|instagram)\.com/\S+"
_PHONE = r"(?<!\d)(?:\+33|0033|0)\s?(?:\(0\)\s?)?[1-9](?:[\s.-]?\d{2}){4}(?!\d)"
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"

ADDRESS = _mark(
    "address", _ADDRESS, "adresse", Sentence("Un lieu de résidence peut faire écarter quelqu'un.")
)

# In this order: a longer mark is hidden before a shorter one could cut it.
MARKS = (
    _mark("email", _EMAIL, "courriel", Sentence("Une adresse électronique dit souvent un nom.")),
    _mark("link", _LINK, "lien", Sentence("Un lien mène à une page qui dit qui vous êtes.")),
    _mark("phone", _PHONE, "téléphone", Sentence("Un numéro de téléphone désigne une personne.")),
    _mark(
        "identity_number",
        _NUMBER,
        "numéro",
        Sentence("Ce numéro dit le sexe, l'âge et le lieu de naissance."),
    ),
    ADDRESS,
    _mark("birth", _BIRTH, "naissance", Sentence("La naissance dit l'âge et parfois l'origine.")),
    _mark("age", _AGE, "âge", Sentence("L'âge n'est pas une compétence.")),
    _mark("nationality", _ORIGIN, "nationalité", Sentence("La nationalité ne dit rien du métier.")),
    _mark(
        "family", _FAMILY, "situation de famille", Sentence("La situation de famille ne dit rien du métier.")
    ),
    _mark("sex", _SEX, "civilité", Sentence("La civilité dit le sexe.")),
)
NAME = _mark("name", r"(?!)", "nom", Sentence("Un nom peut faire deviner une origine ou un sexe."))
