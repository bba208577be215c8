"""All the keys of a person: her file's, and those of the files merged into it."""

from django.db import migrations

from visavis.foundation.database.lookups import KEYS
from visavis.rooms.dossier.sql import KEYS_OF_A_PERSON


class Migration(migrations.Migration):
    dependencies = [("dossier", "0001_initial"), ("database", "0002_keys_of_a_person")]
    operations = [migrations.RunSQL(KEYS_OF_A_PERSON, KEYS)]
