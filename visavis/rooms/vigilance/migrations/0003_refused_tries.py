"""Refused tries to open a file outside the team: added by who tried, seen by her head, changed by nobody at a desk."""

import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import has_role, rows
from visavis.rooms.vigilance.sql import MANAGES, MINE


class Migration(migrations.Migration):

    dependencies = [
        ('vigilance', '0002_links'),
    ]

    operations = [
        migrations.AlterField(
            model_name='alert',
            name='kind',
            field=models.CharField(choices=[('hour', 'Hour'), ('day', 'Day'), ('unusual', 'Unusual'), ('strangers', 'Strangers'), ('night', 'Night'), ('namesake', 'Namesake'), ('glass', 'Glass'), ('tries', 'Tries')], max_length=10),
        ),
        migrations.CreateModel(
            name='RefusedTry',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.UUIDField()),
                ('agency_id', models.UUIDField()),
                ('why', models.CharField(choices=[('reason', 'Reason'), ('limit', 'Limit'), ('unknown', 'Unknown')], max_length=8)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['account_id', '-at'], name='tries_of_account'), models.Index(fields=['agency_id', '-id'], name='tries_of_agency')],
            },
        ),
        rows(
            "vigilance_refusedtry",
            see=f"{MINE} or {MANAGES} or {has_role('protection_officer')}",
            write=has_role("service"),
            insert=f"{MINE} or {has_role('service')}",
        ),
    ]
