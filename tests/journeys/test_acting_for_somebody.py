"""Somebody acts for somebody else: a guardian and the adult she protects; a helper whose mandate lasts a day."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests import town
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.rooms.mandates import door as mandates
from visavis.rooms.people import door as people

pytestmark = pytest.mark.browser


def test_a_guardian_acts_and_the_protected_adult_keeps_everything_and_sees_everything(live):
    """Paule writes for Suzanne; Suzanne reads who did it, writes herself, and ends the mandate in one press."""
    suzanne = live.somebody("suzanne", script=False)
    suzanne.goes_to("/mon-espace/messages/").reads("c’est moi qui choisis")

    paule = live.somebody("paule", script=False, width=320)
    paule.goes_to("/aide/").reads("Suzanne Kowalski").presses("Agir pour Suzanne Kowalski")
    paule.reads("Ce que vous pouvez faire").presses("Lire les messages et écrire au conseiller")
    paule.page.locator("main textarea").fill("Suzanne préfère un rendez-vous le matin.")
    paule.presses("Envoyer")

    suzanne.goes_to("/mon-espace/messages/").reads("Suzanne préfère un rendez-vous le matin.")
    suzanne.goes_to("/mon-espace/dossier/")
    suzanne.finds(r"fait par Paule Ferrand, tutrice pour vous, mandat n° [0-9A-Z]{4}-[0-9A-Z]{4}")
    suzanne.finds(r"Vous aider, mandat n° [0-9A-Z]{4}-[0-9A-Z]{4}")
    suzanne.goes_to("/mon-espace/messages/").page.locator("main textarea").fill("Oui, le matin. C’est moi.")
    suzanne.presses("Envoyer").reads("Oui, le matin. C’est moi.")

    suzanne.goes_to("/mon-espace/mandats/").reads("Paule Ferrand, tutrice").presses("Arrêter ce mandat")
    suzanne.reads("C’est arrêté. Ce mandat n’ouvre plus rien.", "La décision du juge, photographiée")

    paule.goes_to("/mon-espace/messages/")
    assert "le matin" not in paule.words
    paule.goes_to("/aide/").reads("Personne ne vous a donné de mandat en ce moment.")


def test_a_mandate_of_one_day_ends_by_itself_while_the_page_is_open(live):
    """Samira helps Hugo for a day; the moment it is over, the page she had open shows nothing any more."""
    end = _one_day_that_ends_in(seconds=14)
    samira = live.somebody("samira", script=False)
    samira.goes_to("/aide/").presses("Agir pour Hugo Petit").presses(
        "Lire les messages et écrire au conseiller"
    )
    samira.reads("Je cherche mon premier emploi.")
    time.sleep(max(0.0, (end - now()).total_seconds()) + 0.2)
    answer = samira.page.goto(f"{samira.site}/mon-espace/messages/")
    assert answer.status == 404
    assert "premier emploi" not in samira.words
    samira.goes_to("/aide/")
    assert "Hugo" not in samira.words


def test_somebody_without_a_file_is_registered_by_a_helper_with_her_word_alone(live):
    """Awa has no file, no phone, no mail. She says yes to Karim; Samira registers her; Awa reads it and ends it."""
    karim = live.somebody("karim", script=False).goes_to("/bureau/inscription/")
    karim.presses("Entendre l’accord d’une personne que quelqu’un inscrit").presses("Elle m’a dit oui")
    code = karim.finds(r"Elle le donne à qui l’inscrit. ([0-9A-Z]{4}-[0-9A-Z]{4})")[1]

    samira = live.somebody("samira", script=False, width=320).goes_to("/aide/")
    samira.presses("Inscrire quelqu’un qui n’a pas de dossier").writes_in("Son prénom", "Awa").writes_in(
        "Son nom de famille", "Diallo"
    )
    samira.ticks("Une association").ticks("À voix haute, à un autre agent")
    samira.writes_in("Le code que l’agent lui a donné", code).presses("Commencer son inscription")
    while "Relisez, puis confirmez" not in samira.words:
        samira.presses("Je ne sais pas")
    samira.presses("Confirmer l’inscription").reads(
        "L’inscription est faite", "La feuille à donner à la personne"
    )
    assert "Nom de la carte" not in samira.words

    karim.goes_to("/bureau/dossiers/").page.goto(f"{karim.site}/bureau/inscription/{_file_of_awa()}/faite/")
    karim.presses("Faire une nouvelle carte de codes")
    card, first = karim.page.locator("main .code").all_text_contents()[:2]

    awa = live.visitor(script=False).goes_to("/entrer/")
    awa.writes_in("Nom de la carte", card).writes_in("Un code de la carte", first).presses("Entrer")
    awa.goes_to("/mon-espace/dossier/")
    awa.finds(
        r"fait par Samira Benali, association Le Pas de porte pour vous, mandat n° [0-9A-Z]{4}-[0-9A-Z]{4}"
    )
    awa.goes_to("/mon-espace/mandats/").reads("Samira Benali", "Sa parole, devant un second agent")
    awa.presses("Arrêter ce mandat").reads("C’est arrêté. Ce mandat n’ouvre plus rien.")
    assert samira.page.goto(f"{samira.site}/inscription/faite/").status == 404


def _file_of_awa() -> UUID:
    with acting_as(SERVICE):
        return people.find("Diallo")[0].file_id


def _one_day_that_ends_in(*, seconds: int) -> datetime:
    hugo, samira = town.account("hugo").actor(), town.account("samira").id
    at = now() - timedelta(days=1) + timedelta(seconds=seconds)
    with acting_as(hugo):
        terms = mandates.Terms(account_id=samira, kind="association", families=("messages",))
        file_id: UUID = town.file_of("hugo")
        given = mandates.give(file_id=file_id, terms=terms, now=at, by=hugo, channel=Channel.WEB)
        mandates.consent(mandate_id=given, yes=mandates.Yes(way="self"), now=at, by=hugo, channel=Channel.WEB)
    return at + timedelta(days=1)
