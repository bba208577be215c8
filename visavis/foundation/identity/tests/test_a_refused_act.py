"""A refused act leaves nothing behind, but what must be known although nothing happened."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.models import WrongTries
from visavis.foundation.requests.refusal import Refusal

pytestmark = pytest.mark.django_db


def write(mark: str) -> None:
    with acting_as(SERVICE):
        WrongTries.objects.create(mark=mark, since=now(), count=1)


@open_to_everyone(reason="a test")
def refused(request: HttpRequest) -> HttpResponse:
    write("during")
    raise Refusal("Non.", "Parce que.", status=409, afterwards=lambda: write("after"))


@open_to_everyone(reason="a test")
def done(request: HttpRequest) -> HttpResponse:
    write("done")
    return HttpResponse("ok")


urlpatterns = [path("refused/", refused), path("done/", done)]


@pytest.fixture
def answers(client, settings, monkeypatch):
    monkeypatch.setattr(
        "visavis.foundation.requests.refusal.page",
        lambda request, refusal: HttpResponse(status=refusal.status),
    )
    settings.ROOT_URLCONF = __name__
    return client


def kept() -> set[str]:
    with acting_as(SERVICE):
        return set(WrongTries.objects.values_list("mark", flat=True))


def test_an_act_refused_after_it_began_to_write_is_undone_and_what_must_be_known_is_kept(answers):
    assert answers.get("/refused/").status_code == 409
    assert kept() == {"after"}


def test_an_act_that_is_not_refused_is_kept(answers):
    assert answers.get("/done/").status_code == 200
    assert kept() == {"done"}
