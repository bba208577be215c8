"""A file of another team is seen while its glass is broken; nobody breaks any yet."""

from django.db import migrations

from visavis.rooms.dossier.sql import FORGET_GLASS, MAY_SEE_BY_GLASS, MAY_SEE_WITH_HELPERS, NO_GLASS


class Migration(migrations.Migration):
    dependencies = [("dossier", "0003_helpers_see_by_mandate")]
    operations = [
        migrations.RunSQL(NO_GLASS, FORGET_GLASS),
        migrations.RunSQL(MAY_SEE_BY_GLASS, MAY_SEE_WITH_HELPERS),
    ]
