"""The register made ready to be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.decisions.catalogue import Duty, Entry, content_of, duties, entries, last_tests
from visavis.rooms.register.outcomes import outcomes

COUNTED = {
    "computed": gettext_lazy("Calculs faits"),
    "to_a_human": gettext_lazy("Calculs laissés à la décision d’une personne"),
    "overruled": gettext_lazy("Propositions changées par une note de conseiller"),
    "switched_off": gettext_lazy("Fois où quelqu’un a éteint les recommandations"),
    "changed": gettext_lazy("Contestations : la personne avait raison"),
    "partly": gettext_lazy("Contestations : elle avait raison en partie"),
    "kept": gettext_lazy("Contestations : le résultat est maintenu"),
    "released": gettext_lazy("Offres retenues, puis libérées par une personne"),
    "confirmed": gettext_lazy("Offres retenues, et refus confirmé par une personne"),
}


def shown_list(language: str) -> dict[str, Any]:
    """Those that decide or recommend, then the others with the reason why they decide nothing."""
    said = [(one, one.say(language)) for one in entries()]
    return {
        "listed": [(one, words) for one, words in said if one.listed],
        "others": [(one, words) for one, words in said if not one.listed],
        "met": sum(duty.met == "yes" for duty in duties()),
        "asked": len(duties()),
    }


def shown_entry(entry: Entry, language: str, now: datetime) -> dict[str, Any]:
    """One entry with its last tests and what became of its results."""
    came_out = outcomes(entry.package, now)
    return {
        "entry": entry,
        "words": entry.say(language),
        "content": content_of(entry.package),
        "tested": last_tests(entry.package),
        "outcomes": [(COUNTED[name], count) for name, count in came_out.counts] if came_out else [],
        "overruled": came_out.overruled_in_100 if came_out else None,
    }


def shown_duties(language: str) -> Sequence[tuple[Duty, str, str, str]]:
    """Each duty with what it asks, how far it is met in a word, and how."""
    met = {"yes": _("Oui"), "partly": _("En partie"), "no": _("Non")}
    return [(duty, duty.asks[language], met[duty.met], duty.how[language]) for duty in duties()]
