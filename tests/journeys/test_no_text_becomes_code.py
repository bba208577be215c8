"""A real browser, the real pages: no string becomes part of a page, and nothing that stands in a page runs."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SINKS = {
    "innerHTML": "document.body.innerHTML = '<img src=x onerror=alert(1)>'",
    "outerHTML": "document.querySelector('main').outerHTML = '<b>x</b>'",
    "insertAdjacentHTML": "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    "document.write": "document.write('<b>x</b>')",
    "parseFromString": "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
    "script.text": "document.createElement('script').text = 'window.ran = true'",
    "script.src": "document.createElement('script').src = '/static/ui/offline.js'",
    "eval": "eval('window.ran = true')",
    "Function": "new Function('window.ran = true')()",
    "setTimeout": "setTimeout('window.ran = true', 0)",
    "a policy of one's own": "trustedTypes.createPolicy('mine', { createHTML: text => text })",
}
# Tried in a task of the page itself: what an inspector evaluates directly is allowed more than the page is.
TRIED = """() => new Promise((answer) => setTimeout(() => {
  try { %s; answer('taken'); } catch (error) { answer(error.name); }
}, 0))"""


def tried(page, code: str) -> str:
    """What the page answers to this code: the name of the error, or `taken`."""
    return page.evaluate(TRIED % code)


@pytest.mark.parametrize("login", ["", "ines"], ids=["stranger", "counsellor"])
def test_a_string_never_becomes_part_of_a_page(live, login):
    visit = live.somebody(login) if login else live.visitor().goes_to("/")
    answers = {name: tried(visit.page, code) for name, code in SINKS.items()}
    assert {name for name, answer in answers.items() if answer == "taken"} == set()
    assert tried(visit.page, "document.querySelector('main').append('<b>x</b>')") == "taken", (
        "text stays text"
    )
    assert visit.page.evaluate("window.ran") is None


def test_no_page_runs_what_stands_in_it(live):
    """Whatever somebody managed to plant in a page: handlers, scripts, frames and other sites stay dead."""
    page = live.visitor().goes_to("/").page
    broken = []
    page.on("console", lambda line: broken.append(line.text))
    page.evaluate(
        """() => {
      const plant = (name, attributes) => {
        const made = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        document.body.append(made);
        return made;
      };
      for (const [name, attributes] of [
        ['img', { src: 'https://ailleurs.example/x.png' }],
        ['link', { rel: 'stylesheet', href: 'https://ailleurs.example/x.css' }],
        ['style', {}],
      ]) plant(name, attributes);
      document.querySelector('style').append('body { display: none }');
    }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("getComputedStyle(document.body).display") != "none"
    refused = " ".join(broken)
    for kind in ("img-src", "style-src"):
        assert kind in refused, refused


def test_without_the_policy_the_same_would_pass(browser):
    """The browser is not what refuses: an empty page without the policy takes each of them."""
    page = browser.new_page()
    taken = {
        name: tried(page, code) for name, code in SINKS.items() if name not in {"document.write", "outerHTML"}
    }
    page.close()
    assert set(taken.values()) == {"taken"}
