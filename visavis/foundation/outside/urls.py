from django.urls import path

from visavis.foundation.outside import incoming, screens

app_name = "outside"
urlpatterns = [
    path("", screens.parcels, name="outbox"),
    path("telephone/", incoming.telephone, name="telephone"),
    path("sms-recus/", incoming.incoming, name="incoming"),
    path("<uuid:item>/", screens.parcel, name="parcel"),
    path("<uuid:item>/piece", screens.attachment, name="attachment"),
]
