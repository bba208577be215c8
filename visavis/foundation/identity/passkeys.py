"""Which signatures a passkey may make: those that NIST FIPS 186-5 approves, and no other that the library knows."""

from __future__ import annotations

from fido2.server import Fido2Server

# COSE numbers: ECDSA on P-256, P-384 and P-521, EdDSA, RSA of 2,048 bits and more (PSS and PKCS #1 v1.5, SHA-256).
APPROVED = (-7, -35, -36, -8, -37, -257)


def only_approved() -> None:
    """From now on every registration of a passkey offers these, and takes no other."""
    from allauth.mfa.webauthn.internal import auth

    made = auth.get_server

    def server() -> Fido2Server:
        ours = made()
        ours.allowed_algorithms = [each for each in ours.allowed_algorithms if each.alg in APPROVED]
        return ours

    auth.get_server = server
