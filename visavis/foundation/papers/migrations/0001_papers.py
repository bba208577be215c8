from django.db import migrations, models

from visavis.foundation.database.policies import protect

STATES = [("waiting", "Waiting"), ("kept", "Kept"), ("refused", "Refused")]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("database", "0001_who_sees_what")]

    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("file_id", models.UUIDField()),
                ("reference", models.CharField(max_length=8, unique=True)),
                ("sha256", models.CharField(max_length=64)),
                ("address", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("name", models.BinaryField()),
                ("pages", models.PositiveSmallIntegerField(null=True)),
                ("received_at", models.DateTimeField()),
                ("account_id", models.UUIDField(null=True)),
                ("role", models.CharField(max_length=20)),
                ("channel", models.CharField(max_length=12)),
                ("state", models.CharField(choices=STATES, max_length=8)),
                ("state_reason", models.CharField(blank=True, max_length=20)),
                ("state_at", models.DateTimeField()),
                ("scanned", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["file_id", "-id"], name="paper_latest_first")],
                "constraints": [
                    models.UniqueConstraint(fields=("file_id", "sha256"), name="paper_once_per_file"),
                ],
            },
        ),
        protect("papers_paper"),
    ]
