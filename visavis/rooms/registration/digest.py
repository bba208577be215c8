"""Codes and senders as keyed digests: enough to recognise them, useless to whoever reads the table."""

from __future__ import annotations

from django.utils.crypto import salted_hmac


def code_digest(code: str) -> str:
    """The digest under which a resume code is found."""
    return salted_hmac("visavis.registration.code", code, algorithm="sha256").hexdigest()


def sender_digest(kind: str, value: str) -> str:
    """The digest of where a try came from: `kind` is browser or address."""
    return salted_hmac(f"visavis.registration.{kind}", value, algorithm="sha256").hexdigest()
