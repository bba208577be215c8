from django.db import migrations, models

from visavis.foundation.database.policies import has_role, rows


class Migration(migrations.Migration):

    dependencies = [
        ("front", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DemonstrationTown",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("seed", models.IntegerField()),
                ("people", models.PositiveIntegerField()),
                ("months", models.PositiveSmallIntegerField()),
                ("last_day", models.DateField()),
                ("acts", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("made", models.JSONField(default=dict)),
                ("errands", models.JSONField(default=list)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        rows("front_demonstrationtown", see=has_role("service")),
    ]
