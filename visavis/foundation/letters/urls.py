from django.urls import path

from visavis.foundation.letters import screens

app_name = "letters"
urlpatterns = [
    path("", screens.mine, name="mine"),
    path("<uuid:letter>/", screens.one, name="one"),
    path("<uuid:letter>/courrier.pdf", screens.sheet, name="sheet"),
]
