"""A result in simple words on the pages too: one plain link, kept from page to page, easy to read, printed as shown."""

from __future__ import annotations

import html
import re
from statistics import mean

import pytest

from visavis.decisions.shared.readability import kandel_moles
from visavis.rooms.rights.tests.typed import main_of, somebody_who_typed

pytestmark = pytest.mark.django_db

JOB = {"wage": "900", "start_day": "4", "start_month": "1", "start_year": "2027", "months": "6"}
EASY, NEVER_UNDER = 60, 30


@pytest.fixture
def her():
    return somebody_who_typed()


def presses(client, words):
    """Follow the plain link of these words from the result, back to where it leads."""
    page = client.get("/droits/resultat/").content.decode()
    link = re.search(rf'href="([^"]+)">{words}<', page)[1]
    return client.get(html.unescape(link), follow=True)


def sentences(page) -> list[str]:
    """What the panels and the announcement say, without links and tables."""
    told = re.findall(r'<p(?: class="lead")?>(.*?)</p>', page, re.S)
    plain = [re.sub(r"<[^>]+>", "", re.sub(r"<a .*?</a>", "", each, flags=re.S)).strip() for each in told]
    return [each.removeprefix("En clair. ").strip() for each in plain if len(each.split()) > 3]


def test_one_plain_link_leads_to_the_simple_page_and_back(her):
    assert "article 14" in main_of(her.get("/droits/resultat/"))
    simple = main_of(presses(her, "Version simplifiée"))
    assert "Version simplifiée : sans formules ni articles." in simple
    assert "article 14" not in simple
    assert "D’où viennent les données" not in simple
    assert "En clair." in simple
    assert "Je conteste ce chiffre" in simple
    assert "article 14" in main_of(presses(her, "Version complète"))


def test_it_stays_simple_from_page_to_page_and_on_paper(her):
    presses(her, "Version simplifiée")
    for page in ("/droits/etapes/", "/droits/resultat/?papier"):
        told = main_of(her.get(page))
        assert "article 14" not in told
        assert "En clair." in told
    job = main_of(her.post("/droits/emploi/", JOB))
    assert 'class="formula"' not in job
    assert 'href="/droits/droits.pdf?simple"' in main_of(her.get("/droits/resultat/"))


def test_the_switch_after_a_comparison_comes_back_to_the_comparison(her):
    page = her.post("/droits/emploi/", JOB).content.decode()
    link = html.unescape(re.search(r'href="([^"]+)">Version simplifiée<', page)[1])
    assert "votre droit finit en août 2028" in main_of(her.get(link, follow=True))


def test_what_the_simple_pages_say_is_easy_to_read(her):
    presses(her, "Version simplifiée")
    said = [one for page in ("resultat", "etapes") for one in sentences(main_of(her.get(f"/droits/{page}/")))]
    scores = {words: kandel_moles(words) for words in dict.fromkeys(said)}
    assert len(scores) > 15
    assert mean(scores.values()) >= EASY
    assert {words: round(score) for words, score in scores.items() if score < NEVER_UNDER} == {}


def test_the_lines_of_the_comparisons_are_easy_to_read(her):
    presses(her, "Version simplifiée")
    pages = [
        main_of(her.post("/droits/emploi/", JOB)),
        main_of(
            her.post(
                "/droits/fiches/", {"attestation.0.wages.2026-03": "2080", "fiche.0.wages.2026-03": "2400"}
            )
        ),
    ]
    plain = [words for page in pages for words in re.findall(r"<b>En clair\.</b> (.*?)</p>", page)]
    assert len(plain) > 4
    assert mean(kandel_moles(words) for words in dict.fromkeys(plain)) >= EASY
