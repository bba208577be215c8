"""`make screenshots`: start the service with its demonstration people, and take the pictures of README.

Each picture is one line of PICTURES: what is shown, to whom, at which address, how wide, in which colours. A page
that answers with an error stops the work: no picture of a fault goes into README.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typst
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screenshots"
STATE_VARIABLE = "VISAVIS_STATE"
START_SECONDS = 180
BROWSER_WORDS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: `who` is the login of a demonstration person, empty for somebody unknown.

    `height` cuts a long page off, in pixels; 0 takes it whole.
    """

    name: str
    who: str
    path: str
    width: int = 1280
    dark: bool = False
    printed: bool = False
    height: int = 0

    @property
    def file(self) -> Path:
        look = "print" if self.printed else "dark" if self.dark else "light"
        return FOLDER / f"{self.name}-{self.width}-{look}.png"


PICTURES = (
    Picture("town", "", "/entrer/", height=1500),
    Picture("seek", "ines", "/chercher/"),
    Picture("month", "nadia", "/mon-espace/mois/", width=320),
    Picture("sources", "", "/donnees/", height=1200),
    Picture("occupation", "", "/metiers/D1102/", width=320, height=1600),
    Picture("home", "", "/"),
    Picture("home", "", "/", width=320, dark=True),
    Picture("space", "nadia", "/mon-espace/"),
    Picture("space", "nadia", "/mon-espace/", width=320),
    Picture("rights", "nadia", "/mon-espace/droits/", height=1600),
    Picture("rights", "nadia", "/mon-espace/droits/", width=320, height=1600),
    Picture("rights", "nadia", "/mon-espace/droits/", printed=True, height=1600),
    Picture("offers", "anais", "/offres/?mots=boulanger&lieu=93200"),
    Picture("appointment", "nadia", "/rendez-vous/", dark=True),
    Picture("messages", "nadia", "/mon-espace/messages/"),
    Picture("messages", "nadia", "/mon-espace/messages/", width=320, dark=True),
    Picture("readings", "nadia", "/mon-espace/dossier/lectures/"),
    Picture("desk", "ines", "/bureau/", height=1000),
    Picture("observatory", "", "/observatoire/", height=1400),
)
LETTER = FOLDER / "letter-print.png"
SHEET = '#set page(width: auto, height: auto, margin: 0pt)\n#image("letter.pdf", width: 210mm)'
DOTS_AN_INCH = 80


@contextmanager
def service() -> Iterator[str]:
    """The address of a service of its own, with the demonstration people, gone afterwards."""
    state = Path(tempfile.mkdtemp(prefix="visavis-pictures-"))
    state.chmod(0o711)  # the account of the database passes through
    environment = dict(os.environ, **{STATE_VARIABLE: str(state)})
    command = [sys.executable, "-m", "visavis", "up", "--demo", "--port", "8990"]
    started = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        yield address(started)
    finally:
        started.terminate()
        started.wait(timeout=60)
        shutil.rmtree(state, ignore_errors=True)


def address(started: subprocess.Popen[str]) -> str:
    """The first address the service prints: the site's."""
    deadline = time.monotonic() + START_SECONDS
    for line in started.stdout or ():
        if found := re.search(r"https?://[\w.:-]+", line):
            return found[0].rstrip("/")
        if time.monotonic() > deadline:
            break
    raise SystemExit("the service did not start; see its messages above")


def browser_path() -> str:
    for name in (os.environ.get("VISAVIS_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    raise SystemExit("no Chromium: run `make setup-browser`, or name one in VISAVIS_CHROMIUM")


def become(page: Page, site: str, login: str) -> None:
    """Sign in as one of the demonstration people, by the button that everybody sees."""
    page.goto(f"{site}/entrer/")
    page.locator(f"form[action$='/demonstration/{login}/'] button").first.click()
    page.wait_for_load_state()


def take(browser: Browser, site: str, picture: Picture) -> None:
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height or 720},
        color_scheme="dark" if picture.dark else "light",
        locale="fr-FR",
        java_script_enabled=False,
    )
    page = context.new_page()
    if picture.who:
        become(page, site, picture.who)
    answer = page.goto(site + picture.path)
    if answer is None or answer.status >= 400:
        raise SystemExit(
            f"{picture.path} as {picture.who or 'anybody'}: {answer.status if answer else 'nothing'}"
        )
    page.emulate_media(media="print" if picture.printed else "screen")
    page.screenshot(path=picture.file, full_page=not picture.height)
    context.close()


def draw_letter(browser: Browser, site: str) -> None:
    """The first letter that Nadia was sent, as it comes out of a printer."""
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    become(page, site, "nadia")
    page.goto(f"{site}/mon-espace/courriers/")
    page.locator("main .list a").first.click()
    address = page.locator("a[href$='courrier.pdf']").first.get_attribute("href")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "letter.pdf").write_bytes(context.request.get(f"{site}{address}").body())
        Path(folder, "sheet.typ").write_text(SHEET)
        typst.compile(
            Path(folder, "sheet.typ"), output=LETTER, format="png", ppi=DOTS_AN_INCH, root=Path(folder)
        )
    context.close()


def main(wanted: list[str]) -> int:
    """Take all pictures, or those whose names are given."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with service() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(BROWSER_WORDS))
        for picture in PICTURES:
            if not wanted or picture.name in wanted:
                take(browser, site, picture)
                print(picture.file.relative_to(ROOT), flush=True)
        if not wanted or "letter" in wanted:
            draw_letter(browser, site)
            print(LETTER.relative_to(ROOT), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
