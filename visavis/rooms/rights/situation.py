"""From what a file knows to the situation the law asks for, each datum with where it comes from."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from visavis.rooms.attestations.door import contracts_of
from visavis.rooms.dossier.door import registered_since
from visavis.rooms.people.door import born_on


def situation_of(file_id: UUID) -> dict[str, Any]:
    """The dictionary that `visavis.decisions.rights.read` reads; what is unknown is simply absent."""
    birth, since = born_on(file_id), registered_since(file_id)
    contracts = contracts_of(file_id)
    said: dict[str, Any] = {
        "contracts": [contract.for_rights()[0] for contract in contracts],
        "provenance": {},
    }
    for place, contract in enumerate(contracts):
        path = f"contracts.{place}"
        said["provenance"][path] = contract.for_rights()[1]
        said["provenance"] |= {f"{path}.{name}": origin for name, origin in contract.origins().items()}
    if birth:
        said["birth"] = birth.isoformat()
    if since:
        said["registered_on"] = since.isoformat()
        said["provenance"]["registered_on"] = {"origin": "file"}
    return said
