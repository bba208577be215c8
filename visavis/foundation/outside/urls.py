from django.urls import path

from visavis.foundation.outside import screens

app_name = "outside"
urlpatterns = [
    path("", screens.parcels, name="outbox"),
    path("<uuid:item>/", screens.parcel, name="parcel"),
    path("<uuid:item>/piece", screens.attachment, name="attachment"),
]
