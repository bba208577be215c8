"""For whoever has no file too: who opened her complaint when, the draw, and whoever reads the answer again."""

import django.db.models.deletion
import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import append_only, by_agency, has_role, only_these_change, role_name, rows
from visavis.rooms.contestation.sql import COUNTS_WITH_EVERY_LOOK, COUNTS_WITH_THOSE_WITHOUT_FILE, NO_COUNTS


class Migration(migrations.Migration):

    dependencies = [
        ('contestation', '0004_without_file'),
    ]

    operations = [
        migrations.CreateModel(
            name='DrawWithoutFile',
            fields=[
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='contestation.complaintwithoutfile')),
                ('seed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='SecondLookWithoutFile',
            fields=[
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='second_look', serialize=False, to='contestation.complaintwithoutfile')),
                ('agency_id', models.UUIDField()),
                ('first_by', models.UUIDField()),
                ('first_at', models.DateTimeField()),
                ('first_outcome', models.CharField(max_length=8)),
                ('sealed_first_reason', models.BinaryField()),
                ('sealed_first_checked', models.BinaryField()),
                ('due_at', models.DateTimeField()),
                ('looked_at', models.DateTimeField(null=True)),
                ('looked_by', models.UUIDField(null=True)),
                ('verdict', models.CharField(blank=True, choices=[('agrees', 'Agrees'), ('reopens', 'Reopens')], max_length=8)),
                ('sealed_reason', models.BinaryField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('looked_at', None)), fields=['agency_id', 'due_at'], name='look_outside_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('looked_at', None), ('looked_by', None), ('sealed_reason', None), ('verdict', '')), models.Q(('looked_at__isnull', False), ('looked_by__isnull', False), ('sealed_reason__isnull', False), models.Q(('verdict', ''), _negated=True)), _connector='OR'), name='a_look_without_file_is_whole'), models.CheckConstraint(condition=models.Q(('looked_by', models.F('first_by')), _negated=True), name='nobody_looks_twice_without_file')],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('account_id', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contestation.complaintwithoutfile')),
            ],
            options={
                'indexes': [models.Index(fields=['complaint', 'account_id'], name='opening_by_account')],
            },
        ),
        rows("contestation_drawwithoutfile", see=has_role("service")),
        by_agency("contestation_secondlookwithoutfile", "agency_id", "counsellor", "manager"),
        only_these_change(
            "contestation_secondlookwithoutfile", "looked_at", "looked_by", "verdict", "sealed_reason",
            "sealed_first_reason", "sealed_first_checked",
        ),
        by_agency("contestation_opening", "agency_id", "counsellor", "manager"),
        append_only("contestation_opening"),
        migrations.RunSQL(
            f'grant update ("due_at") on contestation_complaintwithoutfile to "{role_name("app")}"', migrations.RunSQL.noop
        ),
        migrations.RunSQL(NO_COUNTS, COUNTS_WITH_THOSE_WITHOUT_FILE),
        migrations.RunSQL(COUNTS_WITH_EVERY_LOOK, NO_COUNTS),
    ]
