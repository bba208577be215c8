"""What attestations add to a file: a thing to do, a part of the counsellor's page, a part of the export."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.attestations import queries
from visavis.rooms.dossier.door import Section, Task, registered_since


def tasks(file_id: UUID) -> Iterable[Task]:
    """For the person: no contract is known yet."""
    if registered_since(file_id) and not queries.contracts(file_id):
        yield Task(
            title=_("Dire vos contrats et vos salaires"),
            why=_("Pour calculer votre allocation. Au guichet et par téléphone aussi."),
            url=reverse("attestations:own"),
        )


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: the contracts that count, and where to type."""
    context = {"contracts": queries.contracts(file_id), "file_id": file_id}
    return Section(title=_("Contrats et salaires"), template="attestations/_section.html", context=context)


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file: every contract with its provenance."""
    said = []
    for contract in queries.contracts(file_id):
        values, origin = contract.for_rights()
        said.append({**values, "provenance": {"": origin, **contract.origins()}})
    return said
