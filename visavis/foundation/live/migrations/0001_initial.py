from django.db import migrations, models

from visavis.foundation.database.policies import has_role, rows
from visavis.foundation.live.sql import (
    FLOOR, FLOOR_BEFORE, NUMBERS, NUMBERS_BEFORE, POSITION, POSITION_BEFORE,
)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('database', '0001_who_sees_what'),
    ]

    operations = [
        migrations.CreateModel(
            name='LiveEvent',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('topic', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('number', models.BigIntegerField(null=True, unique=True)),
                ('published_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('number', None)), fields=['id'], name='live_waiting'),
                    models.Index(fields=['topic', 'number'], name='live_topic'),
                ],
            },
        ),
        rows("live_liveevent", see=has_role("service"), insert="true"),
        migrations.RunSQL(NUMBERS, NUMBERS_BEFORE),
        migrations.RunSQL(FLOOR, FLOOR_BEFORE),
        migrations.RunSQL(POSITION, POSITION_BEFORE),
    ]
