"""Somebody without a file contests a line of what she tried: it comes with her complaint, sealed, and goes with it."""

from django.db import migrations, models

from visavis.foundation.database.policies import only_these_change


class Migration(migrations.Migration):

    dependencies = [
        ('contestation', '0005_looks_without_file'),
    ]

    operations = [
        migrations.AddField(
            model_name='complaintwithoutfile',
            name='sealed_line',
            field=models.BinaryField(null=True),
        ),
        only_these_change(
            "contestation_complaintwithoutfile", "owner_id", "reminded_at", "escalated_at", "answered_at", "answered_by",
            "outcome", "sealed_reason", "sealed_checked", "calls", "told_at", "sealed_words", "sealed_reach",
            "sealed_page", "sealed_line", "due_at", "browser_mark", "address_mark", "code_digest", "erased_at",
        ),
    ]
