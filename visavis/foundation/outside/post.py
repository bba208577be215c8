"""Paper post: PDF files and a manifest in a folder that a print shop collects."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from pathlib import Path

from visavis.foundation.clock import now
from visavis.foundation.outside.ports import Parcel, Undeliverable, Unreachable

MANIFEST = "manifest.jsonl"


class PrintFolder:
    """One folder a day; in it one PDF per letter and `manifest.jsonl`, one line per letter:
    reference, file, sha256, bytes, address lines, instant. A line is written after its PDF is safe."""

    name = "post"
    real = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def carry(self, parcel: Parcel) -> None:
        """Put one letter in today's folder. The same reference again changes nothing."""
        if parcel.attachment is None or not parcel.to.strip():
            raise Undeliverable("a letter by post needs a sheet and an address")
        at = now()
        today = self.folder / at.date().isoformat()
        try:
            today.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (self.folder / "lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not self._known(parcel.reference):
                    self._write(today, parcel, parcel.attachment.content, at.isoformat())
        except OSError as failure:
            raise Unreachable("the print folder cannot be written") from failure

    def _known(self, reference: str) -> bool:
        return any(
            json.loads(line)["reference"] == reference
            for manifest in sorted(self.folder.glob(f"*/{MANIFEST}"))
            for line in manifest.read_text().splitlines()
        )

    def _write(self, today: Path, parcel: Parcel, content: bytes, at: str) -> None:
        name = f"{parcel.reference}.pdf"
        _keep(today / name, content)
        line = {
            "reference": parcel.reference,
            "file": name,
            "sha256": hashlib.sha256(content).hexdigest(),
            "bytes": len(content),
            "address": parcel.to.splitlines(),
            "at": at,
        }
        with (today / MANIFEST).open("a") as manifest:
            manifest.write(json.dumps(line, ensure_ascii=False) + "\n")
            manifest.flush()
            os.fsync(manifest.fileno())


def _keep(path: Path, content: bytes) -> None:
    fresh = path.with_suffix(".part")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)
