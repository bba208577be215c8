"""An import that is killed midway leaves nothing; run again, it gives what one run gives."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from visavis.rooms.reference.models import Edition, Occupation, OccupationLink
from visavis.rooms.reference.tests.conftest import rome

ROOT = Path(__file__).resolve().parents[4]
# It stops at the first link: occupations, titles and items are written then, in a transaction that is still open.
KILLED = """
import json, sys, time
import django
django.setup()
from django.db import connections
for alias in connections:
    connections[alias].settings_dict.update(json.loads(sys.argv[1]))
from visavis.rooms.reference.actions.import_rome import import_rome
from visavis.rooms.reference.tests.conftest import COMMON, rome_tables, source

def advance(table, lines):
    if table == "liens_rome_referentiels":
        from visavis.rooms.reference.models import OccupationTitle
        print(OccupationTitle.objects.count(), flush=True)
        time.sleep(60)

import_rome(tables=rome_tables(), source=source("occupations", sha="f"), advance=advance, **COMMON)
"""


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_leaves_nothing_and_goes_in_whole_the_next_time():
    kept = {
        name: connection.settings_dict[name]
        for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    }
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, json.dumps(kept)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "2"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=20)
    process.stdout.close()
    assert not Occupation.objects.exists() and not Edition.objects.exists()
    assert rome(sha="f").counts["new"] == 8
    assert (Occupation.objects.count(), OccupationLink.objects.count(), Edition.objects.count()) == (2, 2, 1)
