"""Sealing for the length of a few pages what belongs to no file, such as a card on its way to the printer."""

from __future__ import annotations

import base64

from cryptography.exceptions import InvalidTag

from visavis.foundation.vault.keys import master_key
from visavis.foundation.vault.seal import box, unbox_with_any


def seal_briefly(text: str, bound_to: str) -> str:
    """A text as base64, readable only with what it is bound to (an account, a session)."""
    return base64.b64encode(box(master_key(), text.encode(), f"brief {bound_to}".encode())).decode()


def unseal_briefly(sealed: str, bound_to: str) -> str | None:
    """The text again; None when it is bound to something else, or was altered."""
    try:
        return unbox_with_any(base64.b64decode(sealed), f"brief {bound_to}".encode()).decode()
    except (InvalidTag, ValueError):
        return None
