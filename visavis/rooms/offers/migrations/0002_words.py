import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import open_reading


class Migration(migrations.Migration):

    dependencies = [
        ('companies', '0001_initial'),
        ('offers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='KnownWord',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('lexeme', models.CharField(max_length=60, unique=True)),
                ('word', models.CharField(max_length=60)),
                ('times', models.PositiveIntegerField()),
                ('near', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
            ],
        ),
        migrations.AddField(
            model_name='offer',
            name='words_version',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name='offer',
            index=models.Index(fields=['words_version', 'id'], name='offers_by_words_version'),
        ),
        migrations.AddIndex(
            model_name='knownword',
            index=django.contrib.postgres.indexes.GinIndex(fields=['near'], name='known_words_by_sound'),
        ),
        open_reading("offers_knownword", "administrator"),
    ]
