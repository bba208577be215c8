"""Who lives in the demonstration. Names, places and facts are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

AGENCY = {
    "name": "Saint-Denis Gare",
    "address": "12 rue de la Gare, 93200 Saint-Denis",
    "access": "RER D et tramway T1, arrêt Gare de Saint-Denis. Ascenseur.",
    "phone": "+33199003949",
}
DESK_HOURS = [
    (weekday, opens, closes) for weekday in range(5) for opens, closes in ((time(9), time(16, 30)),)
]
PHONE_HOURS = [(weekday, time(8), time(18)) for weekday in range(5)]


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works at the agency, or an employer."""

    login: str
    name: str
    role: str
    story: Words = ""
    employer: str = ""  # the subcontractor who pays her; empty for a public agent


@dataclass(frozen=True, slots=True)
class Work:
    """One contract of a story: amounts in euros."""

    employer: str
    start: date
    end: date
    monthly: str
    nature: str
    end_reason: str
    leave_indemnity: str = "0"
    procedure_start: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One jobseeker and how she came in. `reach` lists ways to reach her, first choice first."""

    login: str
    given: str
    family: str
    born_on: date
    channel: str
    days_ago: int
    reach: tuple[tuple[str, str], ...] = ()
    needs: tuple[str, ...] = ()
    work: tuple[Work, ...] = ()
    says: str = ""
    answer: str = ""
    motive: str = ""
    story: Words = ""
    counsellor: str = "ines"


STAFF = (
    Staff(
        "ines",
        "Inès Moreau",
        "counsellor",
        _("Suit Nadia, Hugo, Rosa, Anaïs et d’autres ; répond et reçoit au bureau 4."),
    ),
    Staff("karim", "Karim Haddad", "counsellor", _("Tient le guichet et rappelle ceux qui l’ont demandé.")),
    Staff(
        "yasmine",
        "Yasmine Roche",
        "counsellor",
        _("Reçoit au guichet pour Accueil Plus, un prestataire : chacun de ses actes le dit."),
        employer="Accueil Plus",
    ),
    Staff(
        "claire",
        "Claire Dubois",
        "manager",
        _("Dirige l’agence : les délais, les personnes sans conseiller."),
    ),
)
EMPLOYER = Staff(
    "lemoine",
    "Marc Lemoine, Boulangerie Lemoine",
    "employer",
    _("Publie deux offres : l’une est en règle, l’autre est retenue et dit quoi changer."),
)
COMPANY = {"name": "Boulangerie Lemoine", "siret": ""}

PEOPLE = (
    Person(
        "nadia",
        "Nadia",
        "Belkacem",
        date(1972, 5, 3),
        "desk",
        20,
        reach=(("letter", "8 rue des Tilleuls, 93200 Saint-Denis"),),
        needs=("large_print",),
        work=(
            Work(
                "Boulangerie Lemoine",
                date(2019, 3, 1),
                date(2026, 10, 31),
                "2080.00",
                "cdi",
                "dismissal_economic",
                "684.00",
                date(2026, 8, 20),
            ),
        ),
        motive="rights",
        says="Avez-vous reçu l’attestation de mon ancien employeur ?",
        answer="Oui, elle est arrivée le 9. Nous relisons le calcul ensemble au rendez-vous.",
        story=_(
            "54 ans, vendeuse licenciée, sans téléphone intelligent : tout se fait au guichet et par lettre."
        ),
    ),
    Person(
        "hugo",
        "Hugo",
        "Petit",
        date(2004, 9, 14),
        "web",
        12,
        reach=(("sms", "+33639981101"), ("mail", "hugo.petit@exemple.example")),
        says="Je cherche mon premier emploi. Par quoi je commence ?",
        story=_("22 ans, premier emploi : pas encore de droits, et une personne pour le lui dire."),
    ),
    Person(
        "rosa",
        "Rosa",
        "Diallo",
        date(1991, 1, 22),
        "phone",
        9,
        reach=(("phone", "+33639981102"), ("letter", "3 allée du Stade, 93200 Saint-Denis")),
        needs=("childcare",),
        work=(
            Work("Hôtel du Port", date(2025, 4, 1), date(2025, 9, 30), "1950.00", "cdd", "end_of_fixed_term"),
            Work("Hôtel du Port", date(2026, 4, 1), date(2026, 9, 30), "2010.00", "cdd", "end_of_fixed_term"),
        ),
        says="Je ne peux pas venir le mercredi, je garde ma fille.",
        answer="C’est noté : jamais le mercredi.",
        story=_("Élève seule sa fille, enchaîne les saisons : inscrite par téléphone."),
    ),
    Person(
        "anais",
        "Anaïs",
        "Costa",
        date(1988, 7, 30),
        "web",
        6,
        reach=(("mail", "anais.costa@exemple.example"), ("sms", "+33639981103")),
        needs=("sign_language",),
        work=(
            Work(
                "Atelier Numérique du Nord",
                date(2022, 2, 1),
                date(2026, 10, 15),
                "3650.00",
                "cdi",
                "rupture_conventionnelle",
                "1420.00",
            ),
        ),
        motive="project",
        says="Je suis sourde : pas d’appel, s’il vous plaît. Un interprète en langue des signes est-il possible ?",
        story=_("Informaticienne sourde : jamais d’appel, un interprète réservé avec le créneau."),
    ),
)

ROSA_WAS_HELPED = "Elle est à notre guichet : il lui faut son attestation aujourd’hui pour un logement."
CLAIRE_LOOKED = "J’ai appelé Thomas puis Rosa : elle avait demandé cette aide à Montreuil."
HUGO_AT_THE_DESK = "Lu ensemble deux offres près de chez lui."
ROSA_DISAGREES = "J’ai travaillé deux saisons à l’hôtel, on ne m’en compte qu’une partie."

OFFERS: tuple[dict[str, Any], ...] = (
    {
        "title": "Boulangère ou boulanger",
        "occupation": "",
        "description": "Pétrir, façonner et cuire les pains et les viennoiseries. Équipe de quatre.",
        "contract": "cdi",
        "hours": Decimal("35"),
        "wage": "2150.00",
        "wage_unit": "month",
        "place": "Saint-Denis (93)",
    },
    {
        "title": "Vendeuse en boulangerie",
        "occupation": "",
        "description": "Servir, encaisser, tenir la boutique propre. Samedi travaillé, dimanche libre.",
        "contract": "cdi",
        "hours": Decimal("35"),
        "wage": "1750.00",
        "wage_unit": "month",
        "place": "Saint-Denis (93)",
    },
)
