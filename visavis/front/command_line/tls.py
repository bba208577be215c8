"""`visavis tls HOST`: what a browser meets at the site's door: protocol, cipher, a certificate everybody trusts."""

from __future__ import annotations

import argparse
import socket
import ssl
import sys
from datetime import UTC, datetime
from pathlib import Path

FAILED = 1
TIMEOUT_SECONDS = 10
WARN_DAYS = 14


def add(families: argparse._SubParsersAction) -> None:
    """Add the family to the command."""
    parser = families.add_parser("tls", help="look at the site's TLS as a browser does")
    parser.add_argument("host", help="the name people type, e.g. emploi.example")
    parser.add_argument("--port", type=int, default=443, help="default: 443")
    parser.add_argument(
        "--trust", type=Path, metavar="FILE", help="a CA of your own instead of the system's list"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Exit code 0 when the door is as it should be, 1 when it is not: every fault is told."""
    from visavis.foundation.clock import now

    said, faults = looked_at(chosen.host, chosen.port, chosen.trust, now())
    for line in said:
        print(line)
    for fault in faults:
        print(fault, file=sys.stderr)
    return FAILED if faults else 0


def looked_at(host: str, port: int, trust: Path | None, now: datetime) -> tuple[list[str], list[str]]:
    """What is there, and what is wrong with it."""
    from visavis.foundation.protected import tls

    try:
        with _shaken(host, port, tls(trust)) as line:
            cipher, certificate = line.cipher(), line.getpeercert()
            said = [f"{line.version()}, {cipher[0] if cipher else 'no cipher'}"]
    except ssl.SSLCertVerificationError as refused:
        return [], [f"Browsers will refuse the certificate: {refused.verify_message}"]
    except OSError as failure:
        return [], [f"No TLS at {host}:{port}: {failure}"]
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)
    said.append(f"The certificate ends on {ends:%Y-%m-%d}.")
    faults = [] if (ends - now).days >= WARN_DAYS else [f"It ends within {WARN_DAYS} days: renew it."]
    return said, faults + ([f"{old} is still spoken."] if (old := _old_protocol(host, port)) else [])


def _shaken(host: str, port: int, context: ssl.SSLContext) -> ssl.SSLSocket:
    plain = socket.create_connection((host, port), timeout=TIMEOUT_SECONDS)
    try:
        return context.wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def _old_protocol(host: str, port: int) -> str:
    """The name of an old protocol that the door still takes; '' when it takes none. Nothing is sent on that line."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    try:
        with _shaken(host, port, context) as line:
            return line.version() or ""
    except OSError:
        return ""
