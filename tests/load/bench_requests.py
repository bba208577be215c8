"""Requests a second of five main pages, beside a bare Django page on the same server.

The service runs with its demonstration; the bare page is a Django view that answers one line, with no database,
no session and no template, on the same gunicorn with the same two workers. Only this machine is asked.

    SIZE=200 python -m tests.load.bench_requests      (200 requests a page; full = 2000)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

from tests.load.service import demonstration, free_port, stopped, wait_for

PAGES = ("/", "/offres/", "/droits/", "/rendez-vous/", "/observatoire/")
SIZES = {"default": 200, "full": 2000}
AT_ONCE = 8

BARE = """
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
settings.configure(ROOT_URLCONF="bare", ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[])
urlpatterns = [path("", lambda request: HttpResponse("bare"))]
application = get_wsgi_application()
"""


def asked(port: int, path: str, count: int) -> tuple[float, float]:
    """Ask `count` times, eight at once; requests a second and the slowest answer in ms. Fails unless all are 200."""

    def one(_number: int) -> float:
        started = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return time.perf_counter() - started

    one(0)
    started = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        slowest = max(crowd.map(one, range(count)))
    return count / (time.perf_counter() - started), slowest * 1000


def bare_server(folder: Path, stack: ExitStack) -> int:
    """A bare Django page on gunicorn with two workers; its port."""
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--workers",
        "2",
        "--bind",
        f"127.0.0.1:{port}",
        "bare:application",
    ]
    stack.enter_context(stopped(subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)))
    wait_for(port)
    return port


def main() -> int:
    """Print one line a page: requests a second, part of the bare page's, slowest answer."""
    size = os.environ.get("SIZE", "default")
    count = SIZES.get(size) or int(size)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)
        bare, _slowest = asked(bare_server(folder, stack), "/", count)
        port = stack.enter_context(demonstration(folder / "state"))
        print(f"{'page':16} {'a second':>9} {'of bare':>8} {'slowest ms':>11}")
        print(f"{'bare Django':16} {bare:9.0f} {'1':>8}")
        for path in PAGES:
            rate, slowest = asked(port, path, count)
            print(f"{path:16} {rate:9.1f} {rate / bare:8.3f} {slowest:11.0f}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
