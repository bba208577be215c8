"""Wrong tries are counted by the service; nobody reads the table."""

from django.db import migrations

from visavis.foundation.database.policies import has_role, rows


class Migration(migrations.Migration):
    dependencies = [("registration", "0001_initial")]
    operations = [rows("registration_wrongtry", see=has_role("service"))]
