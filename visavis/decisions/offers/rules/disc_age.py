"""Code du travail, L5331-2 and L1132-1: an offer sets no age limit for whoever is hired.

Rule: no upper limit ("moins de 30 ans"), no span ("25-35 ans"), no word for an age ("jeune retraité").
In plain words: the work says what must be done, never how old one must be.
Severity: block when a limit is written; fix when a word stands for an age.
Not applied: a minimum age ("18 ans minimum"), the age of those served ("jeunes de 16 à 25 ans"), years of experience;
what a law opens to an age: apprenticeship (L6222-1), professionnalisation (L6325-1), civic service, aided contracts,
the armed forces, the police. Any other aim that L1133-2 may justify is for a human, who then releases the offer.
"""

from __future__ import annotations

from collections.abc import Iterator

from visavis.decisions.offers.read import Reading
from visavis.decisions.offers.reading.age import age_limit, is_for_the_armed_forces, young_asked
from visavis.decisions.offers.rule import Rule
from visavis.decisions.offers.verdict import Finding, Severity
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

CODE = "DISC_AGE"
LAW = LawReference("Code du travail", "L5331-2")
DISCRIMINATION = LawReference("Code du travail", "L1132-1")
EXCEPTION = LawReference("Code du travail", "L1133-2")
PLAIN = Sentence.of("Une offre s'adresse à tous les âges.")
LIMIT = Sentence.of("L'offre fixe une limite d'âge. La loi l'interdit.")
WORD = Sentence.of("Ces mots désignent un âge.")
TAKE_OUT = Sentence.of("Retirez cet âge : dites plutôt ce que le travail demande.")
SAY_OTHERWISE = Sentence.of("Retirez ces mots : dites plutôt les heures, ou ce que le travail demande.")


def look(reading: Reading) -> Iterator[Finding]:
    """At most one limit and one word for an age, in the title first."""
    if is_for_the_armed_forces(reading.title):
        return
    texts = ((reading.title, True), (reading.description, False))
    for text, in_title in texts:
        if span := age_limit(text, reading.relation, in_title=in_title):
            yield Finding(CODE, Severity.BLOCK, LIMIT, text.evidence(*span), TAKE_OUT, LAW)
            break
    for text, _in_title in texts:
        if span := young_asked(text):
            yield Finding(CODE, Severity.FIX, WORD, text.evidence(*span), SAY_OTHERWISE, DISCRIMINATION)
            break


DISC_AGE = Rule(CODE, (LAW, DISCRIMINATION, EXCEPTION), PLAIN, look)
