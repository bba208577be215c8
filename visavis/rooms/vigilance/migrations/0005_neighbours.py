"""Neighbours of staff, by a mark nobody reads; files that draw curiosity."""

import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import has_role, only_these_change, rows


class Migration(migrations.Migration):

    dependencies = [
        ('vigilance', '0004_sought'),
    ]

    operations = [
        migrations.AlterField(
            model_name='alert',
            name='kind',
            field=models.CharField(choices=[('hour', 'Hour'), ('day', 'Day'), ('unusual', 'Unusual'), ('strangers', 'Strangers'), ('night', 'Night'), ('namesake', 'Namesake'), ('glass', 'Glass'), ('tries', 'Tries'), ('sought', 'Sought'), ('neighbour', 'Neighbour'), ('sheltered', 'Sheltered')], max_length=10),
        ),
        migrations.CreateModel(
            name='Shelter',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('file_id', models.UUIDField()),
                ('sealed_reason', models.BinaryField()),
                ('at', models.DateTimeField()),
                ('by_account', models.UUIDField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.UUIDField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('file_id',), name='one_shelter_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='a_shelter_ends_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Street',
            fields=[
                ('account_id', models.UUIDField(primary_key=True, serialize=False)),
                ('mark', models.CharField(max_length=64)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.UUIDField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('noted_by', models.F('account_id')), _negated=True), name='nobody_notes_her_own_street')],
            },
        ),
        rows("vigilance_street", see=has_role("service")),
        rows(
            "vigilance_shelter",
            see=f"(visavis_may_see(file_id) and {has_role('manager')}) or {has_role('protection_officer')}",
            write=f"visavis_may_see(file_id) and {has_role('manager')}",
        ),
        only_these_change("vigilance_shelter", "ended_at", "ended_by"),
    ]
