"""Only the pages that letters need, for the tests of this folder."""

from django.urls import include, path

urlpatterns = [
    path("courriers/", include("visavis.foundation.letters.urls")),
    path("sorties/", include("visavis.foundation.outside.urls")),
    path("compte/", include("visavis.foundation.identity.urls")),
    path("", include("visavis.foundation.ui.urls")),
]
handler404 = "visavis.foundation.requests.failures.not_found"
