"""Danger: blind algorithms, wrong self-calculation. Guarantee: whatever decides about a person says why.

Two halves. The core: each package of `visavis/decisions` that decides or recommends returns an explanation from
which its figures can be made again. The page: each figure shown has its panel, with the article and a way to contest.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

import visavis.decisions
from tests import town
from visavis.decisions.shared.answer import Answer
from visavis.decisions.shared.explanation import Explanation
from visavis.foundation.identity.actor import Role

SITUATION = {
    "birth": "1972-05-03",
    "contracts": [
        {
            "start": "2019-03-01",
            "end": "2026-10-31",
            "nature": "cdi",
            "end_reason": "dismissal",
            "gross_monthly": "2080.00",
        }
    ],
}


def a_right():
    from visavis.decisions.rights import compute, read

    reading = read(SITUATION)
    assert reading.situation is not None, reading.findings
    return compute(reading.situation).explanation


def an_offer():
    from visavis.decisions.offers.judge import judge
    from visavis.decisions.offers.offer import Offer

    return judge(Offer(title="Vendeuse", description="Vendre du pain."), date(2026, 11, 24)).explanation


def a_match():
    from visavis.decisions.matching.reasons import Candidate, Wish, reasons

    found = Candidate(title="Boulangère ou boulanger", published_on=date(2026, 11, 20))
    return reasons(Wish(words="boulanger"), found, date(2026, 11, 24)).explanation


DECIDE = {"rights": a_right, "offers": an_offer, "matching": a_match}
# Packages that decide nothing about a person, each with its reason. Nothing else may be left out.
DECIDE_NOTHING = {
    "shared": "the language in which explanations are written",
    "words": "the English of the sentences",
    "presence": "says when somebody is there; its value is the sentence itself, with its hours",
    "anonymity": "hides words of a text, decides nothing about its person; each says why and under which law (below)",
    "openness": "hides figures about few people; its rule is written beside every table it touches",
    "retention": "says how long each kind of data is kept, the same for everybody, in a public table",
    "remedies": "gives the days and articles of a remedy, and draws by lot what somebody else reads again; people decide",
    "catalogue": "describes the others in the public register",
    "equality": "measures whether decisions come out the same for everybody; it judges them, never a person",
}


def test_every_package_of_decisions_decides_with_an_explanation_or_says_why_it_has_none():
    folder = Path(visavis.decisions.__path__[0])
    packages = {each.parent.name for each in folder.glob("*/__init__.py")}
    assert packages == set(DECIDE) | set(DECIDE_NOTHING)
    assert not set(DECIDE) & set(DECIDE_NOTHING)


def test_the_public_register_lists_the_same_packages_and_says_the_same_of_them():
    from visavis.decisions.catalogue import entries

    assert {one.package for one in entries() if one.listed} == set(DECIDE)
    assert {one.package for one in entries() if not one.listed} == set(DECIDE_NOTHING)


def test_each_word_hidden_says_why_and_under_which_law():
    from visavis.decisions.anonymity import anonymise

    hidden = anonymise(
        "Inès Belkacem, née le 3 mai 1972, ines@example.org, mariée", ["Inès", "Belkacem"]
    ).hidden
    assert len({one.kind for one in hidden}) > 2
    assert all(one.why.say("fr") and one.why.say("en") and one.law.text for one in hidden)


@pytest.mark.parametrize("package", DECIDE)
def test_the_figures_can_be_made_again_from_the_explanation_alone(package):
    explanation = DECIDE[package]()
    nodes = list(explanation.walk())
    computed = [node for node in nodes if node.formula]
    assert computed, "nothing is computed here: the test would prove nothing"
    for node in computed:
        again, value = node.rebuild(), node.value
        assert (again.verdict, value.verdict) if isinstance(value, Answer) else again == value, node.code
        if isinstance(value, Answer):
            assert again.verdict == value.verdict, node.code


def is_plain(node: Explanation) -> bool:
    """Says in a sentence what it does, or why the answer is what it is."""
    why = node.value.why if isinstance(node.value, Answer) else ()
    return any(sentence.say("fr") and sentence.say("en") for sentence in (*node.in_plain_words, *why))


def stands_on_a_text(node: Explanation) -> bool:
    """Names its article; what only joins the answers of its branches stands on theirs."""
    if node.reference is not None:
        return bool(node.reference.text)
    return bool(node.children) and all(stands_on_a_text(child) for child in node.children)


@pytest.mark.parametrize("package", DECIDE)
def test_the_explanation_is_in_plain_words_and_names_its_article(package):
    nodes = list(DECIDE[package]().walk())
    assert all(node.title.say("fr") and node.title.say("en") for node in nodes)
    assert [node.code for node in nodes if not is_plain(node)] == []
    assert [node.code for node in nodes if not stands_on_a_text(node)] == []


def test_one_silent_node_or_one_without_its_text_would_be_noticed():
    from dataclasses import replace

    node = next(each for each in a_right().walk() if not each.children and not isinstance(each.value, Answer))
    assert is_plain(node)
    assert not is_plain(replace(node, in_plain_words=()))
    assert stands_on_a_text(node)
    assert not stands_on_a_text(replace(node, reference=None))
    tree = an_offer()
    assert not stands_on_a_text(replace(tree, children=(replace(tree.children[0], reference=None),)))


def test_a_wrong_figure_would_be_noticed():
    from dataclasses import replace

    tree = a_match()
    assert replace(tree, value=tree.value + 1).rebuild() != tree.value + 1


# The pages.

PANEL = re.compile(r'<details class="why" id="([^"]+)".*?</details>', re.S)
LED_TO = re.compile(r'<a class="figure" href="#([^"]+)"')
ARTICLE = re.compile(r"\barticles? [\w.-]*\d")
CONTEST = re.compile(r'href="([^"]*/contester/[^"]+)"')


def panels_of(page: str) -> dict[str, str]:
    return {found[1]: found[0] for found in PANEL.finditer(page)}


@pytest.fixture
def nadia(loaded):
    """Nadia, whose rights are computed from what her file knows."""
    client = town.sit_down(Role.PERSON)
    client.post("/mon-espace/droits/calculer/")
    return client


@pytest.mark.django_db
def test_each_figure_of_her_rights_has_a_panel_with_its_article_and_a_way_to_contest(nadia):
    page = nadia.get("/mon-espace/droits/").content.decode()
    panels, announced = panels_of(page), LED_TO.findall(page)
    assert len(announced) >= 3, "the page announces hardly any figure: it proves nothing"
    assert set(announced) <= set(panels)
    without_contest = [anchor for anchor, panel in panels.items() if not CONTEST.search(panel)]
    assert without_contest == []
    without_article = [anchor for anchor, panel in panels.items() if not ARTICLE.search(panel)]
    assert without_article == []


@pytest.mark.django_db
def test_each_way_to_contest_opens(nadia):
    page = nadia.get("/mon-espace/droits/").content.decode()
    addresses = {unescape(each) for each in CONTEST.findall(page)}
    answers = {address: nadia.get(address).status_code for address in addresses}
    assert addresses
    assert {address: status for address, status in answers.items() if status != 200} == {}


@pytest.mark.django_db
def test_her_counsellor_sees_the_same_panels(nadia):
    ines = town.sit_down(Role.COUNSELLOR)
    town.say_why(ines, town.file_of("nadia"))
    hers = panels_of(nadia.get("/mon-espace/droits/").content.decode())
    seen = panels_of(ines.get(f"/bureau/dossiers/{town.file_of('nadia')}/droits/").content.decode())
    assert set(hers) == set(seen)


@pytest.mark.django_db
@pytest.mark.usefixtures("offers")
def test_each_offer_of_a_search_says_why_it_is_there_and_opens_its_sum(client):
    page = client.get("/offres/?mots=boulangerie&lieu=93200").content.decode()
    entries = re.findall(r"<li>\s*<h2.*?</li>", page, re.S)
    assert entries
    for entry in entries:
        assert "Mot trouvé" in entry or "Mots trouvés" in entry, entry
        offer = client.get(re.search(r'href="([^"]+)"', entry)[1].replace("&amp;", "&")).content.decode()
        assert "Pourquoi cette offre vous est montrée" in offer
        assert "pourquoi-match" in panels_of(offer)
        assert "/signaler/" in offer


@pytest.mark.django_db
@pytest.mark.usefixtures("offers")
def test_each_offer_held_back_names_its_law_and_the_words_at_fault(client):
    page = client.get("/offres/ecartees/?mots=boulangerie").content.decode()
    assert "Vendeuse souriante" in page
    assert re.search(r"« [^»]+ » \([^)]*L\d{4}-\d", page.replace("\xa0", " "))
