"""Text messages that come in: the gateway brings them to one address, with a secret; without it nothing comes in.

Without a secret (`VISAVIS_SMS_SECRET`) the port is its null twin: the address does not exist, and in a demonstration
a page takes its place, where the words of a telephone are typed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.identity.actor import VISITOR, Channel
from visavis.foundation.outside.forms import HeardForm
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.once import said_by_a_machine


def _nobody(**message: object) -> bool:
    """Until a room says who hears, a message does nothing."""
    return False


_listener: Callable[..., bool] = _nobody


def set_listener(listener: Callable[..., bool]) -> None:
    """Say who hears: `listener(number=, text=, reference=, now=, by=, channel=)` is true when it did something."""
    global _listener
    _listener = listener


def _heard(number: str, text: str, reference: str) -> bool:
    return _listener(
        number=number, text=text, reference=reference, now=now(), by=VISITOR, channel=Channel.SMS
    )


@csrf_exempt
@said_by_a_machine
@require_POST
@open_to_everyone(reason="the gateway of text messages, which shows its secret")
def incoming(request: HttpRequest) -> HttpResponse:
    """`{"from", "text", "reference"}` as JSON, `Authorization: Bearer <secret>`; the same message twice acts once.

    In clear it is refused, not led to the protected address: a gateway that shows its secret in clear must be noticed.
    """
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        return JsonResponse({"taken": False}, status=403)
    secret = settings.SMS_SECRET
    shown = request.headers.get("Authorization", "")
    if not secret or not constant_time_compare(shown, f"Bearer {secret}"):
        raise Http404("incoming")
    said = _read(request.body)
    if said is None:
        return JsonResponse({"taken": False}, status=400)
    return JsonResponse({"taken": True, "done": _heard(said["from"], said["text"], said["reference"])})


def _read(body: bytes) -> dict[str, str] | None:
    """The three words of a message; None when one is missing."""
    try:
        said: Any = json.loads(body)
    except (ValueError, RecursionError):  # no JSON, or lists within lists without end
        return None
    if not isinstance(said, dict):
        return None
    wanted = {name: said.get(name) for name in ("from", "text", "reference")}
    fits = all(isinstance(word, str) and 0 < len(word) <= 1000 for word in wanted.values())
    return wanted if fits else None


@open_to_everyone(reason="demonstration only: the telephone of an invented person; a 404 elsewhere")
def telephone(request: HttpRequest) -> HttpResponse:
    """The telephone of the demonstration: from which number, which words, and whether something was done."""
    if not settings.DEMO:
        raise Http404("telephone")
    form, done = HeardForm(request.POST or None), None
    if form.is_valid():
        done = _heard(form.cleaned_data["number"], form.cleaned_data["text"], str(uuid7()))
    context = {"form": form, "done": done}
    return render(request, "outside/telephone.html", context, status=422 if form.errors else 200)
