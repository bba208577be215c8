"""Text messages: 160 characters of the GSM alphabet (3GPP TS 23.038), or 153 lost to a second message.

The alphabet has é è à ù ì ò, but no ê ç â ô î. What it lacks is written without its accent, as people do.
"""

from __future__ import annotations

import unicodedata

LONGEST = 160
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_DOUBLE = frozenset("^{}\\[~]|€\f")
_PLAINER = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'", "“": '"', "”": '"',
    "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "œ": "oe", "Œ": "OE", "\u2011": "-", "·": ".",
}  # fmt: skip


class TooLong(ValueError):
    """A text message that would be cut in two, or that phones cannot show."""


def to_gsm(text: str) -> str:
    """The same words in the GSM alphabet. Raises `TooLong` for a sign that has no plainer form."""
    return "".join(_letter(sign) for sign in unicodedata.normalize("NFC", text))


def _letter(sign: str) -> str:
    if sign in _BASIC or sign in _DOUBLE:
        return sign
    if sign in _PLAINER:
        return _PLAINER[sign]
    bare = "".join(each for each in unicodedata.normalize("NFD", sign) if not unicodedata.combining(each))
    if all(each in _BASIC for each in bare):
        return bare
    raise TooLong(f"“{sign}” cannot be sent in a text message.")


def weight(text: str) -> int:
    """How many of the 160 places a GSM text takes: € and brackets take two."""
    return sum(2 if sign in _DOUBLE else 1 for sign in text)


def short(text: str) -> str:
    """A text that fits one text message. Raises `TooLong` with how much to cut."""
    folded = to_gsm(text)
    if (over := weight(folded) - LONGEST) > 0:
        raise TooLong(f"This text message is {over} characters too long: “{text}”")
    return folded


def fitting(text: str) -> str:
    """The text when it fits one text message, else nothing: the letter or the mail says it all."""
    try:
        return short(text)
    except TooLong:
        return ""


def with_phone(text: str, phone: str) -> str:
    """Add the number of a human when it is not there yet and fits."""
    if not text or not phone or phone.replace(" ", "") in text.replace(" ", ""):
        return text
    longer = f"{text} Tel {phone.replace(' ', '')}"
    return longer if weight(longer) <= LONGEST else text
