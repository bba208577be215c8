
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('vigilance', '0003_refused_tries'),
    ]

    operations = [
        migrations.AlterField(
            model_name='alert',
            name='kind',
            field=models.CharField(choices=[('hour', 'Hour'), ('day', 'Day'), ('unusual', 'Unusual'), ('strangers', 'Strangers'), ('night', 'Night'), ('namesake', 'Namesake'), ('glass', 'Glass'), ('tries', 'Tries'), ('sought', 'Sought')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='opening',
            index=models.Index(condition=models.Q(('linked', False)), fields=['file_id', 'at'], name='opened_by_strangers'),
        ),
    ]
