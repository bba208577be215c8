"""No page is half translated: each sentence of the screens has its English, with the same fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation

from visavis.foundation.words import catalogue
from visavis.foundation.words.catalogue import PACKAGE, Gap, apps, compile_all, french_spaces, gaps, messages


@pytest.fixture(scope="module")
def found() -> list[Gap]:
    return gaps()


@pytest.mark.parametrize("app", apps(), ids=lambda app: str(app.relative_to(PACKAGE)))
def test_every_sentence_of_an_app_has_its_english(app: Path, found: list[Gap]) -> None:
    missing = [str(gap) for gap in found if gap.app == app.name]
    assert not missing, "\n".join(missing)


@pytest.fixture
def small_app(tmp_path: Path) -> Path:
    """An app with a Python sentence, a template sentence, a plural and a context."""
    app = tmp_path / "package" / "shop"
    (app / "templates").mkdir(parents=True)
    (app / "apps.py").write_text("", encoding="utf-8")
    (app / "rules.py").write_text(
        'from django.utils.translation import gettext as _\nsaid = _("Il reste %(n)s places.")\n',
        encoding="utf-8",
    )
    (app / "templates" / "page.html").write_text(
        '{% load i18n %}<c-entry title="{% translate "Ouvert ?" %}" />{% blocktranslate count n=n %}{{ n }} jour{% plural %}{{ n }} jours{% endblocktranslate %}'
        '{% firstof x _("Rien") %}',
        encoding="utf-8",
    )
    return app


def english(app: Path, words: str) -> None:
    folder = app / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        + words,
        encoding="utf-8",
    )


WHOLE = (
    '\nmsgid "Il reste %(n)s places."\nmsgstr "%(n)s places are left."\n\nmsgid "Ouvert ?"\nmsgstr "Open?"\n\nmsgid "Rien"\nmsgstr "Nothing"\n'
    '\nmsgid "%(n)s jour"\nmsgid_plural "%(n)s jours"\nmsgstr[0] "%(n)s day"\nmsgstr[1] "%(n)s days"\n'
)


def test_sentences_are_found_in_python_in_templates_and_inside_components(small_app: Path) -> None:
    assert {message.words for message in messages(small_app)} == {
        "Il reste %(n)s places.",
        "Ouvert ?",
        "%(n)s jour",
        "Rien",
    }


def test_a_missing_sentence_is_named_with_its_place(small_app: Path) -> None:
    english(small_app, WHOLE.replace("Open?", ""))
    found = gaps(small_app.parent)
    assert [gap.words for gap in found] == ["Ouvert ?"] and found[0].where == "shop/templates/page.html:1"


def test_a_whole_catalogue_has_no_gap(small_app: Path) -> None:
    english(small_app, WHOLE)
    assert gaps(small_app.parent) == [] and catalogue.leftovers(small_app.parent) == []


def test_a_sentence_nobody_says_any_more_is_named(small_app: Path) -> None:
    english(small_app, WHOLE + '\nmsgid "Adieu"\nmsgstr "Farewell"\n')
    assert catalogue.leftovers(small_app.parent) == ["shop: Adieu"]


def test_a_field_the_french_does_not_give_is_found(small_app: Path) -> None:
    english(small_app, WHOLE.replace("%(n)s places are left.", "%(count)s places are left."))
    assert "field" in str(gaps(small_app.parent)[0])


def test_a_sentence_not_sure_does_not_count(small_app: Path) -> None:
    english(small_app, WHOLE.replace('msgid "Rien"', '#, fuzzy\nmsgid "Rien"'))
    assert [gap.words for gap in gaps(small_app.parent)] == ["Rien"]


def test_compiling_writes_both_languages_and_only_what_is_stale(small_app: Path) -> None:
    english(small_app, WHOLE)
    assert {path.parts[-3] for path in compile_all(small_app.parent)} == {"en", "fr"}
    assert compile_all(small_app.parent, only_stale=True) == []


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Pourquoi ?", "Pourquoi\xa0?"),
        ("« oui »", "«\xa0oui\xa0»"),
        ("9 h 15", "9\xa0h\xa015"),
        ("96 %", "96\xa0%"),
        ("n° 12", "n°\xa012"),
        ("12 408 offres", "12\xa0408 offres"),
        ("548 jours", "548\xa0jours"),
        ("une phrase", "une phrase"),
    ],
)
def test_french_spaces_that_must_not_break_do_not(typed: str, mended: str) -> None:
    assert french_spaces(typed) == mended


def test_a_french_page_has_its_spaces_mended() -> None:
    compile_all(only_stale=True)
    translation.trans_real._translations.clear()
    with translation.override("fr"):
        assert translation.gettext("Pourquoi ce chiffre ?") == "Pourquoi ce chiffre\xa0?"
    with translation.override("en"):
        assert translation.gettext("Pourquoi ce chiffre ?") == "Why this figure?"


def test_a_sentence_two_apps_say_differently_is_named(small_app: Path) -> None:
    english(small_app, WHOLE)
    other = small_app.parent / "other"
    other.mkdir()
    (other / "apps.py").write_text("", encoding="utf-8")
    english(other, '\nmsgid "Rien"\nmsgstr "None at all"\n')
    assert catalogue.said_in_two_ways(small_app.parent) == ["Rien"]
