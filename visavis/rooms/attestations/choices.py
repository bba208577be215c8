"""Natures of contract and reasons of their end, in plain words; the values are those of the law's engine."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """What a statement rests on."""

    DECLARED = "declared", _("Ce que je sais")
    EMPLOYER = "employer", _("L’attestation de l’employeur")
    PAY_SLIP = "pay_slip", _("Les bulletins de paie")


class Nature(models.TextChoices):
    """What kind of contract it was."""

    CDI = "cdi", _("CDI, sans date de fin")
    CDD = "cdd", _("CDD, avec une date de fin")
    INTERIM = "interim", _("Mission d’intérim")
    SEASONAL = "seasonal", _("Contrat saisonnier")
    APPRENTICESHIP = "apprenticeship", _("Apprentissage")
    PUBLIC = "public", _("Employeur public")
    HOME_WORK = "home_work", _("Travail chez un particulier ou à domicile")
    INTERMITTENT = "intermittent", _("Spectacle, intermittent")
    SAILOR = "sailor", _("Marin, pêcheur")
    ABROAD = "abroad", _("Travail à l’étranger")
    OTHER = "other", _("Autre, ou je ne sais pas")


class Reason(models.TextChoices):
    """Why it ended, as people say it."""

    END_OF_FIXED_TERM = "end_of_fixed_term", _("Le CDD est arrivé à sa fin")
    DISMISSAL = "dismissal", _("Licenciement")
    DISMISSAL_ECONOMIC = "dismissal_economic", _("Licenciement économique")
    DISMISSAL_MISCONDUCT = "dismissal_misconduct", _("Licenciement pour faute")
    RUPTURE_CONVENTIONNELLE = "rupture_conventionnelle", _("Rupture conventionnelle, signée à deux")
    RCC = "rupture_conventionnelle_collective", _("Rupture conventionnelle collective")
    TRIAL_BY_EMPLOYER = "trial_ended_by_employer", _("L’employeur a arrêté la période d’essai")
    TRIAL_BY_EMPLOYEE = "trial_ended_by_employee", _("J’ai arrêté la période d’essai")
    EARLY_BY_EMPLOYER = "early_end_by_employer", _("L’employeur a arrêté le CDD avant sa fin")
    EARLY_BY_EMPLOYEE = "early_end_by_employee", _("J’ai arrêté le CDD avant sa fin")
    MUTUAL_END = "mutual_end", _("Nous avons arrêté le CDD d’un commun accord")
    RESIGNATION = "resignation_not_legitimate", _("J’ai démissionné, sans motif reconnu par la loi")
    RESIGNATION_UNKNOWN = (
        "resignation_reason_unknown",
        _("J’ai démissionné, je ne sais pas si le motif est reconnu"),
    )
    RESIGNATION_LEGITIMATE = (
        "resignation_legitimate",
        _("J’ai démissionné pour suivre mon conjoint, ou autre motif reconnu"),
    )
    RESIGNATION_PRESUMED = "resignation_presumed", _("L’employeur dit que j’ai abandonné mon poste")
    CDI_REFUSED = "cdi_refused_after_cdd", _("J’ai refusé un CDI après le CDD")
    PRISE_D_ACTE = "prise_d_acte", _("J’ai pris acte de la rupture")
    CSP = "csp", _("Contrat de sécurisation professionnelle (CSP)")
    RETIREMENT = "retirement", _("Retraite")
    OTHER = "other", _("Autre, ou je ne sais pas")
