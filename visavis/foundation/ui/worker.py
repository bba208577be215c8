"""The small program that a browser keeps for the day without network, with the names of what it may keep."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.urls import reverse

from visavis.foundation.ui import stylesheet
from visavis.foundation.ui.lasting import lasting_block

FILE = Path(__file__).with_name("static") / "ui" / "worker.js"


def program() -> str:
    """The program. Its text changes with the sheets and with the phone, so that browsers then fetch both anew."""
    kept = [reverse("ui:offline"), *stylesheet.addresses()]
    version = hashlib.sha256(f"{kept} {lasting_block()}".encode()).hexdigest()[:12]
    names = f'"use strict";\nconst NAME = "visavis-{version}";\nconst KEPT = {json.dumps(kept)};\n'
    return names + FILE.read_text(encoding="utf-8")
