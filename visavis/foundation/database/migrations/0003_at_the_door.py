"""The functions behind `knock` and `holding_session`."""

from django.db import migrations

from visavis.foundation.database.door_functions import CREATE, DROP


class Migration(migrations.Migration):
    dependencies = [("database", "0002_keys_of_a_person")]
    operations = [migrations.RunSQL(CREATE, DROP)]
