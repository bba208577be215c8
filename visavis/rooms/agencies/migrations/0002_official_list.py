"""Agencies may come from the official list: where they are, its edition, and whether they work with this service."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='agency',
            name='commune_code',
            field=models.CharField(blank=True, max_length=5),
        ),
        migrations.AddField(
            model_name='agency',
            name='edition',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.edition'),
        ),
        migrations.AddField(
            model_name='agency',
            name='kind',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='agency',
            name='latitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='agency',
            name='longitude',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='agency',
            name='official_ids',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None),
        ),
        migrations.AddField(
            model_name='agency',
            name='postal_code',
            field=models.CharField(blank=True, max_length=5),
        ),
        migrations.AddField(
            model_name='agency',
            name='served',
            field=models.BooleanField(default=True),
        ),
        migrations.AddIndex(
            model_name='agency',
            index=django.contrib.postgres.indexes.GinIndex(fields=['official_ids'], name='agencies_by_official_id'),
        ),
        migrations.AddIndex(
            model_name='agency',
            index=models.Index(fields=['served', 'name'], name='agencies_served'),
        ),
    ]
