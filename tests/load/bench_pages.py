"""Weight and first paint of a page at the speed of GPRS, beside the same page with two well-known kits.

The public home of the demonstration is opened in Chromium, slowed to 50 kbit/s and 500 ms, processor four times
slower, cold cache. Then the same HTML is served with the style sheet (and script) of Pico and of GOV.UK Frontend
in place of ours. The kits come from the npm registry into a temporary folder; nothing of them is kept.

    python -m tests.load.bench_pages      (SIZE=full also measures six more pages of ours)
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.load.service import demonstration, free_port

KITS = {
    "pico": ("@picocss/pico@2.1.1", ("css/pico.min.css",), ()),
    "govuk": (
        "govuk-frontend@6",
        ("dist/govuk/govuk-frontend.min.css",),
        ("dist/govuk/govuk-frontend.min.js",),
    ),
}
OURS = (
    "/", "/offres/?mots=boulanger", "/droits/", "/rendez-vous/", "/observatoire/", "/mon-espace/", "/mon-espace/droits/",
)  # fmt: skip
SHE = "nadia"
GPRS = {"offline": False, "latency": 500, "downloadThroughput": 50_000 / 8, "uploadThroughput": 20_000 / 8}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


@dataclass(frozen=True)
class Seen:
    """What a first view cost: bytes over the wire, first paint and load in ms."""

    size: int
    paint: float
    load: float


def seen(browser: Browser, address: str) -> Seen:
    """Open a page for the first time, slowly; her own pages as somebody of the demonstration."""
    context = browser.new_context(locale="fr-FR")
    if "/mon-espace/" in address:
        sit_in_for(context, address.partition("/mon-espace/")[0])
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    devtools.send("Network.enable")
    devtools.send("Network.clearBrowserCache")
    devtools.send("Network.emulateNetworkConditions", GPRS)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="load", timeout=120_000)
    for _ in range(100):  # waiting by a script of the page is forbidden by its own policy
        if page.evaluate(PAINT):
            break
        page.wait_for_timeout(100)
    load = page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart")
    found = Seen(int(sum(sizes)), page.evaluate(PAINT), load)
    context.close()
    return found


def sit_in_for(context: BrowserContext, site: str) -> None:
    """Take the place of somebody whose right is computed, at full speed and on a page that is closed again."""
    page = context.new_page()
    page.goto(f"{site}/entrer/")
    page.locator(f"form[action$='/demonstration/{SHE}/'] button").first.click()
    page.wait_for_load_state()
    page.close()


def kit(name: str, folder: Path) -> dict[str, bytes]:
    """The files of a kit by their address, gzipped."""
    package, sheets, scripts = KITS[name]
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )  # fmt: skip
    with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
        files = {}
        for path in (*sheets, *scripts):
            member = archive.extractfile(f"package/{path}")
            assert member is not None
            files[f"/{path}"] = gzip.compress(member.read(), 9)
    return files


def dressed(html: str, files: dict[str, bytes]) -> str:
    """Our page in another's clothes: its style sheets and scripts in place of ours."""
    bare = re.sub(r'<link rel="(stylesheet|icon|manifest)"[^>]*>', "", html)
    sheets = "".join(f'<link rel="stylesheet" href="{path}">' for path in files if path.endswith(".css"))
    scripts = "".join(
        f'<script type="module" src="{path}"></script>' for path in files if path.endswith(".js")
    )
    return bare.replace("</head>", f"{sheets}</head>").replace("</body>", f"{scripts}</body>")


def served(html: str, files: dict[str, bytes], stack: ExitStack) -> str:
    """Serve one page and its files on this machine; its address."""
    kinds = {".css": "text/css", ".js": "text/javascript"}
    bodies = {"/": ("text/html; charset=utf-8", gzip.compress(html.encode(), 9))}
    bodies |= {path: (kinds[Path(path).suffix], body) for path, body in files.items()}

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = bodies.get(self.path, ("text/plain", gzip.compress(b"")))
            self.send_response(200 if self.path in bodies else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", free_port()), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stack.callback(server.shutdown)
    return f"http://127.0.0.1:{server.server_port}/"


def show(name: str, found: Seen) -> None:
    print(
        f"{name:24} {found.size:8,} bytes  paint {found.paint / 1000:5.2f} s  load {found.load / 1000:5.2f} s",
        flush=True,
    )


def main() -> int:
    """Print one line a page."""
    browser_path = os.environ.get("VISAVIS_CHROMIUM") or shutil.which("chromium")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        port = stack.enter_context(demonstration(folder / "state"))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        stack.callback(browser.close)
        home = f"http://127.0.0.1:{port}"
        for path in OURS if os.environ.get("SIZE") == "full" else OURS[:1]:
            show(f"ours {path}", seen(browser, home + path))
        with urlopen(home + "/") as answer:
            html = answer.read().decode()
        for name in KITS:
            files = kit(name, folder)
            show(f"same page, {name}", seen(browser, served(dressed(html, files), files, stack)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
