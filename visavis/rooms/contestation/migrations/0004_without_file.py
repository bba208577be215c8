"""Complaints of people without a file: their agency answers, nobody else reads; counted with the others."""

import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import by_agency, only_these_change
from visavis.rooms.contestation.sql import COUNTS, COUNTS_WITH_THOSE_WITHOUT_FILE, NO_COUNTS


class Migration(migrations.Migration):

    dependencies = [
        ('contestation', '0003_complaints_and_second_look'),
    ]

    operations = [
        migrations.CreateModel(
            name='ComplaintWithoutFile',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=8, unique=True)),
                ('code_digest', models.CharField(max_length=64)),
                ('key', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, unique=True)),
                ('agency_id', models.UUIDField()),
                ('about', models.CharField(max_length=20)),
                ('sealed_words', models.BinaryField()),
                ('sealed_page', models.BinaryField(null=True)),
                ('way', models.CharField(choices=[('letter', 'Letter'), ('mail', 'Mail'), ('phone', 'Phone'), ('here', 'Here')], max_length=6)),
                ('sealed_reach', models.BinaryField()),
                ('language', models.CharField(max_length=8)),
                ('channel', models.CharField(max_length=12)),
                ('browser_mark', models.CharField(blank=True, max_length=32)),
                ('address_mark', models.CharField(blank=True, max_length=32)),
                ('opened_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('owner_id', models.UUIDField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('escalated_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.UUIDField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('changed', 'Changed'), ('partly', 'Partly'), ('kept', 'Kept')], max_length=8)),
                ('sealed_reason', models.BinaryField(null=True)),
                ('sealed_checked', models.BinaryField(null=True)),
                ('calls', models.PositiveSmallIntegerField(default=0)),
                ('told_at', models.DateTimeField(null=True)),
                ('erased_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('answered_at', None)), fields=['agency_id', 'due_at'], name='without_file_waiting'), models.Index(fields=['address_mark', 'opened_at'], name='without_file_pace')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None), ('outcome', '')), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='an_answer_without_file_is_whole')],
            },
        ),
        by_agency("contestation_complaintwithoutfile", "agency_id", "counsellor", "manager"),
        only_these_change(
            "contestation_complaintwithoutfile", "owner_id", "reminded_at", "escalated_at", "answered_at", "answered_by",
            "outcome", "sealed_reason", "sealed_checked", "calls", "told_at", "sealed_words", "sealed_reach",
            "sealed_page", "browser_mark", "address_mark", "code_digest", "erased_at",
        ),
        migrations.RunSQL(NO_COUNTS, COUNTS),
        migrations.RunSQL(COUNTS_WITH_THOSE_WITHOUT_FILE, NO_COUNTS),
    ]
