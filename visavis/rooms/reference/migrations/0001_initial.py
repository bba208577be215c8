"""The official lists get a room of their own: their tables leave the room of offers as they are, with what they hold."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import append_only, open_reading

# Row policies, indexes and foreign keys follow a table that is renamed.
MOVED = ('occupation', 'occupationitem', 'commune', 'occupationtitle', 'occupationlink')


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offers', '0002_words'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"alter table offers_{name} rename to reference_{name}",
                    f"alter table reference_{name} rename to offers_{name}",
                )
                for name in MOVED
            ],
            state_operations=[
                migrations.CreateModel(
                    name='Occupation',
                    fields=[
                        ('code', models.CharField(max_length=5, primary_key=True, serialize=False)),
                        ('label', models.CharField(max_length=250)),
                        ('definition', models.TextField(blank=True)),
                        ('regulated', models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name='OccupationItem',
                    fields=[
                        ('code', models.CharField(max_length=12, primary_key=True, serialize=False)),
                        ('kind', models.CharField(max_length=12)),
                        ('label', models.CharField(max_length=400)),
                    ],
                ),
                migrations.CreateModel(
                    name='Commune',
                    fields=[
                        ('code', models.CharField(max_length=5, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=80)),
                        ('plain', models.CharField(db_index=True, max_length=80)),
                        ('department', models.CharField(max_length=3)),
                        ('postal_codes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), size=None)),
                        ('latitude', models.FloatField(null=True)),
                        ('longitude', models.FloatField(null=True)),
                        ('population', models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['postal_codes'], name='communes_by_postal_code')],
                    },
                ),
                migrations.CreateModel(
                    name='OccupationTitle',
                    fields=[
                        ('code', models.CharField(max_length=12, primary_key=True, serialize=False)),
                        ('label', models.CharField(max_length=250)),
                        ('main', models.BooleanField(default=False)),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='titles', to='reference.occupation')),
                    ],
                ),
                migrations.CreateModel(
                    name='OccupationLink',
                    fields=[
                        ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                        ('block', models.CharField(max_length=2)),
                        ('rubric', models.CharField(blank=True, max_length=2)),
                        ('item', models.CharField(max_length=12)),
                        ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='reference.occupation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('occupation', 'block', 'rubric', 'item'), name='link_once')],
                    },
                ),
            ],
        ),
        migrations.AddField('occupation', 'valid_from', models.DateField(null=True)),
        migrations.AddField('occupation', 'valid_to', models.DateField(null=True)),
        migrations.AddField('occupation', 'access', models.TextField(blank=True)),
        migrations.AddField('occupation', 'parent', models.CharField(blank=True, max_length=5)),
        migrations.AddField('occupationitem', 'valid_from', models.DateField(null=True)),
        migrations.AddField('occupationitem', 'valid_to', models.DateField(null=True)),
        migrations.AddField('commune', 'valid_from', models.DateField(null=True)),
        migrations.AddField('commune', 'valid_to', models.DateField(null=True)),
        migrations.AddField('occupationtitle', 'valid_from', models.DateField(null=True)),
        migrations.AddField('occupationtitle', 'valid_to', models.DateField(null=True)),
        migrations.AddField('occupationtitle', 'search', django.contrib.postgres.search.SearchVectorField(null=True)),
        migrations.AddField('occupationlink', 'valid_from', models.DateField(null=True)),
        migrations.AddField('occupationlink', 'valid_to', models.DateField(null=True)),
        migrations.AddField('occupationlink', 'core', models.BooleanField(default=False)),
        migrations.AddIndex('occupationtitle', django.contrib.postgres.indexes.GinIndex(fields=['search'], name='titles_by_word')),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('occupations', 'Métiers (ROME)'), ('communes', 'Communes'), ('agencies', 'Agences'), ('esco', 'Métiers et compétences d’Europe (ESCO)'), ('labour_market', 'Marché du travail')], max_length=20)),
                ('version', models.CharField(blank=True, max_length=60)),
                ('source', models.CharField(max_length=160)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('licence', models.CharField(max_length=120)),
                ('files', models.JSONField()),
                ('parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('fingerprint', models.CharField(max_length=64)),
                ('dated', models.DateField()),
                ('dated_by', models.CharField(choices=[('said', 'dite par le fichier'), ('given', 'donnée à la lecture'), ('file', 'date du fichier reçu')], max_length=5)),
                ('imported_at', models.DateTimeField()),
                ('by', models.CharField(max_length=120)),
                ('read', models.PositiveIntegerField()),
                ('new', models.PositiveIntegerField()),
                ('changed', models.PositiveIntegerField()),
                ('closed', models.PositiveIntegerField()),
                ('refused', models.PositiveIntegerField()),
                ('refused_lines', models.JSONField()),
            ],
            options={
                'indexes': [models.Index(fields=['what', '-id'], name='editions_of_a_list')],
            },
        ),
        migrations.CreateModel(
            name='Past',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('code', models.CharField(max_length=160)),
                ('label', models.CharField(blank=True, max_length=400)),
                ('said', models.JSONField()),
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField()),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'code', '-valid_to'], name='past_of_an_entry')],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('occupations', 'Métiers (ROME)'), ('communes', 'Communes'), ('agencies', 'Agences'), ('esco', 'Métiers et compétences d’Europe (ESCO)'), ('labour_market', 'Marché du travail')], max_length=20)),
                ('old', models.CharField(max_length=12)),
                ('label', models.CharField(blank=True, max_length=250)),
                ('plain', models.CharField(blank=True, max_length=250)),
                ('new', models.CharField(max_length=12)),
                ('since', models.DateField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['what', 'plain'], name='succession_by_name')],
                'constraints': [models.UniqueConstraint(fields=('what', 'old', 'plain', 'new'), name='succession_once')],
            },
        ),
        migrations.CreateModel(
            name='Family',
            fields=[
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('code', models.CharField(max_length=5, primary_key=True, serialize=False)),
                ('label', models.CharField(blank=True, max_length=250)),
            ],
        ),
        migrations.CreateModel(
            name='FamilyOccupation',
            fields=[
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('occupation', models.CharField(db_index=True, max_length=5)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occupations', to='reference.family')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('family', 'occupation'), name='family_once')],
            },
        ),
        migrations.CreateModel(
            name='Tension',
            fields=[
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('area', models.CharField(max_length=4)),
                ('year', models.PositiveSmallIntegerField()),
                ('level', models.PositiveSmallIntegerField(null=True)),
                ('measure', models.FloatField(null=True)),
                ('employed', models.PositiveIntegerField(null=True)),
                ('causes', models.JSONField()),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tensions', to='reference.family')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('family', 'area', 'year'), name='tension_once')],
            },
        ),
        migrations.CreateModel(
            name='MonthlyOffers',
            fields=[
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('series', models.CharField(blank=True, max_length=160)),
                ('offers', models.PositiveIntegerField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('month', 'series'), name='monthly_offers_once')],
            },
        ),
        migrations.CreateModel(
            name='EscoConcept',
            fields=[
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('uri', models.CharField(max_length=120, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('code', models.CharField(blank=True, max_length=20)),
                ('label', models.CharField(blank=True, max_length=250)),
                ('english', models.CharField(blank=True, max_length=250)),
                ('others', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=400), size=None)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'uri'], name='esco_by_kind')],
            },
        ),
        migrations.CreateModel(
            name='EscoLink',
            fields=[
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('uri', models.CharField(max_length=120)),
                ('relation', models.CharField(max_length=20)),
                ('to', models.CharField(max_length=120)),
            ],
            options={
                'indexes': [models.Index(fields=['to', 'relation'], name='esco_link_back')],
                'constraints': [models.UniqueConstraint(fields=('uri', 'relation', 'to'), name='esco_link_once')],
            },
        ),
        migrations.CreateModel(
            name='OccupationNear',
            fields=[
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('rank', models.PositiveSmallIntegerField()),
                ('near', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reference.occupation')),
                ('occupation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='near', to='reference.occupation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('occupation', 'near'), name='near_once')],
            },
        ),
        open_reading("reference_edition", "administrator"),
        open_reading("reference_past", "administrator"),
        open_reading("reference_succession", "administrator"),
        open_reading("reference_family", "administrator"),
        open_reading("reference_familyoccupation", "administrator"),
        open_reading("reference_tension", "administrator"),
        open_reading("reference_monthlyoffers", "administrator"),
        open_reading("reference_escoconcept", "administrator"),
        open_reading("reference_escolink", "administrator"),
        open_reading("reference_occupationnear", "administrator"),
        append_only("reference_edition"),
        append_only("reference_past"),
    ]
