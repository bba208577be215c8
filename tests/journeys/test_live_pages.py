"""Pages that move by themselves, met in real browsers: nothing is reloaded, nothing typed is lost, all is said in words."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import pytest

from tests import town
from tests.journeys.conftest import Town
from tests.journeys.test_every_page_met import MOST_BYTES, obstacles, too_wide

pytestmark = pytest.mark.browser
MESSAGES = "/mon-espace/messages/"
ON = "En direct : cette page se met à jour seule."
OFF = "Cette page ne se met plus à jour seule."


@pytest.fixture
def stream(live: Town, live_process: Any, settings: Any) -> Any:
    """The live process, known to the pages."""
    process = live_process()
    settings.LIVE = f":{process.port}"
    return process


@pytest.fixture
def streaming(stream: Any, live: Town) -> Town:
    return live


def is_live(visit):
    """The page says that it is live; from now on a mark in it would not survive a reload."""
    visit.page.get_by_text(ON).wait_for()
    visit.page.evaluate("window.neverReloaded = true")
    return visit


def sees(visit, words):
    visit.page.locator("main").get_by_text(words).first.wait_for()
    assert visit.page.evaluate("window.neverReloaded") is True


def opens_the_thread(visit):
    file = f"/bureau/dossiers/{town.file_of('nadia')}/messages/"
    visit.goes_to(file).ticks("Vous suivre").presses("Ouvrir le dossier")
    assert visit.path == file
    return visit


def streams_open(stream) -> int:
    """Established connections to the live process, as the kernel counts them."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    here = f":{stream.port:04X}"
    return sum(fields[1].endswith(here) and fields[3] == "01" for fields in map(str.split, lines))


def test_two_people_see_each_others_words_appear_and_keep_what_they_were_typing(streaming):
    nadia = is_live(streaming.somebody("nadia").goes_to(MESSAGES))
    ines = is_live(opens_the_thread(streaming.somebody("ines")))
    ines.page.get_by_label("Votre message").fill("Je commence une phrase")
    nadia.writes_in("Votre message", "Avez-vous mon attestation ?").presses("Envoyer")
    is_live(nadia)
    sees(ines, "Avez-vous mon attestation ?")
    box = ines.page.get_by_label("Votre message")
    assert box.input_value() == "Je commence une phrase"
    assert box.evaluate("box => box == document.activeElement")
    assert "La page vient de changer." in ines.page.locator("#live [role=status]").text_content()
    ines.writes_in("Votre message", "Oui, hier.").presses("Répondre")
    sees(nadia, "Oui, hier.")


def test_a_page_that_reads_itself_does_not_say_that_a_person_has_read(streaming):
    nadia = is_live(streaming.somebody("nadia").goes_to(MESSAGES))
    ines = is_live(opens_the_thread(streaming.somebody("ines")))
    nadia.writes_in("Votre message", "Personne devant l’écran ?").presses("Envoyer")
    sees(ines, "Personne devant l’écran ?")
    said = nadia.goes_to(MESSAGES).page.locator("article", has_text="Personne devant l’écran ?")
    assert "Lu par" not in said.first.text_content()


def test_eight_tabs_of_one_browser_hold_one_stream_and_all_move(streaming, stream):
    her = streaming.somebody("nadia")
    tabs = [her.page] + [her.page.context.new_page() for _ in range(7)]
    for tab in tabs:
        tab.goto(f"{streaming.site}{MESSAGES}")
        tab.get_by_text(ON).wait_for()
    tabs[0].wait_for_timeout(500)
    assert streams_open(stream) == 1
    tabs[0].close()
    ines = opens_the_thread(streaming.somebody("ines"))
    ines.writes_in("Votre message", "À huit onglets.").presses("Répondre")
    for tab in tabs[1:]:
        tab.bring_to_front()
        tab.get_by_text("À huit onglets.").first.wait_for()
    ines.page.context.close()
    tabs[1].wait_for_timeout(500)
    assert streams_open(stream) == 1, "the tab that held it was closed; another one took over"


def test_without_javascript_a_reload_shows_the_same_and_nothing_is_claimed(streaming):
    nadia = streaming.somebody("nadia", script=False).goes_to(MESSAGES)
    assert not nadia.page.get_by_text(ON).is_visible()
    ines = opens_the_thread(streaming.somebody("ines"))
    ines.writes_in("Votre message", "Sans script aussi.").presses("Répondre")
    nadia.page.reload()
    nadia.reads("Sans script aussi.")


