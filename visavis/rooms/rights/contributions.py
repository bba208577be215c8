"""What rights add to a file, to contestations, and to the home page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.shared.explanation import Explanation
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import STAFF, Actor
from visavis.foundation.ui.panel import said
from visavis.foundation.words.show import day
from visavis.rooms.dossier.door import Section, Task
from visavis.rooms.people.door import humans_only
from visavis.rooms.rights import queries
from visavis.rooms.rights.facts import RightsComputed


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: the latest result in one line."""
    kept = queries.latest(file_id)
    changed = queries.what_changed(file_id, kept) if kept else ""
    context = {"kept": kept, "file_id": file_id, "changed": changed}
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
    url = reverse("rights:of_person", args=[kept.file_id]) + f"#pourquoi-{node}"
    return found.title.say(get_language() or "fr"), said(found.value), url


def computed_by(computation_id: UUID | None) -> UUID | None:
    """The account of the agent who had this computed; None when it was the person, or a job."""
    asked = FactRow.objects.filter(name=RightsComputed.name, details__computation_id=str(computation_id))
    return asked.filter(role__in=[*STAFF]).values_list("account_id", flat=True).first()


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file: every computation, whole."""
    return queries.every_result(file_id)


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
