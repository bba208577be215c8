"""One menu per audience: seven places at most, words only."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role
from visavis.foundation.requests.codes import show_code
from visavis.foundation.ui.menu import Menu, Place
from visavis.rooms.people.door import name_of

HOMES = {
    Role.PERSON: "/mon-espace/",
    Role.COUNSELLOR: "/bureau/",
    Role.MANAGER: "/pilotage/",
    Role.EMPLOYER: "/employeur/",
    Role.PROTECTION_OFFICER: "/vigilance/",
    Role.HELPER: "/aide/",
    Role.MEDIATOR: "/mediation/saisines/",
    Role.DELEGATE: "/observatoire/travail/",
}


def home_of(role: Role) -> str:
    """Where an audience is at home."""
    return HOMES.get(role, "/")


def _public() -> tuple[Place, ...]:
    return (
        Place(_("Chercher une offre"), "/offres/"),
        Place(_("Mes droits"), "/droits/"),
        Place(_("Prendre rendez-vous"), "/rendez-vous/"),
        Place(_("Ce que nous publions"), "/observatoire/"),
        Place(_("Entrer"), "/entrer/"),
    )


def _person(name: str) -> tuple[Place, ...]:
    return (
        Place(_("Aujourd’hui"), "/mon-espace/"),
        Place(_("Mes droits"), "/mon-espace/droits/", covers=("/mon-espace/travail/", "/mon-espace/mois/")),
        Place(_("Offres"), "/offres/"),
        Place(_("Rendez-vous"), "/mon-espace/rendez-vous/"),
        Place(_("Messages"), "/mon-espace/messages/"),
        Place(
            _("Mon dossier"),
            "/mon-espace/dossier/",
            covers=(
                "/mon-espace/courriers/",
                "/mon-espace/visites/",
                "/mon-espace/algorithmes/",
                "/mon-espace/mandats/",
                "/mon-espace/contestations/",
                "/mon-espace/reclamer/",
                "/mon-espace/mediation/",
                "/mon-espace/qui-voit-quoi/",
                "/mon-espace/corrections/",
            ),
        ),
        Place(name, "/entrer/moi/"),
    )


def _counsellor(name: str) -> tuple[Place, ...]:
    return (
        Place(_("Mes dossiers"), "/bureau/", covers=("/bureau/dossiers/", "/bureau/visites/")),
        Place(_("Rendez-vous"), "/bureau/rendez-vous/"),
        Place(_("Rappels"), "/bureau/rappels/"),
        Place(_("Contestations"), "/bureau/contestations/"),
        Place(_("Offres à relire"), "/bureau/offres/"),
        Place(_("Inscrire"), "/bureau/inscription/"),
        Place(name, "/entrer/moi/"),
    )


def _employer(name: str) -> tuple[Place, ...]:
    return (
        Place(_("Mes offres"), "/employeur/", covers=("/employeur/offres/",)),
        Place(_("Ce que nous publions"), "/observatoire/"),
        Place(name, "/entrer/moi/"),
    )


def _manager(name: str) -> tuple[Place, ...]:
    return (
        Place(_("Promesses"), "/pilotage/"),
        Place(_("Dossiers"), "/bureau/dossiers/"),
        Place(_("Rappels"), "/bureau/rappels/"),
        Place(_("Lectures à relire"), "/vigilance/"),
        Place(_("Médiation"), "/pilotage/recommandations/"),
        Place(_("Ce que nous publions"), "/observatoire/"),
        Place(name, "/entrer/moi/"),
    )


def _mediator(name: str) -> tuple[Place, ...]:
    return (
        Place(_("Saisines"), "/mediation/saisines/"),
        Place(_("Recommandations"), "/mediation/recommandations/"),
        Place(_("Le rapport public"), "/mediation/rapport/"),
        Place(_("Ce que nous publions"), "/observatoire/", covers=("/reclamations/",)),
        Place(name, "/entrer/moi/"),
    )


def _protection(name: str) -> tuple[Place, ...]:
    return (
        Place(_("Lectures à relire"), "/vigilance/"),
        Place(_("Effacements"), "/effacements/"),
        Place(_("Ce que nous publions"), "/observatoire/"),
        Place(name, "/entrer/moi/"),
    )


def _helper(actor: Actor, name: str) -> Menu:
    """Her people; with a file open, what its mandate names, and for whom she acts under the name in the sign."""
    opened = actor.mandate.families if actor.mandate else frozenset()
    places = [
        place
        for family, place in (
            ("work", Place(_("Ses mois"), "/mon-espace/mois/", covers=("/mon-espace/travail/",))),
            ("rights", Place(_("Ses droits"), "/mon-espace/droits/")),
            ("appointments", Place(_("Rendez-vous"), "/mon-espace/rendez-vous/")),
            ("messages", Place(_("Messages"), "/mon-espace/messages/")),
            ("file", Place(_("Son dossier"), "/mon-espace/dossier/", covers=("/mon-espace/courriers/",))),
        )
        if family in opened
    ]
    tagline = _("espace d’aide")
    if actor.mandate and actor.file_id:
        said = _("pour %(name)s, mandat n° %(number)s")
        tagline = said % {"name": name_of(actor.file_id).full, "number": show_code(actor.mandate.number)}
    first = Place(_("Qui j’aide"), "/aide/")
    return Menu(places=(first, *places, Place(name, "/entrer/moi/")), tagline=tagline, home="/aide/")


def _foot(request: HttpRequest) -> tuple[Place, ...]:
    """What every page has at its foot; the first is where to complain, which remembers the page."""
    actor = getattr(request, "actor", None)
    form = "/mon-espace/reclamer/" if actor and actor.role == Role.PERSON else "/reclamer/"
    return (
        Place(_("Réclamer"), f"{form}?de={quote(request.path)}"),
        Place(_("Le médiateur"), "/mediation/"),
        Place(_("Métiers"), "/metiers/"),
        Place(_("Les mots expliqués"), "/mots/"),
        Place(_("D’où viennent nos données"), "/donnees/"),
        Place(_("Réponses"), "/reponses/"),
        Place(_("Nos algorithmes"), "/algorithmes/"),
        Place(_("Combien de temps gardons-nous ?"), "/combien-de-temps/"),
    )


def menu(request: HttpRequest) -> Menu:
    """The menu of whoever asks for the page; everybody has the one box."""
    return replace(_of_role(request), foot=_foot(request), seek=Place(_("Chercher"), "/chercher/"))


def _of_role(request: HttpRequest) -> Menu:
    actor = getattr(request, "actor", None)
    role, name = (actor.role, actor.name) if actor else (Role.VISITOR, "")
    name = name or _("Sortir")
    if role == Role.PERSON:
        return Menu(places=_person(name), home="/mon-espace/")
    if role == Role.COUNSELLOR:
        return Menu(places=_counsellor(name), tagline=_("espace conseil"), home="/bureau/")
    if role == Role.EMPLOYER:
        return Menu(places=_employer(name), tagline=_("espace employeur"), home="/employeur/")
    if role == Role.MANAGER:
        return Menu(places=_manager(name), tagline=_("pilotage de l’agence"), home="/pilotage/")
    if role == Role.PROTECTION_OFFICER:
        return Menu(places=_protection(name), tagline=_("protection des données"), home="/vigilance/")
    if role == Role.MEDIATOR:
        return Menu(places=_mediator(name), tagline=_("médiation"), home="/mediation/saisines/")
    if role == Role.HELPER:
        return _helper(actor, name)
    return Menu(places=_public())