def test_a_stream_that_dies_is_said_in_words_and_comes_back_with_what_was_missed(streaming, stream):
    nadia = is_live(streaming.somebody("nadia").goes_to(MESSAGES))
    ines = opens_the_thread(streaming.somebody("ines"))
    stream.end(signal.SIGKILL)
    nadia.page.get_by_text(OFF).wait_for(timeout=20_000)
    assert nadia.page.get_by_role("link", name="Recharger").is_visible()
    ines.writes_in("Votre message", "Pendant la panne.").presses("Répondre")
    stream.start()
    nadia.page.get_by_text("Pendant la panne.").first.wait_for(timeout=40_000)
    sees(nadia, ON)


def test_a_tab_whose_tickets_are_too_old_gets_another_and_reads_what_it_missed(streaming, stream):
    nadia = is_live(streaming.somebody("nadia").goes_to(MESSAGES))
    ines = opens_the_thread(streaming.somebody("ines"))
    stream.end(signal.SIGKILL)
    ines.writes_in("Votre message", "Avant le nouveau billet.").presses("Répondre")
    stream.secret = "another-secret-so-that-every-old-ticket-is-refused"
    stream.start()
    nadia.page.wait_for_timeout(4000)
    stream.end(signal.SIGKILL)
    stream.secret = ""
    stream.start()
    nadia.page.get_by_text("Avant le nouveau billet.").first.wait_for(timeout=60_000)


def test_leaving_ends_the_stream(streaming, stream):
    her = is_live(streaming.somebody("nadia").goes_to(MESSAGES))
    other = her.page.context.new_page()
    other.goto(f"{streaming.site}/entrer/moi/")
    other.get_by_role("button", name="Sortir").click()
    her.page.get_by_text(OFF).wait_for(timeout=20_000)


def test_a_person_switches_it_off_and_on(streaming, stream):
    her = is_live(streaming.somebody("nadia").goes_to(MESSAGES)).presses("Arrêter")
    her.reads("Cette page ne se met pas à jour seule, comme vous l’avez choisi.")
    her.page.wait_for_timeout(300)
    assert streams_open(stream) == 0
    is_live(her.presses("La mettre à jour seule"))


def test_a_slot_taken_by_somebody_disappears(streaming):
    watching = is_live(streaming.visitor().goes_to("/rendez-vous/"))
    taking = streaming.somebody("nadia").goes_to("/rendez-vous/")
    last = watching.page.locator(
        "main .slots a"
    ).last  # the first may be too near for this motive, by the hour of the day
    address = last.get_attribute("href")
    taking.goes_to(address).ticks("Comprendre ou relire mes droits").presses("Réserver ce rendez-vous")
    watching.page.locator(f"main .slots a[href='{address}']").wait_for(state="detached")
    sees(watching, "Rencontrer quelqu’un")


def test_a_call_asked_appears_on_the_list_and_a_message_on_the_home(streaming):
    calls = is_live(streaming.somebody("ines").goes_to("/bureau/rappels/"))
    home = is_live(streaming.somebody("ines").goes_to("/bureau/"))
    before = calls.page.locator("main tbody tr").count()
    streaming.visitor().goes_to("/rappel/").writes_in("Quel est votre numéro ?", "01 99 00 55 66").presses(
        "Rappelez-moi"
    )
    calls.page.locator("main tbody tr").nth(before).wait_for()
    nadia = streaming.somebody("nadia").goes_to(MESSAGES)
    ahead = home.page.locator("main section tbody tr").count()
    nadia.writes_in("Votre message", "Pour la page d’accueil.").presses("Envoyer")
    home.page.locator("main section tbody tr").nth(ahead).wait_for()
    sees(home, "Répondre à son message")


@pytest.mark.parametrize(
    ("login", "path"), [("nadia", MESSAGES), ("ines", "/bureau/"), ("", "/rendez-vous/")]
)
def test_a_live_page_stays_light_reads_well_and_breaks_no_policy(streaming, login, path):
    visit = streaming.somebody(login) if login else streaming.visitor()
    page, sizes, complaints = visit.page, [], []
    page.goto("about:blank")  # what a former page still asks for is not this one's weight
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.on("Network.loadingFinished", lambda said: sizes.append(int(said["encodedDataLength"])))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    is_live(visit.goes_to(path))
    assert 2000 < sum(sizes) <= MOST_BYTES
    assert complaints == []
    assert obstacles(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert too_wide(page) == []
