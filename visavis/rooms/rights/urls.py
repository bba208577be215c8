from django.urls import path

from visavis.rooms.rights.screens import counsellor, jobseeker, keeping, papers, public, tools

app_name = "rights"
urlpatterns = [
    path("droits/", public.simulate, name="simulate"),
    path("droits/contrats/", public.contracts, name="contracts"),
    path("droits/contrats/<int:number>/", public.contract, name="contract"),
    path("droits/contrats/<int:number>/retirer/", public.drop, name="drop"),
    path("droits/autour/", public.around, name="around"),
    path("droits/resultat/", public.result, name="result"),
    path("droits/effacer/", public.forget, name="forget"),
    path("droits/etapes/", tools.steps, name="trial_steps"),
    path("droits/lettre/", tools.letter, name="letter"),
    path("droits/emploi/", tools.job, name="job"),
    path("droits/fiches/", tools.papers, name="papers"),
    path("droits/creation/", tools.business, name="business"),
    path("droits/ancien-droit/", tools.old_or_new, name="option"),
    path("droits/aides/<slug:aid>/", tools.aid, name="aid"),
    path("droits/droits.pdf", tools.as_pdf, name="as_pdf"),
    path("droits/droits.json", tools.as_json, name="trial_json"),
    path("mon-espace/droits/", jobseeker.rights, name="own"),
    path("mon-espace/droits/etapes/", jobseeker.steps, name="steps"),
    path("mon-espace/droits/calculer/", jobseeker.ask, name="ask"),
    path("mon-espace/droits/fiches/", papers.own, name="own_papers"),
    path("mon-espace/droits/garder/", keeping.keep, name="keep"),
    path("mon-espace/droits/<uuid:computation_id>.json", jobseeker.as_json, name="as_json"),
    path("mon-espace/droits/calculs/<uuid:computation_id>/", keeping.kept, name="kept"),
    path("mon-espace/droits/calculs/<uuid:computation_id>/figer/", keeping.freezing_own, name="freeze"),
    path("mon-espace/droits/calculs/<uuid:computation_id>/decision/", keeping.decision, name="decision"),
    path("bureau/ligne/", keeping.line, name="line"),
    path("bureau/dossiers/<uuid:file_id>/droits/", counsellor.rights, name="of_person"),
    path("bureau/dossiers/<uuid:file_id>/droits/etapes/", counsellor.steps, name="steps_of"),
    path("bureau/dossiers/<uuid:file_id>/droits/fiches/", papers.of_person, name="papers_of"),
    path("bureau/dossiers/<uuid:file_id>/droits/calculer/", counsellor.ask, name="ask_for"),
    path(
        "bureau/dossiers/<uuid:file_id>/droits/calculs/<uuid:computation_id>/",
        keeping.kept_of,
        name="kept_of",
    ),
    path(
        "bureau/dossiers/<uuid:file_id>/droits/calculs/<uuid:computation_id>/figer/",
        keeping.freezing_for,
        name="freeze_for",
    ),
    path(
        "bureau/dossiers/<uuid:file_id>/droits/calculs/<uuid:computation_id>/decision/",
        keeping.decision_for,
        name="decision_for",
    ),
]
