from django.urls import path

from visavis.foundation.papers import screens

app_name = "papers"
urlpatterns = [
    path("", screens.mine, name="mine"),
    path("<uuid:paper>/", screens.one, name="one"),
    path("<uuid:paper>/copie", screens.content, name="content"),
]
