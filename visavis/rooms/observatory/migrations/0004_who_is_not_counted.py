"""Whoever had statistics stopped counts in no published figure (the room of sharing says who)."""

import importlib

from django.db import migrations

_NOT_COUNTED = "and (file_id is null or file_id not in (select visavis_uncounted()))"
_acts = importlib.import_module("visavis.rooms.observatory.migrations.0001_counts").CREATE
_outsourced = importlib.import_module("visavis.rooms.observatory.migrations.0002_outsourced_acts").CREATE


def _again(created: str, last: str) -> tuple[str, str]:
    """The function made again with one more condition after `last`, and as it was."""
    before = created[: created.index("$$;") + 3].replace("create function", "create or replace function", 1)
    return before.replace(last, f"{last} {_NOT_COUNTED}", 1), before


class Migration(migrations.Migration):
    dependencies = [("observatory", "0003_heads"), ("sharing", "0001_initial")]
    operations = [
        migrations.RunSQL(*_again(_acts, "channel <> 'automatic'")),
        migrations.RunSQL(*_again(_outsourced, "role = 'subcontractor'")),
    ]
