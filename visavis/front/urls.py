"""The address book of the service: one line per home or room."""

from __future__ import annotations

from django.urls import include, path

from visavis.front.api import api
from visavis.front.counsellor import screens as counsellor
from visavis.front.finding import screens as finding
from visavis.front.jobseeker import screens as jobseeker
from visavis.front.manager import screens as manager
from visavis.front.mediator import screens as mediator
from visavis.front.portable import screens as portable
from visavis.front.public import screens as public

urlpatterns = [
    path("", public.home, name="home"),
    path("chercher/", finding.seek, name="seek"),
    path("mots/", finding.words, name="words"),
    path("schemas/dossier-1.json", portable.published, name="file_schema"),
    path("api/1/", include((api.addresses, "api"))),
    path("mon-espace/", jobseeker.home, name="jobseeker"),
    path("bureau/", counsellor.home, name="counsellor"),
    path("pilotage/", manager.home, name="manager"),
    path("mediation/saisines/", mediator.home, name="mediator"),
    path("", include("visavis.foundation.identity.urls")),
    path("", include("visavis.foundation.ui.urls")),
    path("", include("visavis.foundation.live.urls")),
    path("mon-espace/courriers/", include("visavis.foundation.letters.urls")),
    path("mon-espace/papiers/", include("visavis.foundation.papers.urls")),
    path("boite-de-depart/", include("visavis.foundation.outside.urls")),
    path("", include("visavis.rooms.dossier.urls")),
    path("", include("visavis.rooms.vigilance.urls")),
    path("", include("visavis.rooms.mandates.urls")),
    path("", include("visavis.rooms.sharing.urls")),
    path("", include("visavis.rooms.knowledge.urls")),
    path("", include("visavis.rooms.registration.urls")),
    path("", include("visavis.rooms.attestations.urls")),
    path("", include("visavis.rooms.rights.urls")),
    path("", include("visavis.rooms.declarations.urls")),
    path("", include("visavis.rooms.messaging.urls")),
    path("", include("visavis.rooms.offers.urls")),
    path("", include("visavis.rooms.reference.urls")),
    path("", include("visavis.rooms.appointments.urls")),
    path("", include("visavis.rooms.reception.urls")),
    path("", include("visavis.rooms.contestation.urls")),
    path("", include("visavis.rooms.mediation.urls")),
    path("", include("visavis.rooms.rectification.urls")),
    path("", include("visavis.rooms.observatory.urls")),
    path("", include("visavis.rooms.register.urls")),
    path("compte/", include("visavis.foundation.identity.staff_urls")),
]

handler400 = "visavis.foundation.requests.failures.bad_request"
handler403 = "visavis.foundation.requests.failures.forbidden"
handler404 = "visavis.foundation.requests.failures.not_found"
handler500 = "visavis.foundation.requests.failures.broken"
