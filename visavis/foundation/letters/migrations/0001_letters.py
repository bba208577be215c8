import django.db.models.deletion
from django.db import migrations, models

from visavis.foundation.database.policies import append_only, protect

OUTCOMES = [("handed", "Handed"), ("refused", "Refused"), ("at_desk", "At Desk")]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("database", "0001_who_sees_what")]

    operations = [
        migrations.CreateModel(
            name="SentLetter",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("file_id", models.UUIDField()),
                ("message", models.CharField(max_length=60)),
                ("occasion", models.UUIDField()),
                ("reference", models.CharField(max_length=8, unique=True)),
                ("language", models.CharField(max_length=5)),
                ("channels", models.CharField(blank=True, max_length=30)),
                ("at", models.DateTimeField()),
                ("words", models.BinaryField()),
                ("words_sha256", models.CharField(max_length=64)),
                ("sheet", models.BinaryField()),
                ("sheet_sha256", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "letters_sent",
                "indexes": [models.Index(fields=["file_id", "-id"], name="letter_latest_first")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("file_id", "message", "occasion"), name="letter_once_per_occasion"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handing",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("file_id", models.UUIDField()),
                ("channel", models.CharField(max_length=12)),
                ("outcome", models.CharField(choices=OUTCOMES, max_length=8)),
                ("real", models.BooleanField()),
                ("at", models.DateTimeField()),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handings",
                        to="letters.sentletter",
                    ),
                ),
            ],
            options={
                "db_table": "letters_handed",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome__in", ["handed", "at_desk"])),
                        fields=("letter",),
                        name="letter_handed_once",
                    ),
                ],
            },
        ),
        protect("letters_sent"),
        append_only("letters_sent"),
        protect("letters_handed"),
        append_only("letters_handed"),
    ]
