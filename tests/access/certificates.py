"""Certificates made for one test, and doors that show them: real handshakes, no network."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "localhost"


@dataclass(frozen=True)
class Shown:
    """A certificate for `localhost` with its key, and the one that signed it."""

    chain: Path
    ca: Path

    def door(self, *, ciphers: str = "", least: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2) -> ssl.SSLContext:
        """How a server shows it."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain)
        if ciphers:
            context.set_ciphers(ciphers)
        context.minimum_version = least
        return context


def _signed(
    subject: str, key: ec.EllipticCurvePrivateKey, by: ec.EllipticCurvePrivateKey, issuer: str, days: int
):
    present = datetime.now(UTC)
    name = lambda said: x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, said)])  # noqa: E731 - one line says it
    is_ca = subject == issuer
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(present - timedelta(days=1))
        .not_valid_after(present + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(subject)]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    return builder.sign(by, hashes.SHA256())


def shown(folder: Path, *, name: str = NAME, days: int = 90) -> Shown:
    """A certificate made in this folder, by a certification body of its own that nobody knows yet."""
    folder.mkdir(parents=True, exist_ok=True)
    body, mine = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    pem = serialization.Encoding.PEM
    ca, chain = folder / "ca.pem", folder / "chain.pem"
    ca.write_bytes(_signed("a body of this test", body, body, "a body of this test", days).public_bytes(pem))
    chain.write_bytes(
        _signed(name, mine, body, "a body of this test", days).public_bytes(pem)
        + mine.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return Shown(chain, ca)


@contextmanager
def answering(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """A door on this machine; each caller is given to `serve`. Gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def take() -> None:
            with suppress(OSError):  # the door was shut: the test is over
                while True:
                    caller, _ = door.accept()
                    threading.Thread(target=_served, args=(serve, caller), daemon=True).start()

        threading.Thread(target=take, daemon=True).start()
        yield door.getsockname()[1]


def _served(serve: Callable[[socket.socket], None], caller: socket.socket) -> None:
    caller.settimeout(10)
    with caller, suppress(OSError):  # the caller hung up: a refused handshake does
        serve(caller)
