"""What a file really is, told by its first bytes; its name and what the browser says are not believed."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The media types that we keep."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"


ENDINGS = {Kind.PDF: "pdf", Kind.JPEG: "jpg", Kind.PNG: "png", Kind.WEBP: "webp"}


def kind_of(head: bytes) -> Kind | None:
    """The kind told by the first bytes (16 are enough); None for all that we do not keep."""
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    return None


def is_phone_photo(head: bytes) -> bool:
    """A HEIC photo, what recent phones make unless told otherwise."""
    return head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"heif", b"hevc"}


def is_word_file(head: bytes) -> bool:
    """A word processor's file (DOCX, ODT, or the older DOC)."""
    return head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
