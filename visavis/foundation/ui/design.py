"""The live pattern page: every component in every state, with invented people."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.requests.refusal import page as refusal_page
from visavis.foundation.ui import design_samples as samples
from visavis.foundation.ui.human import Open

PUBLIC = "the patterns are public: anybody may see how pages are made"
STATES = {
    "ouvert": lambda: samples.block(),
    "ferme": lambda: samples.block(Open.CLOSED),
    "affluence": lambda: samples.block(Open.CROWDED),
    "inconnu": lambda: samples.block(Open.UNKNOWN),
    "sans-creneau": lambda: samples.block(slot=False),
    "visiteur": lambda: samples.block(known=False),
}
BROKEN = {
    "400": "ui/400.html",
    "403": "ui/403.html",
    "404": "ui/404.html",
    "csrf": "ui/csrf.html",
    "500": "ui/500.html",
    "hors-ligne": "ui/offline.html",
    "verrou": "ui/refusal_locked.html",
}


def _context() -> dict[str, Any]:
    return {
        "human": samples.block(),
        "menu": samples.menu(),
        "node": samples.explanation(),
        "chart": samples.bar_chart(),
        "lines": samples.line_chart(),
        "month": samples.month(),
        "months": samples.months(),
        "days": samples.slot_days(),
        "people": samples.pigeonholes(),
        "empty": samples.Sample(auto_id="vide_%s"),
        "wrong": samples.wrong_form(),
        "due": samples.at(24, 16, 20),
        "late": samples.at(20, 16),
        "answer_by": samples.at(30, 23, 59),
        "states": STATES,
        "broken": BROKEN,
        "facts": {
            _("Quand"): _("Jeudi 26 novembre, 10 h 15"),
            _("Où"): _("Sur place, 12 rue de la Gare, bureau 4. Ascenseur."),
        },
        "comparison": [
            (_("Métier"), _("Boulangère, 6 ans (votre CV)"), _("Boulangère, 2 ans au moins")),
            (_("Trajet"), _("40 min au plus"), _("14 min en bus")),
            (_("Salaire"), "2 050 €", "2 150 €"),
        ],
        "message_at": samples.at(19, 11, 2),
        "answer_at": samples.at(19, 18, 47),
        "secret_at": samples.at(22, 16, 20),
    }


@open_to_everyone(reason=PUBLIC)
@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """All components, one after the other."""
    return render(request, "ui/design/patterns.html", _context())


@open_to_everyone(reason=PUBLIC)
@require_safe
def band(request: HttpRequest) -> HttpResponse:
    """The counsellor's layout: the human side as a band."""
    return render(request, "ui/design/desk.html", _context() | {"human": samples.staff_block()})


@open_to_everyone(reason=PUBLIC)
@require_safe
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One state of the human block, one broken page, the refusal, the kiosk, or the mirrored page."""
    context = _context()
    if name in STATES:
        return render(request, "ui/design/state.html", context | {"human": STATES[name](), "name": name})
    if name in BROKEN:
        return render(request, BROKEN[name], {"menu": context["menu"], "incident": "7G3K-M2QA"})
    if name == "refus":
        return refusal_page(
            request,
            Refusal(
                what=_("C’est non, pour l’instant."),
                why=_("Il manque 4 jours de travail."),
                now_what=_("Donnez-nous un contrat que nous ne connaissons pas, ou contestez."),
                status=200,
            ),
        )
    if name in {"question", "droite-a-gauche", "borne"}:
        extra = {"direction": "rtl"} if name == "droite-a-gauche" else {}
        template = {"question": "question", "droite-a-gauche": "state", "borne": "kiosk"}[name]
        return render(request, f"ui/design/{template}.html", context | extra | {"name": name})
    raise Http404("no such pattern")
