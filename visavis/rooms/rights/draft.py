"""What a visitor types to try: sealed in her own session, until she leaves or erases it. No file, no row of ours."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest

from visavis.foundation.vault.brief import seal_briefly, unseal_briefly

_KEPT, _BOUND = "rights_draft", "rights draft"
MOST_CONTRACTS = 20
STEPS = ("simulate", "contracts", "around", "result")


def draft_of(request: HttpRequest) -> dict[str, Any]:
    """What was typed so far, as `visavis.decisions.rights.read` reads it; empty at first."""
    sealed = request.session.get(_KEPT)
    words = unseal_briefly(sealed, _BOUND) if sealed else None
    return json.loads(words) if words else {}


def keep_draft(request: HttpRequest, said: dict[str, Any]) -> None:
    """Keep it for the next page; what is empty is left out."""
    full = {name: value for name, value in said.items() if value not in (None, "", {}, False)}
    request.session[_KEPT] = seal_briefly(json.dumps(full, ensure_ascii=False), _BOUND)


def forget_draft(request: HttpRequest) -> None:
    """Nothing of it stays, on a shared computer either."""
    request.session.pop(_KEPT, None)


def with_contract(said: dict[str, Any], number: int, contract: dict[str, Any] | None) -> dict[str, Any]:
    """The draft with its `number`-th contract (from 1) put in place, added, or (None) taken away."""
    contracts = [*said.get("contracts", [])]
    if contract is None:
        del contracts[number - 1 : number]
    elif number <= len(contracts):
        contracts[number - 1] = contract
    else:
        contracts.append(contract)
    return {**said, "contracts": contracts}
