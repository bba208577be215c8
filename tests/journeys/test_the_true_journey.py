"""One person's true journey, through every storey: from her first answer to the name of who read her file.

Told three times: in a browser with scripts, in one without, and at the desk for somebody without a smartphone.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from visavis.foundation.clock import day_at, now

pytestmark = pytest.mark.browser


def last_month() -> date:
    """The last day of the month before this one."""
    return day_at(now(), "Europe/Paris").replace(day=1) - timedelta(days=1)


def three_years_before(day: date) -> date:
    return date(day.year - 3, day.month, 1)


def claire_names_ines(live, name):
    """A person names who follows her, never a machine."""
    claire = live.somebody("claire", script=False).goes_to("/bureau/dossiers/sans-conseiller/")
    row = claire.page.locator("main li").filter(has_text=name)
    row.locator("select").select_option(label="Inès Moreau")
    row.get_by_role("button").click()


def answers_the_questions(visit, *, given, family, born):
    """Eight questions, one a page; only the name is needed."""
    visit.writes(Prénom=given, Nom=family).presses("Continuer")
    visit.reads("question 2 sur 9").writes_day("Quelle est votre date de naissance ?", born).presses(
        "Continuer"
    )
    visit.writes_in("Votre commune", "Saint-Denis").ticks("Saint-Denis Gare").presses("Continuer")
    visit.reads("Comment vous joindre ?").picks("D’abord", "Par lettre")
    visit.writes_in("Adresse postale", "8 rue des Tilleuls, 93200 Saint-Denis").presses("Continuer")
    for _question in ("besoins", "préférence", "numéro", "travail"):
        visit.presses("Je ne sais pas")
    visit.reads("Relisez, puis confirmez", given, family)


def types_the_certificate(visit):
    """What the employer's certificate says: a permanent job, ended by a dismissal."""
    end = last_month()
    visit.presses("Ajouter un contrat")
    visit.writes_in("Nom de l’employeur", "Boulangerie du Stade")
    visit.writes_day("Premier jour", three_years_before(end)).writes_day("Dernier jour", end)
    visit.picks("Contrat", "CDI, sans date de fin").picks("Pourquoi s’est-il terminé ?", "Licenciement")
    visit.writes_in("Salaire brut par mois", "2 080,00").ticks("L’attestation de l’employeur")
    visit.presses("Noter").reads("Boulangerie du Stade", "2 080,00 €", "attestation")


def sees_what_it_comes_from(visit):
    """The three figures, then a panel for each: the article, the data, the way to contest."""
    visit.reads("Vous pouvez recevoir", "par jour", "par mois avant retenues")
    daily = visit.finds(r"Vous pouvez recevoir (\d+,\d\d €) par jour, pendant ([\d ]+ jours)")
    panels = visit.page.locator("details.why")
    assert panels.count() == 3
    opened = panels.first
    assert opened.get_attribute("open") is not None
    assert daily[1] in re.sub(r"\s+", " ", opened.text_content())
    visit.reads("En clair.", "D’où viennent les données", "Je conteste ce chiffre")
    visit.follows("Toutes les étapes, article par article").reads("Revenir au résultat", "Lire l’article")
    assert panels.count() >= 8
    visit.follows("Revenir au résultat")
    return daily[1]


def opens_the_file(visit, because):
    """Before a file opens, one question; its answer is read by the person."""
    visit.reads("Pourquoi ouvrez-vous ce dossier ?", "La personne verra votre nom")
    visit.ticks(because).presses("Ouvrir le dossier")


def answers_the_contestation(ines, name):
    ines.goes_to("/bureau/contestations/").presses(name)
    opens_the_file(ines, "Répondre à votre contestation")
    ines.reads("Il manque ma prime.", "Vous n’avez encore rien ouvert").presses("Voir le calcul")
    ines.page.go_back()
    ines.page.reload()
    ines.ticks("Les droits").ticks("Le résultat est maintenu")
    ines.writes_in("La raison, pour la personne", "La prime est déjà comptée dans le salaire d’octobre.")
    ines.presses("Répondre à la personne")


@pytest.mark.parametrize("script", [True, False], ids=["with_scripts", "without_scripts"])
def test_a_person_goes_from_her_first_answer_to_who_read_her_file(live, script):
    her, ines = live.visitor(script=script), live.somebody("ines", script=script)
    registers_leaves_and_comes_back(her)
    her.follows("Dire mes contrats et mes salaires")
    types_the_certificate(her)
    her.goes_to("/mon-espace/droits/").presses("Calculer avec ce que mon dossier sait")
    sees_what_it_comes_from(her)
    contests_and_is_answered_by_a_human(her, ines)
    finds_an_offer_and_why(her)
    books_on_site_and_takes_the_letter(her)
    claire_names_ines(live, "Samira Benali")
    writes_and_is_answered(her, ines)
    reads_who_opened_her_file(her)


