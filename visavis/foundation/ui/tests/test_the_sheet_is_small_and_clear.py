"""The sheet: its size, its logical properties, its stillness, and contrasts computed from its tokens."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from django.test import RequestFactory

from visavis.foundation.ui import stylesheet
from visavis.foundation.ui.views import sheet as sheet_view

CSS = stylesheet.packed(stylesheet.OURS.read_text(encoding="utf-8"))
MODES = ("light", "dark", "contrast light", "contrast dark")
GROUNDS = ("paper", "sheet", "tint", "lit", "sky")
PHYSICAL = r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b"


def tokens(mode: str) -> dict[str, str]:
    """The colours of one mode: later rules override earlier ones, as in a browser."""
    rules = re.findall(r":root\{([^}]*)\}", CSS)[: len(MODES)]
    order = {"light": [0], "dark": [0, 1], "contrast light": [0, 2], "contrast dark": [0, 1, 2, 3]}[mode]
    found: dict[str, str] = {}
    for place in order:
        found |= dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})", rules[place]))
    return found


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_formula_knows_black_on_white() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)


def test_the_sheet_travels_in_six_kilobytes() -> None:
    ours = next(iter(stylesheet.sheets().values()))
    assert len(ours.brotli) <= 6144, len(ours.brotli)


def test_a_page_reads_in_both_directions_because_nothing_is_left_or_right() -> None:
    outside_gradients = re.sub(r"linear-gradient\([^;]*", "", CSS)
    assert not re.findall(PHYSICAL, outside_gradients)
    assert not re.findall(
        r"(?<![-a-z])(?:left|right|float|width|height):",
        re.sub(r"\((?:min|max)-width:[^)]*\)", "", outside_gradients),
    )
    assert not re.findall(r"text-align:(?:left|right)", outside_gradients)


def test_nothing_moves_and_nothing_is_fetched() -> None:
    assert not re.findall(r"transition|animation|@keyframes|@font-face|@import|url\(|scroll-behavior", CSS)


def test_letters_are_never_smaller_than_sixteen_pixels() -> None:
    on_screen = CSS.split("@media print")[0]
    sizes = [float(size) for size in re.findall(r"font-size:(\.?[\d.]+)rem", on_screen)]
    assert sizes and min(sizes) >= 1


@pytest.mark.parametrize(("mode", "ground", "text"), list(product(MODES, GROUNDS, ("ink", "soft", "green"))))
def test_text_stands_out_seven_to_one_on_every_surface(mode: str, ground: str, text: str) -> None:
    colours = tokens(mode)
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("mode", MODES)
def test_errors_buttons_and_the_sign_stand_out_seven_to_one(mode: str) -> None:
    colours = tokens(mode)
    assert contrast(colours["red"], colours["rose"]) >= 7
    assert contrast(colours["red"], colours["paper"]) >= 7
    assert contrast(colours["green"], colours["rose"]) >= 7
    assert contrast(colours["on"], colours["green"]) >= 7
    assert contrast("#fff", colours["sign"]) >= 7


@pytest.mark.parametrize(("mode", "ground"), list(product(MODES, GROUNDS)))
def test_lines_that_carry_sense_stand_out_four_to_one(mode: str, ground: str) -> None:
    colours = tokens(mode)
    assert contrast(colours["line"], colours[ground]) >= 4


def test_every_colour_and_every_rule_survives_packing() -> None:
    source = stylesheet.OURS.read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    assert CSS.count("{") == bare.count("{") and CSS.count("}") == bare.count("}")
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", CSS)) == set(re.findall(r"#[0-9a-f]{3,6}\b", bare))


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("", None), ("br;q=0, gzip", "gzip")]
)
def test_the_sheet_is_kept_a_year_in_the_encoding_the_browser_takes(
    accepted: str, encoding: str | None
) -> None:
    name = next(iter(stylesheet.sheets()))
    response = sheet_view(RequestFactory().get("/", headers={"Accept-Encoding": accepted}), name)
    assert response.get("Content-Encoding") == encoding
    assert "immutable" in response["Cache-Control"] and response["Vary"] == "Accept-Encoding"


def test_a_page_kept_open_during_an_update_finds_the_present_sheet() -> None:
    response = sheet_view(RequestFactory().get("/"), "visavis-000000000000.css")
    assert response.status_code == 302 and response.url == next(iter(stylesheet.sheets()))


def test_an_operator_adds_her_own_sheet_after_ours(tmp_path: Path, settings: object) -> None:
    theme = tmp_path / "ville.css"
    theme.write_text(":root { --green: #003399; }", encoding="utf-8")
    settings.THEME_STYLESHEET = str(theme)
    stylesheet.sheets.cache_clear()
    try:
        first, second = stylesheet.addresses()
    finally:
        settings.THEME_STYLESHEET = None
        stylesheet.sheets.cache_clear()
    assert "visavis-" in first and "theme-" in second


def test_a_theme_that_cannot_be_read_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    from config.environment import WrongSetting, read

    (tmp_path / "theme.css").write_text(":root{--lit:#fd0}")
    assert read({"VISAVIS_THEME_STYLESHEET": str(tmp_path / "theme.css")}).theme_stylesheet is not None
    for wrong in ("/nulle/part.css", "https://operateur.example/theme.css", str(tmp_path)):
        with pytest.raises(WrongSetting, match="VISAVIS_THEME_STYLESHEET must be the path"):
            read({"VISAVIS_THEME_STYLESHEET": wrong})
