"""Row policies on accounts, cards, second factors, sessions and the count of wrong tries."""

from django.db import migrations

from visavis.foundation.database.policies import STAFF, by_account, has_role, rows
from visavis.foundation.identity.sql import AT_THE_DOOR, CREATE, DROP

HERSELF = f"id = visavis_account() or {AT_THE_DOOR}"
COLLEAGUES = f"(agency_id = visavis_agency() and {has_role(*STAFF)})"
OFFICE = has_role("administrator")
JOBS = has_role("service")


class Migration(migrations.Migration):
    dependencies = [
        ("database", "0003_at_the_door"),
        ("identity", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("axes", "0010_accessattemptexpiration"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        rows(
            "identity_account",
            see=f"{HERSELF} or (file_id is not null and visavis_may_see(file_id)) or {COLLEAGUES} or {OFFICE}",
            write=f"{HERSELF} or file_id = visavis_file() or {OFFICE}",
            insert=f"(role = 'person' and visavis_may_see(file_id)) or {OFFICE}",
        ),
        by_account(
            "identity_codecard",
            also=f"visavis_opens(account_id) or visavis_is_account_of_file(account_id) or {OFFICE}",
        ),
        by_account("mfa_authenticator", "user_id", also=f"visavis_opens(user_id) or {OFFICE}"),
        by_account("account_emailaddress", "user_id", also="visavis_opens(user_id)"),
        rows("account_emailconfirmation", see=JOBS),
        rows("django_session", see=f"session_key = visavis_session() or {JOBS}"),
        rows("axes_accessattempt", see=JOBS),
        rows("axes_accessattemptexpiration", see=JOBS),
        rows("axes_accessfailurelog", see=JOBS),
        rows("axes_accesslog", see=JOBS),
    ]
