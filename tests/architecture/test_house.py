"""Names, sentences and places: what a newcomer relies on to find her way."""

from __future__ import annotations

import ast
import runpy
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT, VISAVIS, modules, packages, tree

EMPTY_NAMES = {"utils", "util", "common", "misc", "helpers", "base", "stuff"}
NOISE = ("View", "Service", "Helper", "Impl", "Utils")


def test_no_name_says_nothing() -> None:
    empty = [
        str(path.relative_to(ROOT))
        for path in modules(with_tests=True)
        if EMPTY_NAMES & {path.stem, *path.relative_to(ROOT).parts[:-1]}
    ]
    noisy = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(NOISE)
    ]
    assert not empty + noisy, "name it after what it does:\n" + "\n".join(empty + noisy)


def test_every_package_says_in_one_line_what_it_is_for() -> None:
    silent, long = [], []
    for package in packages():
        said = (ast.get_docstring(tree(package / "__init__.py")) or "").split("\n")[0]
        where = str(package.relative_to(ROOT))
        if not said and package.name not in {"actions", "screens", "templatetags"}:
            silent.append(where)
        if said and not said.endswith((".", "?", "!")):
            long.append(where)
    assert not silent, "packages without a docstring: " + ", ".join(silent)
    assert not long, "the first docstring line is one sentence, ended: " + ", ".join(long)


def test_the_map_is_current() -> None:
    ended = subprocess.run(
        [sys.executable, ROOT / "scripts/map.py", "--check"], capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout


def test_every_room_has_its_place_in_the_tiers_and_in_the_settings() -> None:
    from config.settings import apps

    tiers = (ROOT / ".importlinter").read_text(encoding="utf-8")
    rooms = [path.name for path in packages(VISAVIS / "rooms") if path.parent == VISAVIS / "rooms"]
    assert rooms
    missing = [
        room for room in rooms if f"({room})" not in tiers or f"visavis.rooms.{room}" not in apps.ROOMS
    ]
    assert not missing, "give them a line in .importlinter and config/settings/apps.py: " + ", ".join(missing)


def test_every_room_has_a_door_and_keeps_it_small() -> None:
    for door in sorted(VISAVIS.glob("rooms/*/door.py")):
        functions = [node.name for node in tree(door).body if isinstance(node, ast.FunctionDef)]
        public = [name for name in functions if not name.startswith("_")]
        assert len(public) <= 10, (
            f"{door.relative_to(ROOT)} has {len(public)} functions, ten at most: {public}"
        )


def action_files() -> list[Path]:
    """The use cases of every room. A step that two of them share begins with an underscore."""
    return [path for path in sorted(VISAVIS.glob("rooms/*/actions/*.py")) if not path.name.startswith("_")]


def test_every_action_file_holds_the_verb_it_is_named_after() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in action_files()
        if not any(
            isinstance(node, ast.FunctionDef) and node.name.startswith(path.stem) for node in tree(path).body
        )
    ]
    assert not wrong, "one verb, one file, one function that begins with it:\n" + "\n".join(wrong)


def test_an_action_takes_the_moment_the_actor_and_the_channel_by_name() -> None:
    wrong = []
    for path in action_files():
        needed = {"now", "by", "channel"} if "publish(" in path.read_text(encoding="utf-8") else {"now", "by"}
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith(path.stem):
                by_name = {argument.arg for argument in node.args.kwonlyargs}
                if needed - by_name or node.args.args:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong, "def verb(*, …, now, by, channel):\n" + "\n".join(wrong)


def test_no_signal_and_no_save_override() -> None:
    wrong = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "django.db.models.signals"
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} signal")
            if isinstance(node, ast.FunctionDef) and node.name == "save" and path.name == "models.py":
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} save")
    assert not wrong, "what follows an act is wired in visavis/front/wiring.py:\n" + "\n".join(wrong)


def test_the_house_report_finds_what_is_too_long(tmp_path: Path) -> None:
    house = runpy.run_path(str(ROOT / "scripts" / "house.py"))
    path = tmp_path / "long.py"
    path.write_text(
        'def short():\n    """Said\n    in two lines."""\n\ndef long(a, b, c, d, e, f):\n'
        + "    a = 1\n" * 41
    )
    lengths, arguments = house["measure_functions"](path, tmp_path)
    assert [measure.too_big for measure in lengths] == [False, True]
    assert [measure.too_big for measure in arguments] == [False, True]