def registers_leaves_and_comes_back(her):
    her.goes_to("/").presses("M’inscrire").presses("Commencer")
    her.writes(Prénom="Samira", Nom="Benali").presses("Continuer")
    code = her.finds(r"Votre code de reprise : ([0-9A-Z]{4}-[0-9A-Z]{4})")[1]
    her.page.locator("main summary", has_text="S’arrêter ici").click()
    her.presses("Quitter sur cet ordinateur")
    her.goes_to("/reprendre/").writes_in("Quel est votre code ?", code.lower()).presses("Reprendre")
    her.reads("question 2 sur 9").follows("Revenir à la question 1")
    answers_the_questions(her, given="Samira", family="Benali", born=date(1985, 3, 9))
    her.presses("Confirmer mon inscription").reads("L’inscription est faite", "Carte de codes")


def contests_and_is_answered_by_a_human(her, ines):
    her.presses("Je conteste ce chiffre")
    her.writes_in("Qu’est-ce qui ne va pas ?", "Il manque ma prime.").presses("Envoyer ma contestation")
    her.reads("Mes contestations", "Il manque ma prime.", "Une personne")
    answers_the_contestation(ines, "Samira Benali")
    her.goes_to("/mon-espace/contestations/")
    her.reads("Le résultat est maintenu.", "La prime est déjà comptée", "Inès Moreau")


def finds_an_offer_and_why(her):
    her.goes_to("/offres/").writes_in("Métier ou mots", "boulangerie")
    her.writes_in("Commune ou code postal", "93200").presses("Chercher")
    her.reads("Vendeuse ou vendeur en boulangerie", "écartée")
    assert "souriante" not in her.words
    her.presses("Vendeuse ou vendeur en boulangerie")
    her.reads(
        "Pourquoi cette offre vous est montrée", "Offre conforme", "Dire non n’a pas d’effet sur vos droits."
    )
    her.goes_to("/offres/ecartees/?mots=boulangerie").reads("Vendeuse souriante", "L1142-1")


def books_on_site_and_takes_the_letter(her):
    her.goes_to("/mon-espace/rendez-vous/")
    assert her.page.locator("main section h2").first.text_content() == "Sur place"
    her.page.locator("main .slots a, main .slots button").last.click()
    her.reads("Sur place, 12 rue de la Gare")
    assert her.page.locator("main input[name=mode]:checked").count() == 0, (
        "no way of meeting is chosen for her"
    )
    her.ticks("Comprendre ou relire mes droits").presses("Réserver ce rendez-vous")
    her.reads("Votre rendez-vous", "Sur place : 12 rue de la Gare", "Votre code")
    letter = her.takes("La lettre à imprimer (PDF)")
    assert letter.startswith(b"%PDF")
    assert "12 rue de la Gare" in text_of(letter)


def text_of(pdf: bytes) -> str:
    from io import BytesIO

    from pypdf import PdfReader

    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def writes_and_is_answered(her, ines):
    her.goes_to("/mon-espace/messages/").writes_in("Votre message", "Puis-je venir avec ma sœur ?")
    her.presses("Envoyer").reads("Puis-je venir avec ma sœur ?")
    ines.goes_to("/bureau/").reads("Samira Benali", "Répondre à son message").follows("Samira")
    if "Pourquoi ouvrez-vous" in ines.words:
        opens_the_file(ines, "Répondre à votre message")
    ines.presses("Lire et répondre") if "Lire et répondre" in ines.words else ines
    ines.writes_in("Votre message", "Oui, venez à deux. C’est votre droit.").presses("Répondre")
    her.goes_to("/mon-espace/messages/").reads("Oui, venez à deux.", "Inès Moreau")


def reads_who_opened_her_file(her):
    her.goes_to("/mon-espace/dossier/").presses("Voir toutes les lectures")
    her.reads("Inès Moreau", "Répondre à votre contestation", "laisse une trace que personne ne peut effacer")


