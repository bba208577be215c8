"""Somebody acts for somebody else: a guardian and the adult she protects; a helper whose mandate lasts a day."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests import town
from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Channel, acting_as
from visavis.rooms.mandates import door as mandates

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


def _one_day_that_ends_in(*, seconds: int) -> datetime:
    hugo, samira = town.account("hugo").actor(), town.account("samira").id
    at = now() - timedelta(days=1) + timedelta(seconds=seconds)
    with acting_as(hugo):
        terms = mandates.Terms(account_id=samira, kind="association", families=("messages",))
        file_id: UUID = town.file_of("hugo")
        given = mandates.give(file_id=file_id, terms=terms, now=at, by=hugo, channel=Channel.WEB)
        mandates.consent(mandate_id=given, yes=mandates.Yes(way="self"), now=at, by=hugo, channel=Channel.WEB)
    return at + timedelta(days=1)
