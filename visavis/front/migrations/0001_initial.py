from django.db import migrations, models

from visavis.foundation.database.policies import has_role, rows


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("database", "0002_keys_of_a_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="DemonstrationStep",
            fields=[
                ("name", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("done_at", models.DateTimeField()),
            ],
        ),
        rows("front_demonstrationstep", see=has_role("service")),
    ]
