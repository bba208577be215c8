"""Occupations and communes are those of the room `reference`; an offer keeps the codes it came with."""

import django.db.models.deletion
from django.db import migrations, models

KEEP_CODES = """
update offers_offer set commune_code = coalesce(commune_id, ''), occupation_code = coalesce(occupation_id, '')
where commune_id is not null or occupation_id is not null
"""


class Migration(migrations.Migration):

    dependencies = [
        ('offers', '0002_words'),
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField('offer', 'commune', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reference.commune')),
                migrations.AlterField('offer', 'occupation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reference.occupation')),
                migrations.DeleteModel('OccupationLink'),
                migrations.DeleteModel('OccupationTitle'),
                migrations.DeleteModel('OccupationItem'),
                migrations.DeleteModel('Occupation'),
                migrations.DeleteModel('Commune'),
            ],
        ),
        migrations.AddField('offer', 'commune_code', models.CharField(blank=True, max_length=5)),
        migrations.AddField('offer', 'occupation_code', models.CharField(blank=True, max_length=5)),
        migrations.RunSQL(KEEP_CODES, migrations.RunSQL.noop),
    ]
