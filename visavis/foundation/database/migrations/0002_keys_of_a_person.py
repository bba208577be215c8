"""The function behind `file_id__of`."""

from django.db import migrations

from visavis.foundation.database.lookups import KEYS, NO_KEYS


class Migration(migrations.Migration):
    dependencies = [("database", "0001_who_sees_what")]
    operations = [migrations.RunSQL(KEYS, NO_KEYS)]
