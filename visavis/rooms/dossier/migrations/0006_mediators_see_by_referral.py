"""A mediator sees a file while its person's referral runs; nobody refers any yet."""

from django.db import migrations

from visavis.rooms.dossier.sql import FORGET_MEDIATION, MAY_SEE_BY_GLASS, MAY_SEE_BY_REFERRAL, MEDIATES_NOBODY


class Migration(migrations.Migration):
    dependencies = [("dossier", "0005_retention")]
    operations = [
        migrations.RunSQL(MEDIATES_NOBODY, FORGET_MEDIATION),
        migrations.RunSQL(MAY_SEE_BY_REFERRAL, MAY_SEE_BY_GLASS),
    ]
