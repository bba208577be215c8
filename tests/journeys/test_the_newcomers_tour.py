"""A newcomer's tour: become six people in turn, do a thing, see the others see it.

One browser, one click on the sign-in page to take each chair, on a phone and on a wide screen. Every stop is looked
at: it must not scroll sideways, and its picture lies in the test's own folder (in VISAVIS_PICTURES when that is set).
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from tests.journeys.test_every_page_met import BEYOND
from tests.journeys.visit import Visit

pytestmark = pytest.mark.browser

NUMBER = "01 99 00 55 66"
QUESTION = "Puis-je venir avec mes fiches de paie ?"
ANSWER = "Oui, et avec qui vous voulez."
OFFER = "Vendeuse ou vendeur en fromagerie"
TOO_LOW, LAWFUL = "1200", "2150"
WHY_NOT = "Pour 35 heures, le Smic est le plancher. Écrivez le salaire que vous paierez."


class Newcomer:
    """Whoever discovers the service: one browser, and pictures of what she saw, in order."""

    def __init__(self, visit: Visit, album: Path) -> None:
        self.visit, self.album, self.stops = visit, album, count(1)

    def becomes(self, login: str) -> Visit:
        """Take somebody's chair in one click, whoever one was before."""
        return self.visit.sits_in_for(login)

    def leaves(self) -> Visit:
        """Be nobody again."""
        return self.visit.goes_to("/entrer/moi/").presses("Sortir")

    def looks(self, at: str) -> None:
        """A picture of this stop; nothing lies beyond the edge of the screen."""
        self.visit.page.screenshot(path=self.album / f"{next(self.stops):02} {at}.png", full_page=True)
        assert self.visit.page.evaluate(BEYOND) == [], at


@pytest.fixture(params=[320, 1280], ids=["phone", "wide"])
def newcomer(live, tmp_path, request) -> Newcomer:
    album = Path(os.environ.get("VISAVIS_PICTURES") or tmp_path) / f"tour-{request.param}"
    album.mkdir(parents=True, exist_ok=True)
    return Newcomer(live.visitor(width=request.param), album)


def test_six_people_in_turn_each_does_a_thing_that_the_others_see(newcomer):
    before = acts_counted(newcomer)
    somebody_unknown_asks_for_a_call(newcomer)
    nadia_writes_to_her_counsellor(newcomer)
    lemoine_deposits_an_offer_at_fault(newcomer)
    claire_sees_what_the_agency_owes(newcomer)
    ines_answers_nadia(newcomer)
    ines_confirms_that_the_offer_is_held(newcomer)
    karim_calls_back(newcomer)
    nadia_reads_the_answer_and_who_opened_her_file(newcomer)
    lemoine_reads_what_to_change_and_changes_it(newcomer)
    anais_finds_the_offer_in_the_one_box(newcomer)
    claire_sees_that_nothing_is_owed_of_it_any_more(newcomer)
    newcomer.leaves()
    assert acts_counted(newcomer) > before


def acts_counted(newcomer) -> int:
    """How many acts of this month the observatory publishes."""
    found = newcomer.visit.goes_to("/observatoire/").finds(r"sur ([\d ]+) actes")
    newcomer.looks("observatory")
    return int(found[1].replace(" ", ""))


def somebody_unknown_asks_for_a_call(newcomer):
    """Without an account, from the first page."""
    somebody = newcomer.visit.goes_to("/")
    newcomer.looks("home")
    somebody.page.locator("#human").get_by_label("Votre numéro").fill(NUMBER)
    somebody.page.locator("#human").get_by_role("button", name="Rappelez-moi").click()
    somebody.reads("C’est promis", "Nous vous appelons.")
    newcomer.looks("call promised")


def nadia_writes_to_her_counsellor(newcomer):
    nadia = newcomer.becomes("nadia").reads("Bonjour Nadia")
    newcomer.looks("nadia at home")
    nadia.goes_to("/mon-espace/messages/").reads("Vous écrivez à Inès Moreau.")
    nadia.writes_in("Votre message", QUESTION).presses("Envoyer").reads(QUESTION)
    newcomer.looks("nadia has written")


