"""How long a person waits for the whole of a very full file: as JSON, checked against its shape, and as PDF.

    SIZE=5000 python -m tests.load.bench_whole_file      (500 messages by default; full = 5,000)

So many messages, written by the act of the room; ten readings for each. Article 12 of the GDPR allows a month; the aim
here is sixty seconds for both files together.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

SIZES = {"default": 500, "full": 5_000}
WANTED_SECONDS = 60
READINGS_A_MESSAGE = 10
BEGUN = datetime(2016, 1, 4, 9, 0, tzinfo=UTC)
SAID = (
    "Bonjour, voici ce que vous avez demandé. Dites-moi si la date va, sinon nous en prenons une autre. " * 5
)


def main() -> int:
    size = os.environ.get("SIZE") or (sys.argv[1] if len(sys.argv) > 1 else "default")
    messages = SIZES[size] if size in SIZES else int(size)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    logging.disable(logging.INFO)
    from tests.load.bench_booking import a_database
    from visavis.foundation.database.testing_server import test_server

    with test_server() as server, a_database(server):
        file_id = filled(messages)
        lasted = taken_away(file_id)
    print(
        f"  {lasted:.1f} s for both, {lasted / WANTED_SECONDS:.2f} of what is allowed; load {os.getloadavg()[0]:.1f}"
    )
    return 0 if lasted <= WANTED_SECONDS else 1


def filled(messages: int) -> UUID:
    """A file followed by a counsellor, with its thread and its readings."""
    from visavis.foundation.identity.accounts import open_account
    from visavis.foundation.identity.actor import SERVICE, VISITOR, Channel, Role, acting_as
    from visavis.foundation.trace.purpose import Purpose
    from visavis.foundation.trace.write import readings
    from visavis.rooms.agencies.door import found
    from visavis.rooms.dossier.door import open_file
    from visavis.rooms.messaging.door import write
    from visavis.rooms.people.door import give_name

    started = time.perf_counter()
    with acting_as(SERVICE):
        place = found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949")
        ines = open_account(
            login="ines", role=Role.COUNSELLOR, public_name="Inès Moreau", now=BEGUN, agency_id=place.id
        ).actor()
    with acting_as(VISITOR):
        file_id = open_file(agency_id=place.id, now=BEGUN, by=VISITOR, channel=Channel.WEB)
        give_name(file_id=file_id, given="Nadia", family="Belkacem", on=BEGUN.date())
    for each in range(messages):
        at = BEGUN + timedelta(hours=each)
        with acting_as(ines):
            write(
                file_id=file_id, text=SAID, from_person=bool(each % 2), now=at, by=ines, channel=Channel.DESK
            )
        readings(
            now=at, by=ines, channel=Channel.DESK, file_ids=[file_id] * READINGS_A_MESSAGE, what="messages",
            purpose=Purpose.FOLLOW_UP,
        )  # fmt: skip
    print(
        f"  {messages:,} messages, {messages * READINGS_A_MESSAGE:,} readings in {time.perf_counter() - started:.0f} s"
    )
    return file_id


def taken_away(file_id: UUID) -> float:
    """Seconds for the JSON and the PDF of this file."""
    from jsonschema import Draft202012Validator

    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.front.portable import schema
    from visavis.rooms.dossier.printed import printed
    from visavis.rooms.dossier.whole import whole

    with acting_as(SERVICE):
        content, as_json = timed("JSON", lambda: _said(whole(file_id)))
        sheet, as_pdf = timed("PDF", lambda: printed(file_id, whole(file_id), now()))
    faults = list(
        Draft202012Validator(json.loads(schema())).iter_errors({"$schema": "", **json.loads(content)})
    )
    if faults or not sheet.startswith(b"%PDF-"):
        raise AssertionError(faults[:1])
    return as_json + as_pdf


def _said(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def timed(what: str, make: Any) -> tuple[bytes, float]:
    started = time.perf_counter()
    made = make()
    lasted = time.perf_counter() - started
    print(f"  {what}: {lasted:.1f} s, {len(made) / 1e6:.1f} MB", flush=True)
    return made, lasted


if __name__ == "__main__":
    sys.exit(main())
