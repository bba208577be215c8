"""The network goes: instead of the browser's own error, the page that says whom to call. In a real Chromium."""

from __future__ import annotations

import pytest

from tests import town

pytestmark = pytest.mark.browser

READY = "navigator.serviceWorker.ready.then(found => found.active.state)"
KEPT = """caches.keys().then(names => Promise.all(names.map(name =>
    caches.open(name).then(cache => cache.keys()))))
    .then(found => found.flat().map(each => new URL(each.url).pathname))"""
TEXT_KEPT = "caches.match('/hors-ligne', { ignoreVary: true }).then(found => found.text())"


@pytest.mark.parametrize("login", ["", "nadia"], ids=["anybody", "nadia"])
def test_without_network_the_page_with_the_phone_number_appears(live, login):
    how = {"service_workers": "allow"}
    visit = live.somebody(login, **how) if login else live.visitor(**how)
    complaints = []
    visit.page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    visit.goes_to("/mon-espace/" if login else "/")
    assert visit.page.evaluate(READY) in {"activating", "activated"}
    assert complaints == []
    visit.page.context.set_offline(True)
    visit.goes_to("/rendez-vous/")
    visit.reads("Vous n’avez pas de réseau.")
    assert (
        visit.page.locator("#human a[href^='tel:']").inner_text().replace("\u00a0", " ") == "01 99 00 39 49"
    )
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.skip')).position") != "static"
    visit.page.context.set_offline(False)
    visit.page.locator("main a", has_text="Réessayer").click()
    visit.page.wait_for_load_state()
    assert "réseau" not in visit.words


def test_nothing_of_a_person_is_kept(live):
    nadia = live.somebody("nadia", service_workers="allow")
    nadia.goes_to("/mon-espace/")
    nadia.page.evaluate(READY)
    kept = nadia.page.evaluate(KEPT)
    assert "/hors-ligne" in kept
    assert [path for path in kept if path != "/hors-ligne" and not path.startswith("/feuille/")] == []
    page = nadia.page.evaluate(TEXT_KEPT)
    assert town.account("nadia").public_name not in page
    assert "csrfmiddlewaretoken" not in page
    assert "Mon dossier" not in page


def test_without_script_nothing_is_registered_and_nothing_is_missing(live):
    visit = live.visitor(script=False, service_workers="allow")
    visit.goes_to("/offres/").reads("Chercher une offre")
