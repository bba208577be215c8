"""Whatever is sent to whatever address by whomever, the service answers, and lets no script of theirs into a page.

REQUESTS=100000 pytest -n 2 tests/attack        (for docs/measures/fuzz.md; 25 for each role otherwise)
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, Phase, given, settings

from tests import town
from tests.attack.fuzz import MARK, Sent, askable, requests
from visavis.rooms.vigilance import limits

pytestmark = pytest.mark.django_db

REQUESTS = int(os.environ.get("REQUESTS", 25 * len(town.SEATS)))
PARTS = range(1 if REQUESTS < 10_000 else 4)  # shares of the work of one role, each with draws of its own
EACH = -(-REQUESTS // (len(town.SEATS) * len(PARTS)))
AS_NEW = 100  # requests after which the town is brought back as it was
ENDLESS = 10**9
COUNTED = Path(os.environ.get("COUNTED", "build/fuzz"))


@pytest.fixture
def endless():
    """Limits of reading set aside: they would refuse the hundredth request before it is looked at."""
    names = ("OPENED_AN_HOUR", "FILES_A_DAY", "USUAL_TIMES", "FILES_A_NIGHT", "STRANGERS_A_WEEK")
    with patch.multiple(limits, **dict.fromkeys(names, ENDLESS)):
        yield


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("role", list(town.SEATS), ids=str)
def test_no_request_breaks_the_service_or_puts_a_script_into_a_page(loaded, endless, as_new, role, part):
    counted, started = COUNTED / f"{role}-{part}.json", time.process_time()
    if REQUESTS >= 10_000 and counted.exists():
        return  # a former run of `make fuzz` sent these, to the same code
    client, statuses = town.sit_down(role), {}
    client.raise_request_exception = False
    asked = askable(role, client)

    @settings(
        max_examples=EACH, deadline=None, database=None, derandomize=REQUESTS < 10_000,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(requests(asked))
    def send(sent: Sent) -> None:
        if sum(statuses.values()) % AS_NEW == 0:
            as_new()
            cache.clear()
            client.cookies = town.sit_down(role).cookies
        answer = sent.by(client)
        statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
        assert answer.status_code < 500, answer.status_code
        if not answer.streaming and answer.headers.get("Content-Type", "").startswith("text/html"):
            assert MARK.encode() not in answer.content

    send()
    COUNTED.mkdir(parents=True, exist_ok=True)
    addresses = len({each.shape for each in asked})
    seconds = time.process_time() - started
    counted.write_text(json.dumps({"addresses": addresses, "statuses": statuses, "seconds": seconds}))
