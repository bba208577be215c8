"""Each contract of `.importlinter` keeps a good house and refuses one made bad on purpose."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LINT = Path(sys.executable).with_name("lint-imports")
GOOD_HOUSE = {
    "config/__init__.py": "",
    "visavis/__init__.py": "",
    "visavis/__main__.py": "from visavis.front import pages",
    "visavis/decisions/__init__.py": "",
    "visavis/decisions/money.py": "from decimal import Decimal",
    "visavis/foundation/__init__.py": "",
    "visavis/foundation/clock.py": "from visavis.decisions import money",
    "visavis/rooms/__init__.py": "",
    "visavis/rooms/people/__init__.py": "",
    "visavis/rooms/people/models.py": "import django",
    "visavis/rooms/people/door.py": "from visavis.rooms.people import models",
    "visavis/rooms/people/facts.py": "",
    "visavis/rooms/offers/__init__.py": "",
    "visavis/rooms/offers/door.py": "from visavis.foundation import clock",
    "visavis/rooms/rights/__init__.py": "",
    "visavis/rooms/rights/door.py": "from visavis.rooms.people import door, facts",
    "visavis/rooms/rights/models.py": "",
    "visavis/rooms/rights/screens.py": "from visavis.rooms.rights import door, models",
    "visavis/front/__init__.py": "",
    "visavis/front/pages.py": "from visavis.rooms.rights import screens, door",
}
BAD = {
    "a decision that asks the foundation": (
        "storeys", {"visavis/decisions/money.py": "from visavis.foundation import clock"},
    ),
    "a foundation that knows a room": (
        "storeys", {"visavis/foundation/letters.py": "def send():\n    from visavis.rooms.people import door"},
    ),
    "a storey nobody planned": ("storeys", {"visavis/attic/__init__.py": ""}),
    "a decision that imports Django": ("purity", {"visavis/decisions/law.py": "import django"}),
    "a decision that throws dice": ("purity", {"visavis/decisions/law.py": "import random"}),
    "a room that leans on a higher tier": (
        "tiers", {"visavis/rooms/people/queries.py": "from visavis.rooms.rights import door"},
    ),
    "a room without a place": ("tiers", {"visavis/rooms/cellar/__init__.py": ""}),
    "a room that reads another room's tables": (
        "doors", {"visavis/rooms/rights/queries.py": "from visavis.rooms.people import models"},
    ),
    "a room that takes another room whole": (
        "doors", {"visavis/rooms/rights/queries.py": "import visavis.rooms.people"},
    ),
    "a front that reads tables": ("doors", {"visavis/front/pages.py": "from visavis.rooms.rights.models import x"}),
    "two files that need each other": (
        "acyclic", {"visavis/foundation/a.py": "from visavis.foundation import b",
                     "visavis/foundation/b.py": "from visavis.foundation import a"},
    ),
    "two files deep in a room that need each other": (
        "acyclic", {"visavis/rooms/rights/door.py": "from visavis.rooms.rights import screens"},
    ),
}  # fmt: skip


def build(folder: Path, changes: dict[str, str]) -> None:
    for name, content in (GOOD_HOUSE | changes).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    shutil.copytree(ROOT / "tests" / "architecture", folder / "tests" / "architecture")
    shutil.copy(ROOT / "tests" / "__init__.py", folder / "tests")
    shutil.copy(ROOT / ".importlinter", folder)


def lint(folder: Path, *arguments: str) -> tuple[int, str]:
    ended = subprocess.run(
        [LINT, "--no-logo", "--no-cache", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return ended.returncode, ended.stdout + ended.stderr


def test_a_good_house_is_kept(tmp_path: Path) -> None:
    build(tmp_path, {})
    code, report = lint(tmp_path)
    assert code == 0, report


@pytest.mark.parametrize("case", BAD)
def test_a_bad_house_is_refused(tmp_path: Path, case: str) -> None:
    contract, changes = BAD[case]
    build(tmp_path, changes)
    code, report = lint(tmp_path, "--contract", contract)
    assert code == 1 and "0 kept, 1 broken" in report, report
