"""Papers of every sort, on a shelf that the test throws away."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfWriter

from visavis.foundation.requests.ids import uuid7

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"x" * 500
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 500
WEBP = b"RIFF\x00\x02\x00\x00WEBPVP8 " + b"x" * 500
HEIC = b"\x00\x00\x00\x18ftypheic" + b"x" * 500
DOCX = b"PK\x03\x04" + b"x" * 500


def pdf_of(pages: int, password: str = "") -> bytes:
    """A real PDF."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


@pytest.fixture(autouse=True)
def shelf_folder(tmp_path: Path, settings: Any) -> Path:
    settings.PAPERS_FOLDER = tmp_path / "papers"
    settings.CLAMD = None
    return tmp_path / "papers"


@pytest.fixture
def nadia() -> UUID:
    return uuid7()
