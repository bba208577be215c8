import django.db.models.deletion
import visavis.foundation.requests.ids
from django.db import migrations, models

from visavis.foundation.database.policies import append_only, protect


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossier', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('noted_at', models.DateTimeField()),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.file')),
            ],
        ),
        migrations.CreateModel(
            name='Pay',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('stated_at', models.DateTimeField()),
                ('account_id', models.UUIDField(null=True)),
                ('role', models.CharField(max_length=20)),
                ('channel', models.CharField(max_length=12)),
                ('basis', models.CharField(choices=[('declared', 'Ce que je sais'), ('employer', 'L’attestation de l’employeur'), ('pay_slip', 'Les bulletins de paie')], max_length=12)),
                ('kind', models.CharField(choices=[('wage', 'Wage'), ('bonus', 'Bonus')], max_length=8)),
                ('line', models.UUIDField()),
                ('month', models.DateField(null=True)),
                ('from_on', models.DateField(null=True)),
                ('to_on', models.DateField(null=True)),
                ('amount_cents', models.BigIntegerField()),
                ('sealed_label', models.BinaryField(default=b'')),
                ('removed', models.BooleanField(default=False)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attestations.contract')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.file')),
            ],
            options={
                'indexes': [models.Index(fields=['file', 'contract', 'line', 'stated_at'], name='pay_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_cents__gte', 0)), name='pay_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'wage'), _negated=True), ('month__isnull', False), _connector='OR'), name='a_wage_has_its_month')],
            },
        ),
        migrations.CreateModel(
            name='Terms',
            fields=[
                ('id', models.UUIDField(default=visavis.foundation.requests.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('stated_at', models.DateTimeField()),
                ('account_id', models.UUIDField(null=True)),
                ('role', models.CharField(max_length=20)),
                ('channel', models.CharField(max_length=12)),
                ('basis', models.CharField(choices=[('declared', 'Ce que je sais'), ('employer', 'L’attestation de l’employeur'), ('pay_slip', 'Les bulletins de paie')], max_length=12)),
                ('start_on', models.DateField()),
                ('end_on', models.DateField()),
                ('nature', models.CharField(choices=[('cdi', 'CDI, sans date de fin'), ('cdd', 'CDD, avec une date de fin'), ('interim', 'Mission d’intérim'), ('seasonal', 'Contrat saisonnier'), ('apprenticeship', 'Apprentissage'), ('public', 'Employeur public'), ('home_work', 'Travail chez un particulier ou à domicile'), ('intermittent', 'Spectacle, intermittent'), ('sailor', 'Marin, pêcheur'), ('abroad', 'Travail à l’étranger'), ('other', 'Autre, ou je ne sais pas')], max_length=20)),
                ('end_reason', models.CharField(choices=[('end_of_fixed_term', 'Le CDD est arrivé à sa fin'), ('dismissal', 'J’ai été licenciée ou licencié'), ('dismissal_economic', 'Licenciement économique'), ('dismissal_misconduct', 'Licenciement pour faute'), ('rupture_conventionnelle', 'Rupture conventionnelle, signée à deux'), ('rupture_conventionnelle_collective', 'Rupture conventionnelle collective'), ('trial_ended_by_employer', 'L’employeur a arrêté la période d’essai'), ('trial_ended_by_employee', 'J’ai arrêté la période d’essai'), ('early_end_by_employer', 'L’employeur a arrêté le CDD avant sa fin'), ('early_end_by_employee', 'J’ai arrêté le CDD avant sa fin'), ('mutual_end', 'Nous avons arrêté le CDD d’un commun accord'), ('resignation_not_legitimate', 'J’ai démissionné'), ('resignation_legitimate', 'J’ai démissionné pour suivre mon conjoint, ou autre motif reconnu'), ('resignation_presumed', 'L’employeur dit que j’ai abandonné mon poste'), ('cdi_refused_after_cdd', 'J’ai refusé un CDI après le CDD'), ('prise_d_acte', 'J’ai pris acte de la rupture'), ('csp', 'Contrat de sécurisation professionnelle (CSP)'), ('retirement', 'Retraite'), ('other', 'Autre, ou je ne sais pas')], max_length=40)),
                ('procedure_start_on', models.DateField(null=True)),
                ('weekly_hours', models.DecimalField(decimal_places=2, max_digits=4, null=True)),
                ('full_time_hours', models.DecimalField(decimal_places=2, default=35, max_digits=4)),
                ('gross_monthly_cents', models.BigIntegerField(null=True)),
                ('accrued_leave_cents', models.BigIntegerField(default=0)),
                ('supra_legal_cents', models.BigIntegerField(default=0)),
                ('sealed_employer', models.BinaryField()),
                ('sealed_why', models.BinaryField(default=b'')),
                ('removed', models.BooleanField(default=False)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attestations.contract')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossier.file')),
            ],
            options={
                'indexes': [models.Index(fields=['file', 'contract', 'stated_at', 'id'], name='terms_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('end_on__gte', models.F('start_on'))), name='contract_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('gross_monthly_cents', None), ('gross_monthly_cents__gte', 0), _connector='OR'), ('accrued_leave_cents__gte', 0), ('supra_legal_cents__gte', 0)), name='contract_amounts_not_negative'), models.CheckConstraint(condition=models.Q(models.Q(('weekly_hours', None), ('weekly_hours__gt', 0), _connector='OR'), ('full_time_hours__gt', 0)), name='contract_hours_positive')],
            },
        ),
        protect("attestations_contract"),
        append_only("attestations_contract"),
        protect("attestations_terms"),
        append_only("attestations_terms"),
        protect("attestations_pay"),
        append_only("attestations_pay"),
    ]
