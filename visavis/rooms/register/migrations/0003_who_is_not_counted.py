"""Whoever had statistics stopped counts in no outcome either (the room of sharing says who)."""

import importlib
import re

from django.db import migrations

_made = importlib.import_module("visavis.rooms.register.migrations.0002_outcomes").CREATE
BEFORE = _made[: _made.index("$$;") + 3].replace("create function", "create or replace function", 1)
AFTER = re.sub(
    r"(answered\.)?\bat >= since",
    lambda found: f"{found[0]} and ({found[1] or ''}file_id is null or {found[1] or ''}file_id not in (select visavis_uncounted()))",
    BEFORE,
)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_outcomes"), ("sharing", "0001_initial")]
    operations = [migrations.RunSQL(AFTER, BEFORE)]
