"""Code du travail, L1142-1: no offer may mention the sex of the person sought, whatever the contract.

Rule: a title is lawful with both genders ("vendeuse ou vendeur"), a mark for all ("H/F"), or a neutral name.
In plain words: the job is open to women and men, and its title says so.
Severity: block when a sex is asked for outright; fix when the title has only a feminine or a sexed name; warn when it
has only a masculine one, which French grammar also uses for both.
Not applied: performers playing a part, fashion models, artists' models (R1142-1).
"""

from __future__ import annotations

from collections.abc import Iterator

from visavis.decisions.offers.read import Reading
from visavis.decisions.offers.reading.folded import Folded
from visavis.decisions.offers.reading.genders import one_gender_name, says_both, sexed_phrase
from visavis.decisions.offers.reading.sex import is_for_a_performer, sex_asked, sex_asked_in_title
from visavis.decisions.offers.rule import Rule
from visavis.decisions.offers.verdict import Finding, Severity
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

CODE = "DISC_SEX"
LAW = LawReference(
    "Code du travail", "L1142-1", url="https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006900849"
)
EXCEPTION = LawReference("Code du travail", "R1142-1")
PLAIN = Sentence.of("Une offre s'adresse aux femmes et aux hommes.")
ASKED = Sentence.of("L'offre demande un sexe. La loi l'interdit.")
FEMININE_ONLY = Sentence.of("Le titre n'est qu'au féminin. L'offre doit s'adresser aussi aux hommes.")
MASCULINE_ONLY = Sentence.of("Le titre n'est qu'au masculin. Il est plus clair d'écrire les deux.")
SEXED_NAME = Sentence.of("Ce nom de métier désigne un sexe.")
TAKE_OUT = Sentence.of("Retirez ces mots, et ajoutez « H/F » au titre.")


def look(reading: Reading) -> Iterator[Finding]:
    """At most one fault for the title, one for the description: the words at fault, and lawful ones."""
    if is_for_a_performer(reading.title):
        return
    yield from _in_title(reading.title)
    if span := sex_asked(reading.description):
        yield _finding(Severity.BLOCK, ASKED, reading.description, span, TAKE_OUT)


def _in_title(title: Folded) -> Iterator[Finding]:
    both = says_both(title)
    if span := sex_asked(title) or (None if both else sex_asked_in_title(title)):
        yield _finding(Severity.BLOCK, ASKED, title, span, TAKE_OUT)
    elif both:
        return
    elif phrase := sexed_phrase(title):
        yield _finding(Severity.FIX, SEXED_NAME, title, phrase.span, _written(phrase.lawful))
    elif name := one_gender_name(title):
        severity = Severity.FIX if name.is_feminine else Severity.WARN
        words = FEMININE_ONLY if name.is_feminine else MASCULINE_ONLY
        yield _finding(severity, words, title, name.span, _written(name.lawful))


def _written(lawful: str) -> Sentence:
    return Sentence.of("« {lawful} »", lawful=lawful)


def _finding(
    severity: Severity, words: Sentence, text: Folded, span: tuple[int, int], put: Sentence
) -> Finding:
    return Finding(CODE, severity, words, text.evidence(*span), put, LAW)


DISC_SEX = Rule(CODE, (LAW, EXCEPTION), PLAIN, look)
