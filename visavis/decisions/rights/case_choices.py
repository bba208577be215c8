"""Reference cases about choices: what is left, a new right, the option, the capital, training, a business."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from visavis.decisions.rights.articles.art_09_maintien_retraite import Elder, maintien
from visavis.decisions.rights.articles.art_10_complement_fin_de_droits import complement
from visavis.decisions.rights.articles.art_16_aref import aref
from visavis.decisions.rights.articles.art_25_reprise import reprise
from visavis.decisions.rights.articles.art_26_option import Choice, option
from visavis.decisions.rights.articles.art_28_rechargement import rechargement
from visavis.decisions.rights.articles.art_33_createurs import jours_du_createur
from visavis.decisions.rights.case_words import day_of, given, money
from visavis.decisions.rights.tracing import as_answer, as_days, as_money
from visavis.decisions.shared.answer import Answer

Asked = Mapping[str, Any]


def _said(answer: Answer) -> bool | None:
    return None if answer.is_open else answer.is_yes


def option_right(asked: Asked) -> Asked:
    """Whether what is left may be given up for the new right (article 26)."""
    choice = Choice(
        given("old", money(asked["daily_gross_old"])),
        given("new", money(asked["daily_gross_new"])),
        given("worked", int(asked["worked_days"])),
        day_of(asked["contract_end"]),
        int(asked.get("age", 40)),
    )
    return {"eligible": _said(as_answer(option.at(choice.day).decide(choice)))}


def reload_right(asked: Asked) -> Asked:
    """Whether a new right follows an exhausted one (article 28)."""
    day = day_of(asked["contract_end"])
    hours = given("hours", Decimal(str(asked["hours"]))) if "hours" in asked else None
    found = rechargement.at(day).decide(day, given("worked", int(asked.get("worked_days", 0))), hours)
    return {"eligible": _said(as_answer(found))}


def resumed_right(asked: Asked) -> Asked:
    """Whether what is left of a right may still be paid (article 25)."""
    opened = day_of(asked["opened_on"])
    found = reprise.at(opened).decide(
        given("opened", opened),
        given("duration", int(asked["duration_days"])),
        given("asked", day_of(asked["asked_on"])),
    )
    return {"eligible": _said(as_answer(found))}


def training(asked: Asked) -> Asked:
    """The allowance of a day in training (article 16)."""
    day = day_of(asked["date"])
    found = aref.at(day).decide(given("aj", money(asked["daily_gross"])), day)
    return {"daily_gross": as_money(found).euros}


def business(asked: Asked) -> Asked:
    """Days payable while a business starts (article 33)."""
    left = given("days_left", int(asked["days_left"]))
    return {"days_payable": as_days(jours_du_createur.at(day_of(asked["date"])).decide(left))}


def end_complement(asked: Asked) -> Asked:
    """The complement of the end of a right (article 9 bis)."""
    day = day_of(asked["contract_end"])
    told = [given(name, int(asked[key])) for name, key in COMPLEMENT]
    answer, days = complement.at(day).decide(day, *told)
    return {"eligible": _said(answer), "complement_days": as_days(days)}


COMPLEMENT = (("counted", "reference_days"), ("duration", "duration_days"), ("left", "days_left"))


def until_pension(asked: Asked) -> Asked:
    """Whether the allowance may last until a full pension (article 9 § 3)."""
    day = day_of(asked["date"])
    age, paid, years, quarters = (
        given(name, int(asked[name])) for name in ("age", "days_paid", "years", "quarters")
    )
    elder = Elder(day, age, paid, years, quarters, bool(asked.get("recent_work", True)))
    return {"eligible": _said(as_answer(maintien.at(day).decide(elder)))}
