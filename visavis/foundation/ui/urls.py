from django.urls import path

from visavis.foundation.ui import design, views

app_name = "ui"
urlpatterns = [
    path("feuille/<str:name>", views.sheet, name="sheet"),
    path("affichage/<slug:name>/<slug:state>", views.preference, name="preference"),
    path("langue/<slug:code>", views.language, name="language"),
    path("veilleur.js", views.worker, name="worker"),
    path("hors-ligne", views.offline, name="offline"),
    path("accessibilite", views.accessibility, name="accessibility"),
    path("design", design.patterns, name="design"),
    path("design/bande", design.band, name="design_band"),
    path("design/<slug:name>", design.one, name="design_one"),
]
