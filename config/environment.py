"""Everything the outside may set, in one typed place.

Each variable is read once, at start. A wrong value stops the start with a sentence that names it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from visavis.foundation.protected import here


class WrongSetting(SystemExit):
    """A variable that cannot be used; the message says which one and what would be right."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings an operator chooses. Units and defaults are in `docs/operate.md`."""

    production: bool
    demo: bool
    secret_key: str | None
    hosts: tuple[str, ...]
    https: bool
    language: str
    smtp_url: str | None
    mail_from: str
    sms_url: str | None
    sms_token: str | None
    sms_secret: str | None
    post_folder: Path | None
    clamd: str | None
    heads_to: tuple[str, ...]
    retention_confirmed: str
    stolen_passwords: Path | None
    theme_stylesheet: Path | None
    live: str
    asked_a_minute: int
    state: Path | None
    log_level: str
    log_to: str | None

    def __post_init__(self) -> None:
        if self.production and self.demo:
            raise WrongSetting(
                "VISAVIS_DEMO=1 lets anybody become anybody. It cannot be used with VISAVIS_PRODUCTION=1."
            )
        if self.production and not self.secret_key:
            raise WrongSetting(
                "VISAVIS_PRODUCTION=1 needs VISAVIS_SECRET_KEY (50 random characters or more)."
            )
        if self.production and self.hosts == ("*",):
            raise WrongSetting(
                "VISAVIS_PRODUCTION=1 needs VISAVIS_HOSTS, the names of the site, comma separated."
            )
        if self.production and not self.https:
            raise WrongSetting(
                "VISAVIS_PRODUCTION=1 needs VISAVIS_HTTPS=1: pages about people never travel in clear. "
                "config/nginx.conf is a proxy that speaks TLS."
            )


def _flag(source: Mapping[str, str], name: str) -> bool:
    value = source.get(name, "0").strip().lower()
    if value not in {"0", "1", "", "true", "false", "yes", "no"}:
        raise WrongSetting(f"{name} must be 0 or 1. It is {value!r}.")
    return value in {"1", "true", "yes"}


def _sheet(typed: str) -> Path | None:
    """The operator's style sheet, readable; every page needs it, so a wrong path stops the start."""
    if not typed:
        return None
    path = Path(typed).expanduser()
    try:
        path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise WrongSetting(
            f"VISAVIS_THEME_STYLESHEET must be the path of a style sheet in UTF-8 on this machine. "
            f"{typed!r} cannot be read."
        ) from None
    return path


def _readable(source: Mapping[str, str], name: str) -> Path | None:
    """The path of a file that can be read, or nothing."""
    typed = source.get(name, "")
    if not typed:
        return None
    path = Path(typed).expanduser()
    if not (path.is_file() and os.access(path, os.R_OK)):
        raise WrongSetting(f"{name} must be the path of a file on this machine. {typed!r} cannot be read.")
    return path


def _mail_addresses(source: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Mail addresses, comma separated; a wrong one stops the start."""
    typed = tuple(each.strip() for each in source.get(name, "").split(",") if each.strip())
    if wrong := [each for each in typed if not re.fullmatch(r"[^@\s]+@[^@\s]+", each)]:
        raise WrongSetting(f"{name} is a list of mail addresses, comma separated. {wrong[0]!r} is none.")
    return typed


def _confirmed(source: Mapping[str, str], name: str) -> str:
    """A day and the digest of what was confirmed that day, or nothing."""
    typed = source.get(name, "").strip()
    if typed and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) [0-9a-f]{12}", typed):
        raise WrongSetting(
            f"{name} is a day and a digest, as `visavis data retention` says them. It is {typed!r}."
        )
    return typed


def _protected(source: Mapping[str, str], name: str, **schemes: str) -> str | None:
    """An address of another service; `schemes` gives, for each that is taken, "plain" or "tls".

    A plain one stays on this machine: what goes there would otherwise be read on the way.
    """
    typed = source.get(name, "").strip()
    if not typed:
        return None
    parts = urlsplit(typed)
    if parts.scheme not in schemes or not parts.hostname:
        raise WrongSetting(
            f"{name} starts with {' or '.join(f'{each}://' for each in schemes)} and names a host."
        )
    if schemes[parts.scheme] == "plain" and not here(parts.hostname):
        safe = " or ".join(f"{each}://" for each, kind in schemes.items() if kind == "tls")
        raise WrongSetting(f"{name} goes to another machine in clear. Take {safe}.")
    return typed


def _scanner(source: Mapping[str, str]) -> str | None:
    """The socket of clamd, or its port on this machine: its protocol has no TLS, and it is given whole papers."""
    typed = source.get("VISAVIS_CLAMD", "").strip()
    host, colon, number = typed.rpartition(":")
    if colon and number.isdigit() and not here(host):
        raise WrongSetting(
            "VISAVIS_CLAMD is on another machine, and papers would travel there in clear. Run clamd here, or bring "
            "its port here by a tunnel that encrypts."
        )
    return typed or None


def _number(source: Mapping[str, str], name: str, default: int) -> int:
    """A whole number above zero."""
    typed = source.get(name, "").strip() or str(default)
    if not re.fullmatch(r"[1-9][0-9]{0,8}", typed):
        raise WrongSetting(f"{name} is a whole number above zero. It is {typed!r}.")
    return int(typed)


def _live(source: Mapping[str, str]) -> str:
    place = source.get("VISAVIS_LIVE", "").strip()
    if not re.fullmatch(r"|/|:\d{1,5}|https?://[^/\s;,'\"]+", place):
        raise WrongSetting(
            "VISAVIS_LIVE is / (a proxy brings /en-direct to the live process), a port like :8001, or an origin like "
            f"https://direct.example. It is {place!r}."
        )
    if place.startswith("http://") and _flag(source, "VISAVIS_HTTPS"):
        raise WrongSetting("VISAVIS_LIVE is in clear and VISAVIS_HTTPS=1. Take https://.")
    return place


def read(source: Mapping[str, str] = os.environ) -> Environment:
    """Read the environment. Raises `WrongSetting` with a sentence for the operator."""
    hosts = tuple(host.strip() for host in source.get("VISAVIS_HOSTS", "*").split(",") if host.strip())
    language = source.get("VISAVIS_LANGUAGE", "fr")
    if language not in {"fr", "en"}:
        raise WrongSetting(f"VISAVIS_LANGUAGE must be fr or en. It is {language!r}.")
    state = source.get("VISAVIS_STATE")
    post_folder = source.get("VISAVIS_POST_FOLDER")
    return Environment(
        production=_flag(source, "VISAVIS_PRODUCTION"),
        demo=_flag(source, "VISAVIS_DEMO"),
        secret_key=source.get("VISAVIS_SECRET_KEY"),
        hosts=hosts,
        https=_flag(source, "VISAVIS_HTTPS"),
        language=language,
        smtp_url=_protected(source, "VISAVIS_SMTP_URL", smtp="tls", smtps="tls"),
        mail_from=source.get("VISAVIS_MAIL_FROM", "ne-pas-repondre@visavis.example"),
        sms_url=_protected(source, "VISAVIS_SMS_URL", http="plain", https="tls"),
        sms_token=source.get("VISAVIS_SMS_TOKEN"),
        sms_secret=source.get("VISAVIS_SMS_SECRET"),
        post_folder=Path(post_folder) if post_folder else None,
        clamd=_scanner(source),
        retention_confirmed=_confirmed(source, "VISAVIS_RETENTION_CONFIRMED"),
        heads_to=_mail_addresses(source, "VISAVIS_HEADS_TO"),
        stolen_passwords=_readable(source, "VISAVIS_STOLEN_PASSWORDS"),
        theme_stylesheet=_sheet(source.get("VISAVIS_THEME_STYLESHEET", "")),
        live=_live(source),
        asked_a_minute=_number(source, "VISAVIS_ASKED_A_MINUTE", 60),
        state=Path(state) if state else None,
        log_level=source.get("VISAVIS_LOG_LEVEL", "INFO"),
        log_to=_protected(source, "VISAVIS_LOG_TO", **{"syslog": "plain", "syslog+tls": "tls"}),
    )
