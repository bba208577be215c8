"""For schemathesis: each form is sent with a token of its own, as a page would, so that it reaches its act."""

from __future__ import annotations

import secrets
from typing import Any

import schemathesis


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    if case.method.upper() == "POST" and isinstance(case.body, dict):
        case.body["once"] = secrets.token_urlsafe(16)
