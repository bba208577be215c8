"""A password of any signs, twelve at least, that nobody guesses soon and that was not stolen elsewhere."""

from __future__ import annotations

import hashlib

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError

from config.environment import WrongSetting, read
from visavis.foundation.identity.passwords import HOUSE, NeverStolen, soon_guessed, stolen


@pytest.mark.parametrize(
    "typed",
    [
        "tracteur lune girafe",
        "TRACTEURLUNEGIRAFE",
        "495829104857",
        "x7#9K!2vQ4$8",
        "Пароль и ещё слова",
        "🦉🐄🧺🪣🌾🧶🪵🍐🕯🪑🧂🥖",
        "t" + "ràcteur lune girafe " * 20,
    ],
)
def test_any_signs_make_a_password_and_it_may_be_long(typed):
    validate_password(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Agence-2026!!",
        "FranceTravail93",
        "motdepasse2026",
        "password123456",
        "abcabcabcabc12",
        "aaaaaaaaaaaa",
        "sunshine-dragon",
    ],
)
def test_what_is_soon_guessed_is_refused(typed):
    with pytest.raises(ValidationError):
        validate_password(typed)


def test_eleven_signs_are_not_enough():
    with pytest.raises(ValidationError, match="12"):
        validate_password("girafe-lune")


def test_every_common_password_is_refused_with_figures_behind_it_too():
    """Three thousand of those that are long enough, and each of the twenty thousand made long enough."""
    common = sorted(each for each in CommonPasswordValidator().passwords if sum(map(str.isalpha, each)) >= 4)
    taken = [each for each in common[::7] if not soon_guessed(f"{each}2026!!")]
    assert len(common) > 15_000
    assert taken == []


def test_every_word_of_the_house_is_refused_with_figures_around_it():
    assert [word for word in HOUSE if not soon_guessed(f"{word}-{word}-2026!")] == []


@pytest.fixture
def listed(tmp_path):
    """A list of a thousand stolen passwords, as it is given out."""
    path = tmp_path / "stolen.txt"
    hashes = sorted(hashlib.sha1(f"volé-numéro-{each}".encode()).hexdigest().upper() for each in range(1000))
    path.write_text("".join(f"{each}:{place}\r\n" for place, each in enumerate(hashes)))
    return path


def test_each_stolen_password_of_the_list_is_found_and_no_other(listed):
    assert all(stolen(f"volé-numéro-{each}", listed) for each in range(1000))
    assert not any(stolen(f"à-elle-{each}", listed) for each in range(1000))


def test_a_stolen_password_is_refused_in_words(listed):
    with pytest.raises(ValidationError, match="volé ailleurs"):
        NeverStolen(listed).validate("volé-numéro-7")
    NeverStolen(listed).validate("tracteur lune girafe")
    NeverStolen(None).validate("volé-numéro-7")


def test_a_list_that_cannot_be_read_stops_the_start(tmp_path):
    with pytest.raises(WrongSetting, match="VISAVIS_STOLEN_PASSWORDS"):
        read({"VISAVIS_STOLEN_PASSWORDS": str(tmp_path / "nowhere.txt")})
