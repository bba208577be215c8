"""The codes of agents who heard somebody say yes: added by agents, read by the service alone."""

import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import has_role, rows


class Migration(migrations.Migration):

    dependencies = [
        ('mandates', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Heard',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('heard_by', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('spent_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('at'))), name='what_was_heard_ends')],
            },
        ),
        rows("mandates_heard", see=has_role("service"), insert=has_role("counsellor", "manager")),
    ]
