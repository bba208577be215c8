"""The computation that replaced what was contested, and what an answer promises for later."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contestation", "0001_initial")]

    operations = [
        migrations.AddField("contestation", "result_id", models.UUIDField(null=True)),
        migrations.AddField("contestation", "redo_due_at", models.DateTimeField(null=True)),
        migrations.AddField("contestation", "redone_at", models.DateTimeField(null=True)),
        migrations.AddField("contestation", "redone_by", models.UUIDField(null=True)),
        migrations.AddField("contestation", "sealed_redone", models.BinaryField(null=True)),
        migrations.AddIndex(
            "contestation",
            models.Index(
                fields=["agency_id", "redo_due_at"],
                name="contestation_to_redo",
                condition=models.Q(redo_due_at__isnull=False, redone_at=None),
            ),
        ),
    ]
