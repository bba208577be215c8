"""The table of Django's cache: what limits count, shared by every process."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('requests', '0002_who_sees_sent_forms'),
    ]

    operations = [
        migrations.RunSQL(
            [
                'create table requests_kept ('
                'cache_key varchar(255) primary key, value text not null, expires timestamptz not null)',
                'create index requests_kept_expires on requests_kept (expires)',
            ],
            'drop table requests_kept',
        ),
    ]
