"""Only the pages that papers need, for the tests of this folder."""

from django.urls import include, path

urlpatterns = [
    path("papiers/", include("visavis.foundation.papers.urls")),
    path("compte/", include("visavis.foundation.identity.urls")),
    path("", include("visavis.foundation.ui.urls")),
]
handler404 = "visavis.foundation.requests.failures.not_found"
