"""What rights add to a file, to contestations, and to the home page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.shared.explanation import Explanation
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import STAFF, Actor
from visavis.foundation.ui.panel import told
from visavis.foundation.words.show import day
from visavis.rooms.dossier.door import Awaited, Section, Task, resolve
from visavis.rooms.people.door import humans_only
from visavis.rooms.rights import freezing, queries
from visavis.rooms.rights.facts import RightsComputed
from visavis.rooms.rights.opened import page_of


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: the latest result in one line."""
    kept = queries.latest(file_id)
    changed = queries.what_changed(file_id, kept) if kept else ""
    context = {"kept": kept, "file_id": file_id, "changed": changed, "trusted": freezing.of_file(file_id)}
    return Section(title=_("Droits"), template="rights/_section.html", context=context)


def tasks(file_id: UUID) -> Iterable[Task]:
    """For the person: the figures she was told no longer stand on what her file knows."""
    kept = None if humans_only(file_id) else queries.latest(file_id)
    if kept and queries.what_changed(file_id, kept):
        yield Task(
            title=_("Recalculer vos droits"),
            why=_("Votre dossier a changé depuis le calcul du %(day)s.") % {"day": day(kept.computed_at)},
            url=reverse("rights:own"),
        )


def line(computation_id: UUID | None, node: str) -> tuple[str, str, str] | None:
    """A contested line: its title, its value in words, its page for staff; None when it cannot be seen."""
    kept = queries.one(computation_id) if computation_id else None
    if kept is None:
        return None
    try:
        found: Explanation = kept.explanation.find(node)
    except KeyError:
        return None
    url = (
        page_of(kept, for_staff=True) if kept.simulated else reverse("rights:of_person", args=[kept.file_id])
    )
    url += f"?ligne={node}#pourquoi-{node}" if kept.simulated else f"#pourquoi-{node}"
    return found.title.say(get_language() or "fr"), told(found), url


def computed_by(computation_id: UUID | None) -> UUID | None:
    """The account of the agent who had this computed; None when it was the person, or a job."""
    asked = FactRow.objects.filter(name=RightsComputed.name, details__computation_id=str(computation_id))
    return asked.filter(role__in=[*STAFF]).values_list("account_id", flat=True).first()


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file: every computation, whole, with what was frozen, countersigned, decided."""
    trusted = freezing.exported(file_id)
    return [
        {**each, **({"frozen": trusted[each["id"]]} if each["id"] in trusted else {})}
        for each in queries.every_result(file_id)
    ]


def computed(details: dict[str, Any]) -> str:
    """How a computation is told in the timeline."""
    words = {
        "yes": _("vous avez droit à l’allocation"),
        "no": _("pas de droit pour l’instant"),
        "cannot_say": _("une personne doit décider"),
    }
    return _("Calcul de vos droits : %(answer)s") % {"answer": words.get(details["verdict"], "")}


def asked_a_human(details: dict[str, Any]) -> str:
    """How handing a computation over is told."""
    return _("Le calcul ne suffit pas : une personne décide de vos droits")


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever works at the agency: the frozen computations it promised to look at."""
    for row in freezing.waiting_at(by.agency_id) if by.agency_id else []:
        url = reverse("rights:kept_of", args=[row.file_id, row.computation_id])
        yield Awaited(_("Contresigner un calcul figé"), row.frozen_at, row.due_at, url, resolve(row.file_id))


def kept_a_trial(details: dict[str, Any]) -> str:
    """How keeping a trial is told in the timeline."""
    return _("Un essai de calcul est gardé dans le dossier")


def frozen(details: dict[str, Any]) -> str:
    """How freezing is told."""
    return _("Un calcul est figé : vous vous y fiez, un conseiller le regarde")


def countersigned(details: dict[str, Any]) -> str:
    """How a counsellor's look is told."""
    if details["stance"] == "agrees":
        return _("Un conseiller a contresigné le calcul figé")
    return _("Un conseiller a écrit son désaccord sur le calcul figé")


def compared(details: dict[str, Any]) -> str:
    """How the comparison with the decision is told."""
    if details["gap"] == "same":
        return _("La décision officielle dit la même chose que le calcul figé")
    return _("La décision officielle diffère du calcul figé : l’écart est expliqué")
