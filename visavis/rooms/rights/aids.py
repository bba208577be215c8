"""Aids beside the allowance: solidarity allowance, child care, travel. Each is computed where the law is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from visavis.decisions.rights import asked
from visavis.decisions.rights.articles import aide_agepi, aide_mobilite
from visavis.decisions.rights.articles import code_r5423_ass as ass
from visavis.decisions.rights.articles.art_16_aref import aref
from visavis.decisions.rights.articles.art_36_allocation_deces import allocation_deces
from visavis.decisions.rights.articles.art_38_aide_fin_de_droits import aide_fin_de_droits
from visavis.decisions.shared.explanation import Explanation, Input, Origin, Provenance
from visavis.decisions.shared.money import ZERO
from visavis.decisions.shared.periods import add_months
from visavis.rooms.rights import asking
from visavis.rooms.rights.right import Right

DECLARED, COMPUTED = Provenance(Origin.DECLARED), Provenance(Origin.COMPUTED)
REGISTERED, WHOLE_MONTH = 1, 30


@dataclass(frozen=True, slots=True)
class Aid:
    """One aid: its title, what is asked, and how it is computed: the trees to show, the answer first."""

    title: Any
    form: type[forms.Form]
    compute: Callable[[Right, Mapping[str, Any]], tuple[Explanation, ...]]


def _solidarity(base: Right, typed: Mapping[str, Any]) -> tuple[Explanation, ...]:
    """The allowance of the month after the end of the right; the right is supposed to be over."""
    months = base.result.months
    month = (
        add_months(months[-1].month, 1) if months else add_months(base.situation.last.end.replace(day=1), 1)
    )
    of_month = ass.ass_du_mois.at(month).decide(
        ass.Household(
            month,
            Input("days", asked.DAYS_OF_MONTH, WHOLE_MONTH, COMPUTED),
            Input("resources", asked.RESOURCES, typed["resources"], DECLARED),
            bool(typed["couple"]),
            base.situation.mayotte,
        )
    )
    career = ass.Career(
        Input("months", asked.MONTHS_WORKED, typed["months"], DECLARED),
        Input("children", asked.CHILDREN, typed.get("children") or 0, DECLARED),
        exhausted=True,
        age=base.situation.age,
        household=of_month,
    )
    return (ass.ass_ouverte.at(month).decide(career), of_month)


def _daily(base: Right) -> Input:
    figures = base.result.figures
    value = figures.daily_gross if figures else ZERO
    return Input("daily", asked.DAILY, value, COMPUTED)


def _child_care(base: Right, typed: Mapping[str, Any]) -> tuple[Explanation, ...]:
    hours = typed.get("weekly_hours")
    start = aide_agepi.Start(
        typed["day"],
        bool(typed["alone"]),
        typed["children"],
        _daily(base),
        REGISTERED,
        contract=typed["contract"],
        months=typed.get("months") or 0,
        training_hours=typed.get("training_hours") or 0,
        weekly_hours=Decimal(hours) if hours else None,
        mayotte=base.situation.mayotte,
    )
    return _nodes(aide_agepi.agepi.at(typed["day"]).decide(start))


def _travel(base: Right, typed: Mapping[str, Any]) -> tuple[Explanation, ...]:
    journey = aide_mobilite.Journey(
        typed["day"],
        typed["reason"],
        Decimal(typed["one_way_km"]),
        typed["round_trips"],
        typed.get("nights") or 0,
        typed.get("meals") or 0,
        _daily(base),
        REGISTERED,
        overseas=base.situation.overseas,
        mayotte=base.situation.mayotte,
    )
    return _nodes(aide_mobilite.mobilite.at(typed["day"]).decide(journey))


def _nodes(found: aide_agepi.Aid) -> tuple[Explanation, ...]:
    return (found.condition, *([found.amount] if found.amount else []))


def _training(base: Right, typed: Mapping[str, Any]) -> tuple[Explanation, ...]:
    return (aref.at(typed["day"]).decide(_daily(base), typed["day"]),)


def _last_help(base: Right, typed: Mapping[str, Any]) -> tuple[Explanation, ...]:
    return (aide_fin_de_droits.at(typed["day"]).decide(typed["day"]),)


def _family(base: Right, typed: Mapping[str, Any]) -> tuple[Explanation, ...]:
    children = Input("children", asked.DEPENDENT_CHILDREN, typed["children"] or 0, DECLARED)
    return (allocation_deces.at(typed["day"]).decide(_daily(base), children, typed["day"]),)


AIDS = {
    "solidarite": Aid(
        _("L’allocation de solidarité (ASS), après le droit"), asking.SolidarityForm, _solidarity
    ),
    "garde": Aid(_("L’aide à la garde d’enfants (AGEPI)"), asking.ChildCareForm, _child_care),
    "mobilite": Aid(_("L’aide à la mobilité"), asking.TravelForm, _travel),
    "formation": Aid(_("L’allocation pendant une formation (AREF)"), asking.TrainingForm, _training),
    "fin-de-droits": Aid(_("L’aide de fin de droits, si l’ASS est refusée"), asking.LastHelpForm, _last_help),
    "deces": Aid(_("L’allocation versée à la famille en cas de décès"), asking.FamilyForm, _family),
}


def others(name: str) -> list[tuple[str, Any]]:
    """The other aids: where, and their title."""
    return [(reverse("rights:aid", args=[each]), AIDS[each].title) for each in AIDS if each != name]
