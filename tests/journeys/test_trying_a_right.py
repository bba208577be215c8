"""Trying a right and what follows, in a browser without scripts: contest and be answered, two jobs a month, capital or not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journeys.trying import tries_a_right

pytestmark = pytest.mark.browser


def test_she_tries_contests_a_line_and_a_human_answers(live):
    her, ines = live.somebody("nadia", script=False), live.somebody("ines", script=False)
    tries_a_right(her)
    assert her.page.request.get(f"{her.site}/droits/droits.pdf").body().startswith(b"%PDF")
    her.presses("Je conteste ce chiffre").reads("Le calcul est gardé avec la contestation")
    her.writes_in("Qu’est-ce qui ne va pas ?", "Il manque ma prime.").presses("Envoyer ma contestation")
    her.reads("Il manque ma prime.")
    answers(ines, "Nadia Belkacem")
    her.goes_to("/mon-espace/contestations/").reads("La prime est déjà comptée", "Inès Moreau")


def test_she_contests_a_month_of_a_comparison_by_one_press_and_a_human_replays_it(live):
    her, ines = live.somebody("nadia", script=False, width=320), live.somebody("ines", script=False)
    tries_a_right(her).presses("Je crée mon entreprise : capital ou allocation ?")
    her.writes_day("Jour de création de l’entreprise", date(2027, 1, 4)).presses("Comparer")
    her.page.locator("summary", has_text="Chaque mois, en chiffres").click()
    her.presses("Contester la ligne 11")
    her.reads("Allocation, janvier 2027, sans le capital").presses("Envoyer ma contestation")
    her.reads("Allocation, janvier 2027, sans le capital")
    ines.goes_to("/bureau/contestations/").presses("Nadia Belkacem")
    ines.ticks("Répondre à votre contestation").presses("Ouvrir le dossier").presses("Voir le calcul")
    ines.reads("La ligne que vous cherchez", "Jour de création de l’entreprise")


def test_somebody_without_a_file_contests_a_line_and_a_human_reads_what_it_stands_on(live):
    her, ines = live.visitor(script=False, width=320), live.somebody("ines", script=False)
    tries_a_right(her).presses("Je conteste ce chiffre").reads("Montant par jour", "40,81 €")
    her.presses("Envoyer ma contestation").reads("C’est enregistré")
    number = her.page.locator(".code").first.inner_text()
    ines.goes_to("/bureau/contestations/").page.locator("li", has_text=number).get_by_role("link").click()
    ines.reads("La ligne contestée", "Rejoué aujourd’hui avec les mêmes textes", "Ce que la personne a tapé")


def test_a_certificate_and_a_pay_slip_that_disagree_are_told_in_euros_and_contested(live):
    her = live.visitor(script=False, width=320)
    tries_a_right(her).presses("Attestation et fiches de paie : ce que chaque écart change")
    her.writes_in("mars 2026, fiche de paie", "2 400,00").presses("Comparer")
    her.reads("se séparent sur 1 ligne", "+320,00 €", "par jour,", "sur tout le droit")
    her.presses("Je conteste ce chiffre").reads("effet par jour").presses("Envoyer ma contestation")
    her.reads("C’est enregistré")


def test_her_own_rights_are_read_in_simple_words_by_one_link(live):
    her = live.somebody("nadia", script=False, width=320)
    her.goes_to("/mon-espace/droits/").reads("article 14").presses("Version simplifiée")
    her.reads("Version complète", "En clair.", "Chaque mois, vous recevez")
    assert "article 14" not in her.words
    her.presses("Toutes les étapes, en mots simples").reads("Toutes les étapes", "Version complète")


def answers(ines, name):
    ines.goes_to("/bureau/contestations/").presses(name)
    ines.ticks("Répondre à votre contestation").presses("Ouvrir le dossier")
    ines.reads("Il manque ma prime.").presses("Voir le calcul").reads("Un essai")
    ines.page.go_back()
    ines.page.reload()
    ines.ticks("Les droits").ticks("Le résultat est maintenu")
    ines.writes_in("La raison, pour la personne", "La prime est déjà comptée dans le salaire d’octobre.")
    ines.presses("Répondre à la personne")


def test_two_jobs_a_month_are_shown_beside_the_months_without(live):
    her = live.visitor(script=False, width=320)
    tries_a_right(her).presses("Et si je prends cet emploi ?")
    her.writes_in("Salaire brut par mois de cet emploi", "600")
    her.writes_in("Un deuxième emploi les mêmes mois : son salaire brut", "300")
    her.writes_day("Il commence le", date(2027, 1, 4)).writes_in("Pendant combien de mois ?", "6")
    her.presses("Comparer").reads("Avec cet emploi, votre droit finit en", "900,00 €", "Contester : ")
    her.reads("ne sont pas perdus")


def test_capital_or_not_is_said_with_both_ways_and_loudly(live):
    her = live.visitor(script=False)
    tries_a_right(her).presses("Je crée mon entreprise : capital ou allocation ?")
    her.writes_day("Jour de création de l’entreprise", date(2027, 1, 4)).presses("Comparer")
    her.reads("Un choix qu’on ne peut pas défaire", "Vous demandez le capital", "Vous gardez l'allocation")
    her.reads("Chaque versement", "Dernier mois payé")
