"""Roles, channels and parts of a file in words that people read."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from visavis.foundation.identity.actor import Channel, Role

ROLES = {
    Role.VISITOR: _("vous, sans compte"),
    Role.PERSON: _("la personne elle-même"),
    Role.HELPER: _("personne qui aide"),
    Role.COUNSELLOR: _("service de conseil"),
    Role.MANAGER: _("direction de l’agence"),
    Role.EMPLOYER: _("employeur"),
    Role.PARTNER: _("partenaire"),
    Role.TRAINER: _("organisme de formation"),
    Role.SUBCONTRACTOR: _("sous-traitant"),
    Role.MEDIATOR: _("médiation"),
    Role.DELEGATE: _("représentant du personnel"),
    Role.PROTECTION_OFFICER: _("protection des données"),
    Role.INSPECTOR: _("inspection du travail"),
    Role.ADMINISTRATOR: _("administration"),
    Role.SERVICE: _("calcul automatique"),
}

CHANNELS = {
    Channel.WEB: _("en ligne"),
    Channel.PHONE: _("par téléphone"),
    Channel.DESK: _("au guichet"),
    Channel.PAPER: _("sur papier"),
    Channel.SMS: _("par SMS"),
    Channel.MAIL: _("par courriel"),
    Channel.API: _("par un service partenaire"),
    Channel.HOME: _("à domicile"),
    Channel.AUTOMATIC: _("automatiquement"),
}

PARTS = {
    "dossier": _("Le dossier"),
    "readings": _("La liste des lectures"),
    "messages": _("Les messages"),
    "rights": _("Les droits"),
    "work": _("Contrats et salaires"),
    "declarations": _("Les déclarations du mois"),
    "visits": _("Les visites"),
    "appointments": _("Les rendez-vous"),
    "letters": _("Les courriers"),
    "letter": _("Un courrier"),
    "letter sheet": _("La feuille d’un courrier"),
    "outbox": _("La boîte de départ"),
    "papers": _("Les papiers donnés"),
    "paper": _("Un papier donné"),
    "paper receipt": _("Le reçu d’un papier"),
    "call_back": _("Une demande de rappel"),
    "registration": _("L’inscription"),
    "corrections": _("Les corrections"),
    "contestation": _("Les contestations"),
    "mediation": _("La demande au médiateur"),
    "portfolio": _("Le nom, dans une liste"),
    "algorithms": _("Les algorithmes et ses choix"),
    "mandate": _("L’ouverture avec un mandat"),
    "mandates": _("Les mandats"),
    "sharing": _("Qui peut voir quoi"),
    "shared_contact": _("Le nom et les coordonnées, partagés"),
    "shared_work": _("Les contrats, partagés"),
    "shared_appointments": _("Les rendez-vous, partagés"),
    "shared_needs": _("Ce qu’il faut préparer, partagé"),
    "shelter": _("L’attention sur les lectures"),
    "home": _("L’accueil"),
}
