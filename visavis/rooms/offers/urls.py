from django.urls import path

from visavis.rooms.offers.screens import counsellor, employer, jobseeker

app_name = "offers"
urlpatterns = [
    path("offres/", jobseeker.search, name="search"),
    path("offres/ecartees/", jobseeker.held, name="held"),
    path("offres/<uuid:offer_id>/", jobseeker.offer, name="offer"),
    path("offres/<uuid:offer_id>/place/", jobseeker.place, name="place"),
    path("offres/<uuid:offer_id>/signaler/", jobseeker.report, name="report"),
    path("bureau/offres/", counsellor.queue, name="queue"),
    path("bureau/offres/<uuid:review_id>/", counsellor.review, name="review"),
    path("employeur/", employer.home, name="own"),
    path("employeur/offres/deposer/", employer.deposit, name="deposit"),
    path("employeur/offres/<uuid:offer_id>/", employer.offer, name="own_offer"),
    path("employeur/offres/<uuid:offer_id>/relecture/", employer.ask, name="ask"),
    path("employeur/offres/<uuid:offer_id>/retirer/", employer.close, name="close"),
]
