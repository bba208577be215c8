"""Code du travail, L1142-1: no offer may mention the sex of the person sought, whatever the contract.

Rule: a title is lawful with both genders ("vendeuse ou vendeur"), a mark for all ("H/F"), or a neutral name.
In plain words: the job is open to women and men, and its title says so.
Severity: block when a sex is asked for outright; fix when the title has only a feminine or a sexed name; warn when it
has only a masculine one, which French grammar also uses for both.
Not applied: performers playing a part, fashion models, artists' models (R1142-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from visavis.decisions.offers.read import Reading
from visavis.decisions.offers.reading import genders
from visavis.decisions.offers.reading.folded import Folded, one_of
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
WRITE = Sentence.of

_PEOPLE = r"(?:hommes?|femmes?|filles?|garcons?|dames?|messieurs|monsieur|mesdames|madame|demoiselles?)"
_SEXED = r"(?:masculine?s?|feminine?s?)"
_AND_OTHERS = (
    r"(?![ ]*(?:/|,|ou\b|et\b|-|\|)[ ]*(?:une?[ ]+|des[ ]+|les[ ]+|aux[ ]+)?"
    r"(?:jeunes?[ ]+)?(?:hommes?|femmes?|filles?|garcons?|h\b|f\b))"
)
_NAME_OF_A_JOB = (
    r"(?![ ]+(?:de (?:chambre|menage|service|compagnie|cafe|salle|confiance|loi|terrain|metier)"
    r"|d'(?:entretien|affaires)|toutes mains|a tout faire|enceinte))"
)
_ONLY = (
    r"(?:uniquement|exclusivement|seulement|seule?s?\b|only|imperativement|de preference"
    r"|souhaitee?s?|exigee?s?|demandee?s?|recherchee?s?)"
)
_FOR = r"(?:a |aux |au |pour |des |les |une? |un public de )*"
_A = r"(?:une?[ ]+|des[ ]+|deux[ ]+|\d+[ ]+)?(?:jolies?[ ]+|jeunes?[ ]+|charmantes?[ ]+)*"
_PEOPLE_HELPED = r"(?! (?:accueilli|en difficult|suivi|accompagne|heberge|en situation))"
ASKED_OUTRIGHT = one_of(
    rf"\b(?:jeunes?[ ]+)?{_PEOPLE}[ ]+{_ONLY}",
    rf"\b(?:uniquement|exclusivement|reservee?s?|ouverte?s? seulement)[ ]+{_FOR}(?:jeunes?[ ]+)?"
    rf"{_PEOPLE}\b{_AND_OTHERS}",
    r"(?<!des )(?<!les )(?<!nos )(?<!aux )(?<!de )\bjeunes?[ ]+(?:femmes?|hommes?|demoiselles?)\b"
    rf"{_AND_OTHERS}{_PEOPLE_HELPED}",
    rf"\b(?:cherch|recherch|recrut|embauch|engage|souhait)\w*[ ]+(?:pour \w+ )?{_A}"
    rf"{_PEOPLE}\b{_NAME_OF_A_JOB}{_AND_OTHERS}",
    r"\bde sexe (?:masculin|feminin)(?![ ]*(?:ou|et|/))",
    r"\bsexe[ ]*:[ ]*(?:homme|femme|masculin|feminin|h\b|f\b)(?![ ]*(?:ou|/))",
    rf"\b(?:profils?|candidate?s?|candidatures?|personnels?)[ ]+(?:\w+ment[ ]+)?{_SEXED}\b(?![ ]*(?:et|ou|/))",
    rf"\bpas de {_PEOPLE}\b",
    rf"\b{_PEOPLE} s'abstenir",
    r"(?<![/\w])[hf][ ]+(?:uniquement|only|seulement)\b",
)
# Without one of these, a description asks for no sex: a quick look before the long one.
TELL_TALES = (
    "homme", "femme", "fille", "garcon", "dame", "monsieur", "messieurs", "demoiselle", "sexe", "masculin", "feminin",
    "h uniquement", "f uniquement", "h only", "f only", "h seulement", "f seulement",
)  # fmt: skip
ASKED_IN_TITLE = one_of(
    rf"^\W*{_PEOPLE}\b{_NAME_OF_A_JOB}{_AND_OTHERS}",
    r"(?:[(,]|[ ]-)[ ]*(?:hommes?|femmes?)[ ]*\)?\W*$",
    r"[(-][ ]*[hf][ ]*\)\W*$",
    r"[ ]-[ ]*[hf]\W*$",
)
FOR_CLIENTS = re.compile(
    r"coiff|barb|pret-a-porter|\bmode\b|rayon|chaussur|textile|vetement|lingerie|tailleur|parfum|estheti|\bsport|foot"
    r"|basket|\bhand|rugby|equipe|foyer|sante|gyneco|matern|centre|refuge|collection|stylis|vestiaire|droits? des"
    r"|hammam|\bspa\b"
)
PERFORMER = re.compile(
    r"comedien|\bact(?:eur|rice)|figurant|silhouette|chanteu|danseu|mannequin|modeles? (?:vivant|photo)"
    r"|modeles? (?:masculin|feminin)|artiste|doublage|\broles? (?:feminin|masculin|d'homme|de femme)"
    r"|cascadeu|cantatrice|soprano"
)


def look(reading: Reading) -> Iterator[Finding]:
    """At most one fault for the title, one for the description: the words at fault, and lawful ones."""
    if PERFORMER.search(reading.title.plain):
        return
    yield from _in_title(reading.title)
    if any(word in reading.description.plain for word in TELL_TALES) and (
        asked := ASKED_OUTRIGHT.search(reading.description.plain)
    ):
        yield _finding(Severity.BLOCK, ASKED, reading.description, asked.span(), TAKE_OUT)


def _in_title(title: Folded) -> Iterator[Finding]:
    both = genders.says_both(title)
    asked = ASKED_OUTRIGHT.search(title.plain)
    if not asked and not both and not FOR_CLIENTS.search(title.plain):
        asked = ASKED_IN_TITLE.search(title.plain)
    if asked:
        yield _finding(Severity.BLOCK, ASKED, title, asked.span(), TAKE_OUT)
    elif not both and (phrase := genders.sexed_phrase(title)):
        yield _finding(Severity.FIX, SEXED_NAME, title, phrase.span, _written(phrase.lawful))
    elif not both and (name := genders.one_gender_name(title)):
        words = FEMININE_ONLY if name.is_feminine else MASCULINE_ONLY
        severity = Severity.FIX if name.is_feminine else Severity.WARN
        yield _finding(severity, words, title, name.span, _written(name.lawful))


def _written(lawful: str) -> Sentence:
    return WRITE("« {lawful} »", lawful=lawful)


def _finding(
    severity: Severity, words: Sentence, text: Folded, span: tuple[int, int], proposal: Sentence
) -> Finding:
    return Finding(CODE, severity, words, text.evidence(*span), proposal, LAW)


DISC_SEX = Rule(CODE, (LAW, EXCEPTION), PLAIN, look)