def test_nadia_54_without_a_smartphone_does_it_all_at_the_desk(live):
    ines = live.somebody("ines")
    card, code = ines_registers_her(ines)
    ines.follows("Écrire ses contrats et ses salaires")
    if "Pourquoi ouvrez-vous" in ines.words:
        opens_the_file(ines, "Vous aider au guichet")
    types_the_certificate(ines)
    file_path = re.search(r"/bureau/dossiers/[0-9a-f-]{36}/", ines.path)[0]
    ines.goes_to(f"{file_path}droits/").presses("Calculer avec ce que le dossier sait")
    daily = sees_what_it_comes_from(ines)
    ines.presses("Je conteste ce chiffre")
    ines.writes_in("Qu’est-ce qui ne va pas ?", "Il manque ma prime.").presses("Envoyer ma contestation")
    ines.reads("Nadia Ferhat")
    karim = live.somebody("karim")
    answers_the_contestation(karim, "Nadia Ferhat")
    ines_books_with_her(ines, file_path)
    ines.goes_to(f"{file_path}messages/").writes_in("Votre message", "Je préfère venir le matin.")
    ines.presses("Noter ce que la personne a dit").reads("Je préfère venir le matin.")
    what_nadia_reads_in_her_own_file(live.visitor(script=False), card, code, daily)


def ines_registers_her(ines):
    """The same questions, the same screens; a paper card in the end."""
    ines.goes_to("/bureau/inscription/").presses("Elle est au guichet")
    answers_the_questions(ines, given="Nadia", family="Ferhat", born=date(1972, 5, 3))
    ines.presses("Confirmer l’inscription").reads("L’inscription est faite", "Carte de codes")
    codes = ines.page.locator("main .code").all_text_contents()
    return codes[0], codes[1]


def ines_books_with_her(ines, file_path):
    file_id = file_path.split("/")[-2]
    ines.goes_to(f"/bureau/rendez-vous/dossier/{file_id}/")
    ines.page.locator("main .slots a, main .slots button").last.click()
    ines.ticks("Au guichet").presses("Réserver ce rendez-vous").reads("Nadia Ferhat", "Sur place")


def what_nadia_reads_in_her_own_file(nadia, card, code, daily):
    """With her paper card, on the agency's own screen, without scripts."""
    nadia.goes_to("/entrer/").writes_in("Nom de la carte", card).writes_in("Un code de la carte", code)
    nadia.presses("Entrer")
    nadia.goes_to("/mon-espace/").reads("Bonjour Nadia", "Votre prochain rendez-vous")
    nadia.goes_to("/mon-espace/travail/").reads("Boulangerie du Stade", "2 080,00 €", "attestation")
    nadia.goes_to("/mon-espace/droits/").reads(daily, "Pourquoi ces chiffres ?")
    nadia.goes_to("/mon-espace/contestations/").reads("Le résultat est maintenu.", "Karim Haddad")
    nadia.goes_to("/mon-espace/messages/").reads("Je préfère venir le matin.", "au guichet")
    nadia.goes_to("/mon-espace/dossier/lectures/")
    nadia.reads("Inès Moreau", "Karim Haddad", "Répondre à votre contestation")
    nadia.presses("Suite").reads("Vous inscrire")
    nadia.goes_to("/mon-espace/dossier/").reads("Nadia Ferhat", "8 rue des Tilleuls", "au guichet")


@pytest.mark.parametrize("script", [True, False], ids=["with_scripts", "without_scripts"])
def test_call_me_back_pressed_by_somebody_unknown_becomes_a_task_with_a_clock(live, script):
    unknown = live.visitor(script=script).goes_to("/")
    unknown.page.locator("#human").get_by_label("Votre numéro").fill("06 39 98 11 77")
    unknown.page.locator("#human").get_by_role("button", name="Rappelez-moi").click()
    unknown.reads("C’est promis", "Nous vous appelons.")
    karim = live.somebody("karim", script=script).goes_to("/bureau/rappels/")
    karim.reads("Quelqu’un sans dossier")
    assert "06 39 98 11 77" not in karim.words, "the number is shown to whoever takes the call only"
    karim.presses("Je rappelle").reads("06 39 98 11 77").presses("Nous nous sommes parlé")
    karim.reads("Le numéro est effacé.")


def test_the_observatory_shows_the_month_as_a_sentence_a_table_and_a_drawing(live):
    anybody = live.visitor(script=False).goes_to("/observatoire/")
    anybody.finds(r"sur [\d ]+ actes, \d+ sur 100 ont été faits en ligne et \d+ sur 100 au guichet")
    assert anybody.page.locator("main svg").count() >= 1
    assert anybody.page.locator("main table tbody tr").count() >= 1
    anybody.reads("Aucun chiffre ne concerne moins de 11 personnes")
