from django.db import migrations, models

from visavis.foundation.database.policies import has_role, rows

# What was made stays; a town that was being made ends where it is.
CARRY_OVER = """
alter table front_demonstrationtown no force row level security;
alter table front_demonstrationshare no force row level security;
insert into front_demonstrationshare
    (town, share, seed, people, months, last_day, acts, done, refused, made, errands, ended_at)
select town.number, share, town.seed, town.people, town.months, town.last_day, town.acts, town.done, town.refused,
    '{}', '[]', coalesce(town.ended_at, now())
from front_demonstrationtown as town, generate_series(0, 1) as share;
alter table front_demonstrationshare force row level security;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("front", "0002_town"),
    ]

    operations = [
        migrations.CreateModel(
            name="DemonstrationShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("town", models.PositiveIntegerField()),
                ("share", models.PositiveSmallIntegerField()),
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
            options={
                "constraints": [models.UniqueConstraint(fields=("town", "share"), name="one_share_once")],
            },
        ),
        rows("front_demonstrationshare", see=has_role("service")),
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
        migrations.DeleteModel(name="DemonstrationTown"),
    ]
