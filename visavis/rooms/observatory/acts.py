"""Which facts count as acts of a person, and in what words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# Facts that are not here are inner workings: they are kept, and not counted as acts.
FAMILIES = {
    "register": (_("S’inscrire"), ("dossier.PersonRegistered",)),
    "declare_work": (_("Dire ses contrats et salaires"), ("attestations.",)),
    "declare_month": (_("Dire son mois"), ("declarations.Month",)),
    "compute_rights": (_("Faire calculer ses droits"), ("rights.",)),
    "contest": (_("Contester"), ("contestation.ContestationOpened", "contestation.DecisionContested")),
    "book": (_("Prendre ou changer un rendez-vous"), ("appointments.Appointment",)),
    "write": (_("Écrire à son conseiller"), ("messaging.MessageWritten",)),
    "call_back": (_("Demander un rappel"), ("reception.CallBackAsked",)),
    "visit": (_("Être reçu au guichet"), ("reception.VisitReceived",)),
    "report_offer": (_("Signaler une offre"), ("offers.OfferReported",)),
}


def family_of(name: str) -> str | None:
    """The act a fact counts as, None when it counts as none."""
    for family, (_words, beginnings) in FAMILIES.items():
        if name.startswith(beginnings):
            return family
    return None


def words_of(family: str) -> str:
    """An act in words."""
    return str(FAMILIES[family][0])
