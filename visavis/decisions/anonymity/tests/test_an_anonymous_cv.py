"""What an anonymous CV hides, and what it must still say."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as some

from visavis.decisions.anonymity import anonymise

NAMES = ["Nadia", "Belkacem"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Nadia BELKACEM, vendeuse", "[nom] [nom], vendeuse"),
        ("Écrire à nadia.belkacem@exemple.fr", "Écrire à [courriel]"),
        ("Tél. 06 39 98 11 01", "Tél. [téléphone]"),
        ("Tél. +33 6 39 98 11 01", "Tél. [téléphone]"),
        ("8 rue des Tilleuls, 93200 Saint-Denis", "[adresse]"),
        ("Née le 3 mai 1972 à Oran", "[naissance]"),
        ("Date de naissance : 03/05/1972", "[naissance]"),
        ("Âge : 54 ans", "[âge]"),
        ("54 ans", "[âge]"),
        ("Nationalité : française", "[nationalité]"),
        ("Mariée, deux enfants", "[situation de famille]"),
        ("Madame Belkacem", "[civilité] [nom]"),
        ("Profil : https://reseau.example/nadia", "Profil : [lien]"),
        ("NIR 2 72 05 93 123 456 78", "NIR [numéro]"),
    ],
)
def test_it_hides(said, left):
    assert anonymise(said, NAMES).text == left


@pytest.mark.parametrize(
    ("names", "said", "left"),
    [
        (
            ["Gaël", "Le Goff"],
            "Gaël Le Goff. Le lundi, j’ouvre le magasin.",
            "[nom] [nom]. Le lundi, j’ouvre le magasin.",
        ),
        (["Awa", "N’Diaye"], "Awa N'DIAYE, aide n’est pas", "[nom] [nom], aide n’est pas"),
        (["Jean-Pierre", "Petit"], "Jean Pierre Petit", "[nom] [nom]"),
        (["Maria", "da Silva"], "Maria Da Silva, da capo", "[nom] [nom], da capo"),
        (["Thị Mai", "Nguyễn"], "NGUYEN Thi Mai", "[nom] [nom]"),
        (
            ["Minh", "Lê"],
            "Minh Lê ouvre le magasin. Le soir aussi.",
            "[nom] [nom] ouvre le magasin. Le soir aussi.",
        ),
        (["Zahra", "al-Khatib"], "Mme Khatib", "[civilité] [nom]"),
    ],
)
def test_a_name_goes_whole_and_its_small_words_stay_elsewhere(names, said, left):
    assert anonymise(said, names).text == left


@pytest.mark.parametrize("home", ["Foyer Adoma, 22 rue de la Gare, 59000 Lille", "Le Bourg, 15220 Marcolès"])
def test_an_address_that_is_known_goes_whole(home):
    written = f"Nadia\n{home.upper()}\nBoulangerie Martin, 37000 Tours"
    assert anonymise(written, NAMES, home).text == "[nom]\n[adresse]\nBoulangerie Martin, [adresse]"


@pytest.mark.parametrize(
    "said",
    [
        "12 ans d'expérience en boulangerie",
        "Vendeuse pendant 10 ans chez un artisan",
        "CAP boulanger, 1991. Caisse, accueil, inventaire.",
        "2 cours de cuisine par semaine, 3 routes de livraison",
        "Permis B, CACES 3. Anglais courant.",
        "Responsable d'une équipe de 5 personnes de 2012 à 2019",
        "Chiffre d'affaires : 120 000 euros",
    ],
)
def test_it_leaves_what_she_can_do(said):
    assert anonymise(said, NAMES).text == said


def test_it_says_what_was_hidden_where_and_under_which_law():
    done = anonymise("Nadia, 54 ans", NAMES)
    assert [(one.kind, one.start, one.end) for one in done.hidden] == [("name", 0, 5), ("age", 7, 13)]
    assert all("L1132-1" in str(one.law) and one.why.say("fr") for one in done.hidden)


def test_without_her_name_it_says_that_it_could_not_look_for_it():
    assert anonymise("Nadia, vendeuse").missing
    assert not anonymise("Nadia, vendeuse", NAMES).missing


@given(some.text(max_size=400))
def test_done_twice_nothing_more_goes_and_nothing_is_ever_raised(text):
    once = anonymise(text, NAMES)
    assert anonymise(once.text, NAMES).hidden == ()


def test_the_command_answers_in_order_and_names_a_bad_line():
    lines = ['{"id": "a", "text": "Nadia, vendeuse", "names": ["Nadia"]}', "[1]", '{"id": "c", "text": 3}']
    done = subprocess.run(
        [sys.executable, "-m", "visavis", "cv", "anonymise", "-"],
        input="\n".join(lines), capture_output=True, text=True, check=False,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert answers[0]["text"] == "[nom], vendeuse"
    assert [each.get("id") for each in answers] == ["a", 2, "c"] and all(
        "error" in each for each in answers[1:]
    )
    assert "django" not in done.stderr
