"""`make attack`: schemathesis and sqlmap against a demonstration of their own; writes docs/measures/attack.md.

Only the address 127.0.0.1 is attacked, on a port that this script opened itself; both tools are bounded in time.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.attack.crawl import Asked, Walker  # noqa: E402 - found by the line above
from tests.attack.described import SECRETS, described  # noqa: E402 - found by the line above
from tests.load.service import free_port, stopped, wait_for  # noqa: E402 - found by the line above

ROLES = ("", "nadia", "ines", "claire", "lemoine", "samira")
FUZZING, SQLMAP = 75, 150  # seconds for each role; other ones may be given as two arguments
# What sqlmap says when it believes so. Pages differ by themselves (tokens, waiting times): it must say so twice, and
# know the database behind.
FOUND = "identified the following injection point"
ABOUT = """\
The interface for programs is attacked by its own OpenAPI document: each answer has the described shape, what breaks a
shape is refused. For the pages, a walk by links and forms of each role (`tests/attack/crawl.py`) is written as an
OpenAPI document: schemathesis sends what it likes to each, with a session, the secret of forms and a fresh token, and
looks for 5xx alone. sqlmap tries each parameter of each address and form (level 1, risk 1: boolean, error and
union), behind the same secrets. Ids inside an address are not tried by sqlmap: the address itself takes only UUIDs."""
PAGE = ROOT / "docs" / "measures" / "attack.md"


@dataclass
class Found:
    """What came out for one role."""

    role: str
    operations: int = 0
    cases: int = 0
    requests: int = 0
    refused: int = 0
    tried: int = 0
    left: int = 0
    failures: list[str] = field(default_factory=list)
    injections: list[str] = field(default_factory=list)
    unrepeated: list[str] = field(default_factory=list)


def tools(folder: Path) -> Path:
    """The locked packages of the group `attack`, in an environment that is thrown away."""
    uv = Path(sys.executable).with_name("uv")
    wanted = folder / "wanted.txt"
    export = [uv, "export", "--frozen", "--quiet", "--only-group", "attack", "--output-file", wanted]
    subprocess.run(export, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([uv, "venv", "--quiet", folder / "venv"], check=True)
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--python", folder / "venv" / "bin" / "python", "-r", wanted],
        check=True,
    )
    return folder / "venv" / "bin"


@contextmanager
def service(folder: Path) -> Iterator[tuple[str, Path]]:
    """A demonstration on a port of its own; gives its address and the folder of what its processes log."""
    environment = {**os.environ, "VISAVIS_STATE": str(folder / "state"), "VISAVIS_ASKED_A_MINUTE": "1000000"}
    command = [sys.executable, "-m", "visavis", "up", "--demo", "--port", str(free_port())]
    with (folder / "service.log").open("wb") as written:
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=written, stdin=subprocess.DEVNULL
        )
        with stopped(process):
            assert process.stdout is not None
            site = process.stdout.readline().decode().strip().rstrip("/")
            wait_for(int(site.rpartition(":")[2]))
            yield site, folder / "state" / "logs"


def fuzz(
    bin_folder: Path, folder: Path, site: str, walker: Walker, asked: list[Asked], found: Found, seconds: int
) -> None:
    """Schemathesis on every address and form of this role: no answer may be a 5xx."""
    schema = folder / f"schema-{found.role}.json"
    document = described(asked, site)
    schema.write_text(json.dumps(document), encoding="utf-8")
    found.operations = sum(len(each) for each in document["paths"].values())
    cookies = "; ".join(f"{name}={value}" for name, value in walker.cookies.items())
    command = [
        bin_folder / "schemathesis", "run", schema, "--url", site, "--checks", "not_a_server_error",
        "--continue-on-failure", "--max-time", str(seconds), "--phases", "coverage,fuzzing",
        "--max-examples", "40", "--no-shrink", "--suppress-health-check", "all", "--max-redirects", "0",
        "--request-timeout", "30", "-H", f"Cookie:{cookies}",
        "-H", f"X-CSRFToken:{walker.cookies.get('csrftoken', '')}",
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SCHEMATHESIS_HOOKS": "tests.attack.hooks"}
    told = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    (folder / f"schemathesis-{found.role}.txt").write_text(told.stdout + told.stderr, encoding="utf-8")
    if counted := re.search(r"([\d,]+) generated", told.stdout):
        found.cases = int(counted[1].replace(",", ""))


def fuzz_interface(bin_folder: Path, folder: Path, site: str, seconds: int) -> Found:
    """Schemathesis on the interface for programs, by its own document and with every check."""
    command = [
        bin_folder / "schemathesis", "run", f"{site}/api/1/openapi.json", "--url", site, "--continue-on-failure",
        "--max-time", str(seconds), "--phases", "examples,coverage,fuzzing", "--max-examples", "2000",
        # What has the shape may still contradict itself; `Allow` is the same for all addresses of the service.
        "--exclude-checks", "positive_data_acceptance,unsupported_method",
        "--suppress-health-check", "all", "--request-timeout", "30",
    ]  # fmt: skip
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    (folder / "schemathesis-interface.txt").write_text(told.stdout + told.stderr, encoding="utf-8")
    found = Found("a program", operations=sum(map(int, re.findall(r"Tested: (\d+)", told.stdout))))
    if counted := re.search(r"([\d,]+) generated", told.stdout):
        found.cases = int(counted[1].replace(",", ""))
    found.failures = re.findall(r"^- (.+)$", told.stdout, re.M)
    return found


def inject(bin_folder: Path, folder: Path, site: str, asked: list[Asked], found: Found, until: float) -> None:
    """Sqlmap on every parameter of every address and form of this role, three at a time, each freshly signed in."""

    def one(each: Asked) -> list[str]:
        """What sqlmap said, twice when it believed in an injection; nothing when the time is over."""
        if time.monotonic() > until:
            return []
        cookies = Walker(site, found.role).cookies
        told = [_sqlmap(bin_folder, folder, site, each, cookies)]
        if FOUND in told[0]:
            told.append(_sqlmap(bin_folder, folder, site, each, cookies))
        return told

    triable = [each for each in asked if tried(each)]
    with ThreadPoolExecutor(3) as pool:
        for each, told in zip(triable, pool.map(one, triable), strict=True):
            found.tried += len(tried(each)) if told else 0
            found.left += not told
            found.requests += counted(r"^(\d+) requests sent$", told)
            found.refused += counted(r"\b4\d\d \(.*?\) - (\d+) times", told)
            if len(told) > 1:
                real = FOUND in told[1] and "back-end DBMS: PostgreSQL" in told[0] + told[1]
                (found.injections if real else found.unrepeated).append(f"{each.method} {each.path}")


def tried(asked: Asked) -> dict[str, str]:
    """The parameters that sqlmap tries, each with a value that a page showed."""
    return {name: values[0] or "1" for name, values in asked.fields.items() if name not in SECRETS}


def counted(pattern: str, told: list[str]) -> int:
    """The numbers of this pattern, summed."""
    return sum(int(number) for said in told for number in re.findall(pattern, said, re.M))


def _sqlmap(bin_folder: Path, folder: Path, site: str, asked: Asked, cookies: dict[str, str]) -> str:
    url, sent = f"{site}{asked.path}", urlencode(tried(asked))
    with tempfile.TemporaryDirectory(prefix="sqlmap-", dir=folder) as alone:
        ended = _ended(bin_folder, alone, url, sent, asked, cookies)
    with (folder / "sqlmap.txt").open("a", encoding="utf-8") as written:
        written.write(f"\n=== {asked.method} {asked.path}\n{ended}")
    return ended


def _ended(bin_folder: Path, memory: str, url: str, sent: str, asked: Asked, cookies: dict[str, str]) -> str:
    shown = "; ".join(f"{name}={value}" for name, value in cookies.items())
    command = [
        bin_folder / "sqlmap", "--batch", "--level=1", "--risk=1", "--technique=BEU", "--dbms=PostgreSQL",
        "--flush-session", "--disable-coloring", "--ignore-redirects", "--ignore-code=*", "--timeout=30",
        "--retries=0", "--text-only", f"--output-dir={memory}", f"--cookie={shown}", "-v", "1",
        "-t", f"{memory}/traffic", f"--headers=X-CSRFToken: {cookies.get('csrftoken', '')}",
        "--skip=once,User-Agent,Referer,Host,Cookie",
    ]  # fmt: skip
    if asked.method == "POST":
        command += ["-u", url, f"--data={sent}&once=a1b2c3d4e5f6g7h8", "--randomize=once"]
    else:
        command += ["-u", f"{url}?{sent}"]
    ended = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=600, stdin=subprocess.DEVNULL
    )
    traffic = Path(memory, "traffic")
    sent_number = traffic.read_bytes().count(b"HTTP request [#") if traffic.exists() else 0
    return f"{ended.stdout}\n{sent_number} requests sent\n"


def broken(logs: Path) -> list[str]:
    """Every 5xx that the service itself wrote down, whoever asked."""
    lines = [line for log in logs.glob("*.log") for line in log.read_text("utf-8", "replace").splitlines()]
    errors = [json.loads(line) for line in lines if line.startswith('{"at"') and '"level": "ERROR"' in line]
    return [each["said"] for each in errors if each["from"] == "django.request"]


def report(all_found: list[Found], errors: list[str], seconds: float, command: str) -> str:
    """docs/measures/attack.md."""
    total = {
        name: sum(getattr(each, name) for each in all_found)
        for name in ("cases", "tried", "requests", "refused", "left")
    }
    injections = sum(len(each.injections) for each in all_found)
    unrepeated = sum(len(each.unrepeated) for each in all_found)
    day, minutes = time.strftime("%Y-%m-%d", time.gmtime()), seconds / 60
    lines = [
        "# Attacked by schemathesis and sqlmap",
        "",
        f"{day}, 2 cores, the demonstration on a port of its own, two workers of four",
        f"threads, {minutes:.0f} minutes. Command: `{command}`.",
        "",
        f"**{len(errors)} × 5xx** in the service's own log; **{injections} injection(s)** found by sqlmap.",
        f"{total['cases']:,} cases of schemathesis. sqlmap tried {total['tried']} parameters with",
        f"{total['requests']:,} requests, {total['refused']:,} of them answered by a 4xx; {total['left']} addresses",
        f"and forms were left out for time. {unrepeated} time(s) it believed in an injection that it could not repeat,",
        "nor say which database it had met.",
        "",
        "| who | addresses and forms | cases of schemathesis | parameters tried by sqlmap | requests | 4xx | left |",
        "|---|---|---|---|---|---|---|",
    ]
    for each in all_found:
        who = each.role or "stranger"
        numbers = (each.operations, each.cases, each.tried, each.requests, each.refused, each.left)
        lines.append(f"| {who} | {' | '.join(f'{number:,}' for number in numbers)} |")
    lines += ["", *ABOUT.splitlines()]
    lines += [f"* {each.role or 'stranger'}: {said}" for each in all_found for said in each.failures if said]
    lines += ["", *(f"* 5xx: {said}" for said in sorted(set(errors)))] if errors else []
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    fuzzing, injecting = map(int, arguments) if len(arguments) == 2 else (FUZZING, SQLMAP)
    command = " ".join(["python scripts/attack.py", *arguments]) if arguments else "make attack"
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="visavis-attack-") as place:
        folder = Path(os.environ.get("ATTACK_FOLDER", place))
        folder.mkdir(exist_ok=True)
        bin_folder, all_found, known = tools(folder), [], set()
        with service(folder) as (site, logs):
            all_found.append(fuzz_interface(bin_folder, folder, site, fuzzing))
            for role in ROLES:
                all_found.append(found := Found(role))
                walker = Walker(site, role)
                asked = walker.walk()
                fuzz(bin_folder, folder, site, walker, asked, found, fuzzing)
                fresh = [each for each in asked if each.shape not in known]
                known |= {each.shape for each in fresh}
                inject(bin_folder, folder, site, fresh, found, time.monotonic() + injecting)
                print(
                    f"{role or 'stranger'}: {len(asked)} ways to ask, {found.cases} cases, {found.tried} parameters, "
                    f"{found.requests} requests, {found.refused} answered 4xx, {found.left} left, "
                    f"{found.injections}, {len(broken(logs))} × 5xx so far", flush=True,
                )  # fmt: skip
            errors = broken(logs)
        PAGE.write_text(report(all_found, errors, time.monotonic() - started, command), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    return 1 if errors or any(each.injections or each.failures for each in all_found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
