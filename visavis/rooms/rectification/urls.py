from django.urls import path

from visavis.rooms.rectification.screens import counsellor, jobseeker, recipient

app_name = "rectification"
urlpatterns = [
    path("mon-espace/corrections/", jobseeker.mine, name="mine"),
    path("mon-espace/corrections/demander/", jobseeker.new, name="new"),
    path("mon-espace/corrections/papier/", jobseeker.paper, name="paper"),
    path("bureau/dossiers/<uuid:file_id>/corriger/", counsellor.new, name="new_for"),
    path("bureau/corrections/<uuid:correction_id>/", counsellor.decide, name="decide"),
    path("corrections-recues/", recipient.told, name="told"),
]
