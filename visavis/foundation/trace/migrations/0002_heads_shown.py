"""The service reads the heads of the chains, to publish them; pages still cannot."""

from django.db import migrations

from visavis.foundation.trace.sql import SHOW_HEADS


class Migration(migrations.Migration):
    dependencies = [("trace", "0001_initial")]
    operations = [migrations.RunSQL(SHOW_HEADS, "drop function trace_heads()")]
