"""Danger: a protection goes and nobody notices. Guarantee: each of twelve, taken away, turns its named test red."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.access.protections import PROTECTIONS
from tests.guarantees.test_every_line_of_asvs import lost

ROOT = Path(__file__).resolve().parents[2]


def test_there_are_ten_and_more_each_with_a_test_of_its_own():
    nodes = {each.node.split("[")[0] for each in PROTECTIONS}
    assert len(nodes) == len(PROTECTIONS) >= 10
    assert lost(nodes) == set()


@pytest.mark.long
def test_each_protection_taken_away_turns_its_test_red(tmp_path):
    """One run of pytest, in which each of these tests goes without its own protection. A green one is a defect."""
    report = tmp_path / "red.xml"
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "tests.access.protections", "-p", "no:cacheprovider",
        "--show-capture=no", f"--junitxml={report}", *(each.node for each in PROTECTIONS),
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    outcomes: dict[str, set[str]] = {}
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        name = f"{case.get('classname')}::{case.get('name')}"
        outcomes.setdefault(name.split("[")[0].rpartition("::")[2], set()).add(
            "red"
            if case.find("failure") is not None
            else "broken"
            if case.find("error") is not None
            else "green"
        )
    wanted = {each.node.split("[")[0].rpartition("::")[2]: each.name for each in PROTECTIONS}
    assert {wanted[name]: told for name, told in outcomes.items() if told != {"red"}} == {}
    assert set(outcomes) == set(wanted)
