from django.urls import path

from visavis.rooms.mediation.screens import desk, jobseeker, mediator, public, replying

app_name = "mediation"
urlpatterns = [
    path("mediation/", public.how, name="how"),
    path("mediation/rapport/", public.report, name="report"),
    path("mediation/papier/", public.sheet, name="sheet"),
    path("mon-espace/mediation/", jobseeker.mine, name="mine"),
    path("mon-espace/mediation/saisir/", jobseeker.referring, name="refer"),
    path("mon-espace/mediation/<uuid:referral_id>/retirer/", jobseeker.withdrawing, name="withdraw"),
    path("bureau/dossiers/<uuid:file_id>/mediation/", desk.keyed, name="refer_for"),
    path("pilotage/recommandations/", replying.owed, name="owed"),
    path("pilotage/recommandations/<uuid:recommendation_id>/", replying.one, name="reply"),
    path("mediation/saisines/<uuid:referral_id>/", mediator.one, name="one"),
    path("mediation/saisines/<uuid:referral_id>/prendre/", mediator.taking, name="take"),
    path("mediation/saisines/<uuid:referral_id>/decider/", mediator.judging, name="judge"),
    path("mediation/saisines/<uuid:referral_id>/recommander/", mediator.recommending, name="recommend"),
    path("mediation/saisines/<uuid:referral_id>/conclure/", mediator.concluding, name="conclude"),
    path("mediation/saisines/<uuid:referral_id>/dossier/", mediator.file, name="file"),
    path("mediation/recommandations/", mediator.recommended, name="recommended"),
    path("mediation/recommandations/generale/", mediator.advising, name="advise"),
]
