"""What a visitor types to try: sealed in her own session, until she leaves or erases it. No file, no row of ours."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest

from visavis.foundation.vault.brief import seal_briefly, unseal_briefly

_KEPT, _BOUND = "rights_draft", "rights draft"
_ASKED, _ASKED_BOUND = "rights_asked", "rights asked"
MOST_ASKED = 12
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
    request.session.pop(_ASKED, None)


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


def asked_of(request: HttpRequest, tool: str, base: str) -> dict[str, Any] | None:
    """What was last asked of a tool about one right (`base`: its id, '' for the trial); None when nothing was."""
    return _all_asked(request).get(f"{tool} {base}")


def keep_asked(request: HttpRequest, tool: str, base: str, asked: dict[str, Any]) -> None:
    """Keep what is asked of a tool, sealed like the rest; the oldest of too many goes."""
    name = f"{tool} {base}"
    others = {one: said for one, said in _all_asked(request).items() if one != name}
    kept = dict([*others.items(), (name, asked)][-MOST_ASKED:])
    request.session[_ASKED] = seal_briefly(json.dumps(kept, ensure_ascii=False), _ASKED_BOUND)


def _all_asked(request: HttpRequest) -> dict[str, dict[str, Any]]:
    sealed = request.session.get(_ASKED)
    words = unseal_briefly(sealed, _ASKED_BOUND) if sealed else None
    return json.loads(words) if words else {}
