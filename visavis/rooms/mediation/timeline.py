"""How mediation is told in the file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def received(details: dict[str, Any]) -> str:
    return _("Vous avez demandé au médiateur de regarder")


def taken(details: dict[str, Any]) -> str:
    return _("Un médiateur s’occupe de votre demande : il peut lire votre dossier tant qu’elle dure")


def judged(details: dict[str, Any]) -> str:
    if details["admissible"]:
        return _("Le médiateur prend votre demande")
    return _("Le médiateur ne peut pas prendre votre demande, et dit pourquoi")


def recommended(details: dict[str, Any]) -> str:
    return _("Le médiateur recommande au service de faire quelque chose pour vous")


def answered(details: dict[str, Any]) -> str:
    words = {
        "promised": _("Le service promet de suivre la recommandation du médiateur"),
        "applied": _("La recommandation du médiateur est appliquée"),
        "refused": _("Le service refuse la recommandation du médiateur, et dit pourquoi"),
    }
    return words.get(details["state"], "")


def concluded(details: dict[str, Any]) -> str:
    return _("Le médiateur vous a répondu ; il ne voit plus votre dossier")


def withdrawn(details: dict[str, Any]) -> str:
    return _("Vous avez retiré votre demande au médiateur ; il ne voit plus votre dossier")
