"""What can be done here, and the words people have for it: what is one's own comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import resolve, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from visavis.decisions.matching.words import asked, lexemes
from visavis.foundation.identity.access import entrance_of
from visavis.foundation.identity.actor import Role
from visavis.front.finding.results import MOST, Hit


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: its name, its screen, and other words for it. Who may is what the screen declares."""

    words: str
    screen: str
    also: str

    def is_open_to(self, role: Role) -> bool:
        """Does the screen let this role in?"""
        entrance = entrance_of(resolve(reverse(self.screen)).func)
        return entrance is not None and role in entrance.roles


DEEDS = (
    Deed(_("Mes droits"), "rights:own", _("allocation chômage montant durée paiement versement")),
    Deed(
        _("Mes contrats et mes salaires"),
        "attestations:own",
        _("travail employeur attestation paie prime bulletin"),
    ),
    Deed(
        _("Dire mon mois"),
        "declarations:own",
        _("actualisation déclaration mensuelle heures travaillées"),
    ),
    Deed(_("Mes rendez-vous"), "appointments:own", _("déplacer annuler entretien convocation")),
    Deed(_("Écrire à mon conseiller"), "messaging:own", _("message courriel question réponse")),
    Deed(_("Mes courriers"), "letters:mine", _("lettre notification décision envoi")),
    Deed(_("Mes papiers"), "papers:mine", _("document justificatif photo envoyer pièce")),
    Deed(_("Qui a ouvert mon dossier"), "dossier:readings", _("lecture trace journal confidentialité")),
    Deed(_("Emporter tout mon dossier"), "dossier:export", _("export données télécharger portabilité")),
    Deed(
        _("Qui peut agir pour moi"),
        "mandates:mine",
        _("mandat procuration aidant aide tutelle curatelle proche association arrêter"),
    ),
    Deed(_("Mes contestations"), "contestation:mine", _("recours réclamation réponse")),
    Deed(
        _("Faire une réclamation"),
        "contestation:complain",
        _("plainte accueil retard guichet accident problème"),
    ),
    Deed(_("Demander au médiateur"), "mediation:refer", _("médiation recours défenseur désaccord saisir")),
    Deed(_("M’inscrire"), "registration:start", _("inscription nouveau demandeur d’emploi dossier")),
    Deed(_("Reprendre mon inscription"), "registration:resume", _("code continuer suite reprise")),
    Deed(
        _("Savoir à quoi j’ai droit"),
        "rights:simulate",
        _("calcul simulation allocation chômage indemnité montant durée"),
    ),
    Deed(_("Chercher une offre"), "offers:search", _("emploi travail annonce poste candidature")),
    Deed(
        _("Prendre rendez-vous"),
        "appointments:free",
        _("rencontrer quelqu’un conseiller entretien agence créneau"),
    ),
    Deed(_("Être rappelé"), "reception:ask", _("téléphone appel rappel numéro joindre")),
    Deed(
        _("Contester une décision"),
        "contestation:how",
        _("recours réclamation erreur désaccord plainte médiation"),
    ),
    Deed(_("Réclamer"), "contestation:doors", _("plainte réclamation accueil retard papier formulaire")),
    Deed(_("Le médiateur"), "mediation:how", _("médiation saisir recours tribunal délai")),
    Deed(_("Ce que nous publions"), "observatory:month", _("observatoire chiffres statistiques promesses")),
    Deed(_("Réponses"), "knowledge:all", _("aide question comment faire explication")),
    Deed(
        _("Qui peut voir quoi de moi"),
        "sharing:own",
        _("partage partenaire accord consentement arrêter données"),
    ),
    Deed(
        _("Faire corriger une donnée"),
        "rectification:new",
        _("erreur faux rectifier adresse nom téléphone changer"),
    ),
    Deed(_("Accessibilité"), "ui:accessibility", _("handicap lecteur écran gros caractères contraste")),
    Deed(_("Déposer une offre"), "offers:deposit", _("recruter embauche annonce publier")),
    Deed(_("Déclarer une formation"), "knowledge:declare", _("heures compétences équipe groupe")),
    Deed(_("Mes dossiers"), "counsellor", _("portefeuille personnes suivies bureau")),
    Deed(_("Inscrire quelqu’un"), "registration:desk_start", _("inscription guichet nouveau")),
    Deed(_("À rappeler"), "reception:to_call", _("appels téléphone rappels")),
    Deed(_("Contestations à répondre"), "contestation:waiting", _("recours réclamation")),
    Deed(_("Personnes sans conseiller"), "dossier:unfollowed", _("nommer suivre")),
    Deed(_("Mon agenda"), "appointments:agenda", _("rendez-vous créneaux planning")),
    Deed(_("Saisines"), "mediator", _("médiation demandes dossiers")),
    Deed(_("Recommandations du médiateur"), "mediation:owed", _("médiation répondre appliquer refuser")),
    Deed(_("Offres à relire"), "offers:queue", _("retenues légalité règles")),
)


@cache
def _keys(deed: Deed, language: str) -> frozenset[str]:
    return frozenset(lexemes(f"{deed.words} {deed.also}"))


def deeds(words: str, role: Role) -> Sequence[Hit]:
    """What this role may do that has the most of these words; those of the name count double."""
    wanted, language = asked(words), get_language() or "fr"
    scored = []
    for place, deed in enumerate(DEEDS):
        if deed.is_open_to(role):
            name = frozenset(lexemes(str(deed.words)))
            points = sum(word.is_in(_keys(deed, language)) + word.is_in(name) for word in wanted)
            if points:
                scored.append((-points, place, deed))
    return [
        Hit(str(deed.words), reverse(deed.screen))
        for _, _, deed in sorted(scored, key=lambda one: one[:2])[:MOST]
    ]
