from django.db import migrations, models

from visavis.foundation.database.policies import append_only, has_role, protect


class Migration(migrations.Migration):
    initial = True
    dependencies = [("database", "0001_who_sees_what")]

    operations = [
        migrations.CreateModel(
            name="OutboxItem",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("file_id", models.UUIDField()),
                ("port", models.CharField(max_length=8)),
                ("reference", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("content", models.BinaryField()),
                ("attachment", models.BinaryField(null=True)),
                ("attachment_name", models.CharField(blank=True, max_length=80)),
                ("attachment_kind", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "indexes": [models.Index(fields=["-at", "-id"], name="outbox_latest_first")],
                "constraints": [
                    models.UniqueConstraint(fields=("port", "reference"), name="outbox_each_parcel_once"),
                ],
            },
        ),
        protect("outside_outboxitem", also=has_role("administrator")),
        append_only("outside_outboxitem"),
    ]