def lemoine_deposits_an_offer_at_fault(newcomer):
    """The law is checked at once; nobody finds the offer meanwhile."""
    lemoine = newcomer.becomes("lemoine").presses("Déposer une offre")
    lemoine.writes_in("Intitulé du poste", OFFER)
    lemoine.writes_in("Description", "Servir, conseiller, tenir l’étal. Du mardi au samedi.")
    lemoine.picks("Contrat", "CDI").writes_in("Heures par semaine", "35")
    lemoine.writes_in("Salaire brut, en euros", TOO_LOW).writes_in("Commune ou code postal", "93200")
    newcomer.looks("lemoine writes an offer")
    lemoine.presses("Déposer").reads("Votre offre n’est pas publiée. Une personne la relit.", "Quoi changer")
    newcomer.looks("lemoine is told at once")


def claire_sees_what_the_agency_owes(newcomer):
    claire = newcomer.becomes("claire").reads("Nos promesses aujourd’hui")
    newcomer.looks("claire sees what is owed")
    assert "2 offres attendent" in claire.words


def ines_answers_nadia(newcomer):
    ines = newcomer.becomes("ines").reads("Nadia Belkacem", "Répondre à son message")
    newcomer.looks("ines at her desk")
    ines.follows("Nadia").reads("Pourquoi ouvrez-vous ce dossier ?")
    newcomer.looks("ines is asked why")
    ines.ticks("Répondre à votre message").presses("Ouvrir le dossier").reads(QUESTION)
    ines.writes_in("Votre message", ANSWER).presses("Répondre").reads(ANSWER)
    newcomer.looks("ines has answered")


def ines_confirms_that_the_offer_is_held(newcomer):
    """A human confirms, with a reason; a rule alone refuses nothing."""
    ines = newcomer.visit.goes_to("/bureau/offres/").presses(OFFER)
    ines.reads("Ce que les règles ont vu")
    newcomer.looks("ines reads the offer again")
    ines.writes_in("Votre raison, que l’employeur lira", WHY_NOT).presses("Confirmer : l’offre reste retenue")


def karim_calls_back(newcomer):
    karim = newcomer.becomes("karim").goes_to("/bureau/rappels/").reads("Quelqu’un sans dossier")
    newcomer.looks("karim has a call to make")
    karim.presses("Je rappelle").reads(NUMBER)
    newcomer.looks("karim calls")
    karim.presses("Nous nous sommes parlé").reads("Le numéro est effacé.")


def nadia_reads_the_answer_and_who_opened_her_file(newcomer):
    nadia = newcomer.becomes("nadia").reads("Inès Moreau", "Répondre à votre message")
    nadia.goes_to("/mon-espace/messages/").reads(ANSWER, "Lu par Inès Moreau")
    newcomer.looks("nadia is answered")
    nadia.goes_to("/mon-espace/dossier/lectures/").reads("Inès Moreau", "Répondre à votre message")
    newcomer.looks("nadia sees who read her file")


def lemoine_reads_what_to_change_and_changes_it(newcomer):
    lemoine = newcomer.becomes("lemoine").reads("Inès Moreau", WHY_NOT)
    newcomer.looks("lemoine has a correction to make")
    lemoine.presses(f"Corriger « {OFFER} »").writes_in("Salaire brut, en euros", LAWFUL).presses(
        "Enregistrer"
    )
    lemoine.reads("Votre offre est publiée.")
    newcomer.looks("lemoine is published")


def anais_finds_the_offer_in_the_one_box(newcomer):
    """She is deaf: no call; she types two words, and finds the offer with its reason."""
    anais = newcomer.becomes("anais").goes_to("/chercher/")
    anais.writes_in("Une offre, un métier, une page, un mot", "vendeurs fromagerie").presses(
        "Chercher"
    ).reads(OFFER)
    newcomer.looks("anais finds the offer")
    anais.presses(OFFER).reads("Pourquoi cette offre vous est montrée", "Offre conforme")
    newcomer.looks("anais reads why")


def claire_sees_that_nothing_is_owed_of_it_any_more(newcomer):
    claire = newcomer.becomes("claire").reads("1 offre attend")
    newcomer.looks("claire sees it done")
    assert "2 offres attendent" not in claire.words
