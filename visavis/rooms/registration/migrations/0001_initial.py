import django.db.models.deletion
import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import protect


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossier', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='WrongTry',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sender', models.CharField(max_length=64)),
                ('tried_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['sender', 'tried_at'], name='wrong_try_sender')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code_digest', models.CharField(max_length=64, unique=True)),
                ('sealed_code', models.BinaryField()),
                ('sealed_answers', models.BinaryField()),
                ('begun_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.file')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('begun_at'))), name='draft_ends_after_it_begins')],
            },
        ),
        protect("registration_draft"),
    ]
