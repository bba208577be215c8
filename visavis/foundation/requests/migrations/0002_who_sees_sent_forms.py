"""Tokens of forms already sent are looked up by the service, one at a time; nobody reads the table."""

from django.db import migrations

from visavis.foundation.database.policies import has_role, rows


class Migration(migrations.Migration):
    dependencies = [("database", "0002_keys_of_a_person"), ("requests", "0001_initial")]
    operations = [rows("requests_sentform", see=has_role("service"))]
