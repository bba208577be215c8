"""A helper sees a file while a mandate of its person holds, and never otherwise."""

from django.db import migrations

from visavis.rooms.dossier.sql import HELPS_NOBODY, MAY_SEE, MAY_SEE_WITH_HELPERS, NO_HELPERS


class Migration(migrations.Migration):
    dependencies = [("dossier", "0002_keys_of_a_person")]
    operations = [
        migrations.RunSQL(HELPS_NOBODY, NO_HELPERS),
        migrations.RunSQL(MAY_SEE_WITH_HELPERS, MAY_SEE),
    ]
