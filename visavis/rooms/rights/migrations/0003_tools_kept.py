"""What was asked of a tool is kept with its computation, so that each of its lines is contested and replayed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rights', '0002_numbers_and_frozen'),
    ]

    operations = [
        migrations.AddField(
            model_name='computation',
            name='sealed_asked',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='computation',
            name='tool',
            field=models.CharField(blank=True, default='', max_length=20),
        ),
    ]
