"""Logs as JSON Lines in UTC, with who asked and the incident code; never a name, a text of a person, or her number."""

from __future__ import annotations

import json
import logging
import re
import time
from typing import Any

import psycopg

from visavis.foundation.requests import incident

# Thirteen or fifteen digits as social security numbers are written, e.g. in an address that somebody made up.
_NUMBER = re.compile(
    r"(?<!\d)[1-478](?:[\s.]|%20)?\d\d(?:[\s.]|%20)?\d\d(?:[\s.]|%20)?\d[\dAB](?:[\s.]|%20)?\d{3}(?:[\s.]|%20)?\d{3}"
    r"(?:(?:[\s.]|%20)?\d\d)?(?!\d)"
)


def without_numbers(text: str) -> str:
    """The text with every social security number hidden."""
    return _NUMBER.sub("•••", text)


class JsonLines(logging.Formatter):
    """One record, one JSON object: at, level, from, said, who, incident, error."""

    converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "from": record.name,
            "said": without_numbers(record.getMessage()),
        }
        line |= _asking(getattr(record, "request", None))
        if code := incident.current.get():
            line["incident"] = code
        if record.exc_info:
            said = without_values(self.formatException(record.exc_info), record.exc_info[1])
            line["error"] = without_numbers(said)
        return json.dumps(line, ensure_ascii=False)


def _asking(request: Any) -> dict[str, Any]:
    """Who asked for what: role, account, method, incident. Ids only; the address without what follows its `?`."""
    if request is None or not hasattr(request, "META"):
        return {}
    actor = getattr(request, "actor", None)
    told = {
        "role": str(actor.role) if actor else None,
        "account": str(actor.account_id) if actor and actor.account_id else None,
        "method": request.method,
        "incident": getattr(request, "incident", None),
    }
    return {name: value for name, value in told.items() if value}


# Errors of PostgreSQL that repeat what was typed: wrong data, broken constraints, statements quoted.
_TELLTALE = ("22", "23", "42")


def without_values(text: str, error: BaseException | None) -> str:
    """A traceback in which errors of the database say their kind and their constraint, not what was typed."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        cause = error.__cause__ or error.__context__
        known = error if isinstance(error, psycopg.Error) else cause
        if isinstance(known, psycopg.Error) and str(error):
            text = text.replace(str(error), _discreet(known))
        error = cause
    return text


def _discreet(error: psycopg.Error) -> str:
    """`23505 people_name_key`: the code of the error, and the names of what it concerns."""
    state, told = error.sqlstate or "", error.diag
    if not state:
        return str(error)
    if not state.startswith(_TELLTALE):
        return f"{state} {told.message_primary}"
    return " ".join(filter(None, (state, told.table_name, told.column_name, told.constraint_name)))
