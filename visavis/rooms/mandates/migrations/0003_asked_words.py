"""The word asked by text message of somebody without a file: written and read by the service alone."""

import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import has_role, rows


class Migration(migrations.Migration):

    dependencies = [
        ('mandates', '0002_heard'),
    ]

    operations = [
        migrations.CreateModel(
            name='AskedWord',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('mark', models.CharField(max_length=64)),
                ('sealed_number', models.BinaryField()),
                ('asked_by', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('said_at', models.DateTimeField(null=True)),
                ('sms_reference', models.CharField(blank=True, max_length=80)),
                ('refused_at', models.DateTimeField(null=True)),
                ('spent_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['mark', '-at'], name='asked_words_of_a_number')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('at'))), name='an_asked_word_ends'), models.CheckConstraint(condition=models.Q(models.Q(('said_at', None), ('sms_reference', '')), models.Q(('said_at__isnull', False), models.Q(('sms_reference', ''), _negated=True)), _connector='OR'), name='a_word_said_has_its_reference'), models.CheckConstraint(condition=models.Q(('spent_at', None), models.Q(('refused_at', None), ('said_at__isnull', False)), _connector='OR'), name='only_a_word_said_is_spent')],
            },
        ),
        rows("mandates_askedword", see=has_role("service")),
    ]
