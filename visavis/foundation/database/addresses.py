"""Where Django finds the database, for each role. Looking starts nothing."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from visavis.foundation.protected import here

from .connect import NAME
from .problem import DatabaseProblem
from .roles import ADDRESSES
from .state import current_state

ROLE_VARIABLE = "VISAVIS_DATABASE_ROLE"


def is_external() -> bool:
    """Whether the operator gave a server of their own."""
    return bool(os.environ.get("DATABASE_URL"))


def address(role: str | None = None) -> dict[str, Any]:
    """Parameters for Django's DATABASES. The role is app unless VISAVIS_DATABASE_ROLE says otherwise."""
    role = role or os.environ.get(ROLE_VARIABLE, "app")
    if role not in {*ADDRESSES, "dbsuper"}:
        raise DatabaseProblem(f"There is no database role {role!r}: choose app, owner, audit or dbsuper.")
    parameters = _external(role) if is_external() else _embedded(role)
    return {"ENGINE": "django.db.backends.postgresql", "CONN_HEALTH_CHECKS": True, **parameters}


def must_be_app(who: str) -> None:
    """Raise `DatabaseProblem` unless the role is app: pages and jobs never pass by the row policies."""
    role = os.environ.get(ROLE_VARIABLE, "app")
    if role != "app":
        raise DatabaseProblem(
            f"{who} only work in the database role app, and {ROLE_VARIABLE} says {role!r}: row policies would "
            f"protect nobody. Take {ROLE_VARIABLE} away."
        )


def _embedded(role: str) -> dict[str, Any]:
    return {
        "NAME": NAME,
        "USER": role,
        "PASSWORD": "",
        "HOST": str(current_state().sockets),
        "PORT": "",
        "OPTIONS": {"application_name": f"visavis {role}"},
    }


def _external(role: str) -> dict[str, Any]:
    url = os.environ.get(ADDRESSES.get(role, ""), "")
    if not url:
        wanted = ADDRESSES.get(role)
        hint = f"Set {wanted} to its address." if wanted else "Use your server's own tools for this."
        raise DatabaseProblem(f"DATABASE_URL is set, but nothing says how to be the role {role}. {hint}")
    if role == "owner" and urlsplit(url).username == urlsplit(os.environ["DATABASE_URL"]).username:
        raise DatabaseProblem(
            "VISAVIS_OWNER_URL and DATABASE_URL name the same user: row policies would protect nothing. "
            "Create two users."
        )
    return _protected(from_url(url))


def _protected(found: dict[str, Any]) -> dict[str, Any]:
    """The same address; a server on another machine must prove by its certificate that it is the one named."""
    hosts = str(found["HOST"]).split(",")
    if all(here(host) for host in hosts) or found["OPTIONS"].get("sslmode") == "verify-full":
        return found
    raise DatabaseProblem(
        "The database is on another machine and its address does not say sslmode=verify-full: files would travel in "
        "clear, or to whoever takes its name. Add ?sslmode=verify-full (and sslrootcert=FILE for a CA of your own)."
    )


def from_url(url: str) -> dict[str, Any]:
    """A postgresql:// address as Django parameters; a socket folder goes percent-encoded into ?host=."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise DatabaseProblem("A database address starts with postgresql:// and nothing else is supported.")
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }
