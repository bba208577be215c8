"""Lines to other machines are protected: TLS 1.2 at least, with a certificate that is checked; plain ones stay here."""

from __future__ import annotations

import ssl
from ipaddress import ip_address
from pathlib import Path


def here(host: str) -> bool:
    """Is this name or address the machine itself (a socket's path or nothing included)? No name is looked up."""
    host = host.strip("[]").lower()
    if not host or host.startswith("/") or host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def tls(trusted: Path | None = None) -> ssl.SSLContext:
    """How we call others: TLS 1.2 or 1.3, their certificate and its name checked, by the system or by `trusted`."""
    context = ssl.create_default_context(cafile=str(trusted) if trusted else None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
