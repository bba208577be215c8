"""Complaints, their owner and both clocks; what was read; the draw, and whoever reads an answer again."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from visavis.foundation.database.policies import has_role, only_these_change, protect, rows
from visavis.rooms.contestation.sql import COUNTS, NO_COUNTS


class Migration(migrations.Migration):

    dependencies = [
        ('contestation', '0002_what_follows_an_answer'),
        ('dossier', '0005_retention'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('contestation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='contestation.contestation')),
                ('seed', models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name='contestation',
            name='escalated_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='contestation',
            name='legal_due_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='contestation',
            name='owner_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='contestation',
            name='pieces',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None),
        ),
        migrations.AddField(
            model_name='contestation',
            name='reminded_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='contestation',
            name='sealed_elsewhere',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='contestation',
            name='sealed_page',
            field=models.BinaryField(null=True),
        ),
        migrations.CreateModel(
            name='SecondLook',
            fields=[
                ('contestation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='second_look', serialize=False, to='contestation.contestation')),
                ('agency_id', models.UUIDField()),
                ('first_by', models.UUIDField()),
                ('first_at', models.DateTimeField()),
                ('first_outcome', models.CharField(max_length=8)),
                ('sealed_first_reason', models.BinaryField()),
                ('first_pieces', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ('due_at', models.DateTimeField()),
                ('looked_at', models.DateTimeField(null=True)),
                ('looked_by', models.UUIDField(null=True)),
                ('verdict', models.CharField(blank=True, choices=[('agrees', 'Agrees'), ('reopens', 'Reopens')], max_length=8)),
                ('sealed_reason', models.BinaryField(null=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.file')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('looked_at', None)), fields=['agency_id', 'due_at'], name='second_look_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('looked_at', None), ('looked_by', None), ('sealed_reason', None), ('verdict', '')), models.Q(('looked_at__isnull', False), ('looked_by__isnull', False), ('sealed_reason__isnull', False), models.Q(('verdict', ''), _negated=True)), _connector='OR'), name='a_second_look_is_whole'), models.CheckConstraint(condition=models.Q(('looked_by', models.F('first_by')), _negated=True), name='nobody_looks_twice')],
            },
        ),
        rows("contestation_draw", see=has_role("service")),
        protect("contestation_secondlook"),
        only_these_change("contestation_secondlook", "looked_at", "looked_by", "verdict", "sealed_reason"),
        migrations.RunSQL(COUNTS, NO_COUNTS),
    ]
