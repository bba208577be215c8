"""Which kind of work relation an offer announces: several have their own minimum pay, or none."""

from __future__ import annotations

import re
from enum import StrEnum

from visavis.decisions.offers.reading.folded import Folded


class Relation(StrEnum):
    """The relation announced; anything not recognised is ordinary employment."""

    EMPLOYEE = "employee"
    APPRENTICE = "apprentice"
    INTERN = "intern"
    SELF_EMPLOYED = "self_employed"
    TRAVELLING_SALES = "travelling_sales"
    CHILD_MINDER = "child_minder"
    HOLIDAY_CAMP = "holiday_camp"
    VOLUNTEER = "volunteer"
    SHELTERED = "sheltered"


_IN_TITLE_OR_CONTRACT = {
    Relation.APPRENTICE: r"\balternan(?:ce|te?s?)\b|\bapprenti(?:e|ssage)?\b|professionnalisation|\bcontrat pro\b",
    Relation.INTERN: r"^\W*(?:offre de )?stage\b|\bstagiaire\b|\bstage\b",
    Relation.SELF_EMPLOYED: r"profession (?:liberale|commerciale)|\bfreelance|independante?\b|auto-?entrepreneu|"
    r"micro-?entrepreneu|agent commercial|franchise\b|mandataire",
    Relation.TRAVELLING_SALES: r"\bvrp\b",
    Relation.CHILD_MINDER: r"assistante?s? (?:/ assistante? )?maternelle?s?|assistant familial|assistante familiale",
    Relation.HOLIDAY_CAMP: r"engagement educatif|\bcee\b|\bbafa\b|colonie|sejour de vacances",
    Relation.VOLUNTEER: r"service civique|volontariat|benevol",
    Relation.SHELTERED: r"\besat\b",
}
_IN_TEXT = {
    Relation.APPRENTICE: r"contrat (?:en |d')(?:alternance|apprentissage)|contrat de professionnalisation"
    r"|salaire (?:legal )?de l'apprentissage|bareme legal de l'alternance|poste en alternance|salaire d'apprenti",
    Relation.INTERN: r"gratification (?:de stage|legale|mensuelle|horaire)|convention de stage",
    Relation.SELF_EMPLOYED: r"statut (?:d'|de )?(?:independant|auto-?entrepreneur|micro-?entrepreneur|agent commercial)"
    r"|en tant qu'(?:independant|auto-?entrepreneur)",
    Relation.TRAVELLING_SALES: r"statut (?:cadre )?(?:de )?vrp|\bvrp (?:exclusif|multicarte)",
    Relation.HOLIDAY_CAMP: r"contrat d'engagement educatif",
    Relation.SHELTERED: r"\b(?:en|un) esat\b",
}
_HEAD = {relation: re.compile(words) for relation, words in _IN_TITLE_OR_CONTRACT.items()}
_TEXT = {relation: re.compile(words) for relation, words in _IN_TEXT.items()}


def relation_in(title: Folded, contract: Folded, description: Folded) -> Relation:
    """The relation the title or the contract names, else the one the text states outright."""
    for relation, words in _HEAD.items():
        if words.search(title.plain) or words.search(contract.plain):
            return relation
    for relation, words in _TEXT.items():
        if words.search(description.plain):
            return relation
    return Relation.EMPLOYEE
