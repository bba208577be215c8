"""Eight more people with a story, followed by other counsellors and in the other agencies. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from visavis.front.demonstration.story import Person, Work

MISSIONS = 40


def missions() -> Iterator[Work]:
    """Forty temporary contracts in two years: eight to fourteen days each, a few days between them."""
    start = date(2025, 1, 6)
    for number in range(MISSIONS):
        end = start + timedelta(days=7 + number * 5 % 7)
        firm = ("Logistique Roissy Sud", "Entrepôts du Blanc-Mesnil", "Messagerie Express du Bourget")[
            number % 3
        ]
        yield Work(
            f"{firm}, par l’agence Mission Nord", start, end, "2030.00", "interim", "end_of_fixed_term"
        )
        start = end + timedelta(days=4 + number * 3 % 9)


NEIGHBOURS = (
    Person(
        "gerard", "Gérard", "Lefèvre", date(1968, 2, 11), "desk", 45,
        counsellor="karim",
        reach=(("phone", "+33639981104"), ("letter", "27 rue Paul-Éluard, 93200 Saint-Denis")),
        work=(
            Work(
                "Fonderie Lacaze", date(1995, 3, 6), date(2026, 9, 30), "2640.00", "cdi", "dismissal_economic",
                "1210.00", date(2026, 7, 6),
            ),
        ),
        motive="project",
        says="J’ai 58 ans et un seul employeur en trente et un ans. Qui m’embauchera ?",
        answer="On regarde ensemble ce que vous savez faire, machine par machine. Votre rendez-vous est pris.",
        story=_("58 ans, fondeur, licencié après trente et un ans dans la même maison."),
    ),
    Person(
        "farid", "Farid", "Rahimi", date(1985, 6, 18), "desk", 30,
        counsellor="lucie",
        reach=(("sms", "+33639981105"), ("letter", "14 avenue de la République, 93000 Bobigny")),
        needs=("interpreter",),
        motive="first_meeting",
        says="J’étais ingénieur en génie civil à Kaboul. Mon diplôme est en dari.",
        answer="L’interprète sera là. Nous demandons ensemble la reconnaissance du diplôme.",
        story=_("Ingénieur réfugié : chaque rendez-vous avec un interprète, un diplôme à faire reconnaître."),
    ),
    Person(
        "aminata", "Aminata", "Traoré", date(1999, 10, 2), "web", 26,
        counsellor="mariama",
        reach=(("sms", "+33639981106"), ("mail", "aminata.traore@exemple.example")),
        needs=("childcare",),
        work=(
            Work(
                "Crèche Les Trois Cerisiers", date(2021, 9, 1), date(2023, 6, 30), "1780.00", "cdd", "end_of_fixed_term"
            ),
        ),
        motive="project",
        says="Je reprends après deux enfants. Le matin, de 9 h à 11 h 30, c’est possible.",
        story=_("Jeune mère qui reprend : ses matinées seulement, un contrat ancien qu’une personne doit regarder."),
    ),
    Person(
        "kevin", "Kévin", "Da Silva", date(1996, 4, 9), "web", 16,
        counsellor="fatou",
        reach=(("sms", "+33639981107"), ("mail", "kevin.dasilva@exemple.example")),
        work=tuple(missions()),
        says="J’ai 40 contrats d’intérim. Il faut vraiment les écrire un par un ?",
        answer="Non : ils sont tous là. Une personne relit le calcul avec vous.",
        story=_("Intérimaire : quarante contrats en deux ans, que personne ne lui demande de recopier."),
    ),
    Person(
        "mickael", "Mickaël", "Roux", date(1990, 12, 1), "paper", 5,
        counsellor="sofia",
        needs=("paper", "reading"),
        motive="first_meeting",
        says="Je sors de détention. Je dors au foyer jusqu’à lundi : gardez mes lettres au guichet.",
        answer="Elles vous attendent ici, avec le dossier sur papier. Venez quand vous voulez.",
        story=_("Sort de détention, sans adresse fixe : un dossier sur papier, les lettres l’attendent au guichet."),
    ),
    Person(
        "odile", "Odile", "Marchand", date(1977, 3, 27), "phone", 60,
        counsellor="thomas",
        reach=(("phone", "+33639981108"), ("letter", "6 impasse du Lavoir, 93100 Montreuil")),
        work=(
            Work(
                "Services à domicile Entraide", date(2018, 5, 2), date(2026, 8, 31), "1840.00", "cdi",
                "resignation_not_legitimate",
            ),
        ),
        says="J’ai quitté mon travail pour m’occuper de ma mère.",
        answer="Votre désaccord est enregistré. Hélène Garnier vous répond elle-même.",
        story=_("Aidante de sa mère : elle a contesté la décision, une personne lui a répondu."),
    ),
    Person(
        "thierry", "Thierry", "Nguyen", date(1974, 8, 21), "web", 18,
        counsellor="emre",
        reach=(("mail", "thierry.nguyen@exemple.example"),),
        motive="rights",
        says="Mon entreprise de carrelage est en liquidation depuis octobre. Ai-je droit à quelque chose ?",
        answer="Peut-être à l’allocation des travailleurs indépendants. Une personne la regarde avec vous.",
        story=_("Artisan carreleur dont l’entreprise a fermé : aucun contrat, donc une personne, pas un formulaire."),
    ),
    Person(
        "suzanne", "Suzanne", "Kowalski", date(1981, 7, 8), "desk", 35,
        counsellor="karim",
        reach=(("phone", "+33639981109"), ("letter", "3 square Vinci, 93200 Saint-Denis")),
        needs=("quiet", "reading"),
        says="Je veux venir moi-même. Paule peut m’aider, mais c’est moi qui choisis.",
        answer="C’est noté : on vous parle à vous d’abord, et votre dossier reste ouvert à vous.",
        story=_("Protégée par une tutelle, elle garde son propre accès et voit chaque acte fait pour elle."),
    ),
)  # fmt: skip

ODILE_DISAGREES = "Je n’avais pas le choix : ma mère ne peut pas rester seule."
ODILE_IS_ANSWERED = (
    "Cette démission n’est pas dans la liste du règlement, le calcul reste donc le même aujourd’hui. "
    "Mais après 121 jours une instance de personnes peut ouvrir un droit : la date est notée, "
    "et nous préparons le dossier avec vous."
)
