"""The gate as screens use it: a reader of staff says once why she opens a file, for one hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from visavis.foundation.clock import now as present
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import GoFirst
from visavis.foundation.trace.purpose import Purpose

KEPT = timedelta(hours=1)
ASKED = (
    Purpose.PREPARE_APPOINTMENT,
    Purpose.ANSWER_MESSAGE,
    Purpose.CHECK_RIGHTS,
    Purpose.ANSWER_CONTESTATION,
    Purpose.CALL_BACK,
    Purpose.HELP_AT_DESK,
    Purpose.FOLLOW_UP,
)


def say_purpose(request: HttpRequest, file_id: UUID, purpose: Purpose) -> None:
    """Remember in the session why this reader opens this file, until an hour from now."""
    said = request.session.get("purposes", {})
    said[str(file_id)] = [str(purpose), (present() + KEPT).isoformat()]
    request.session["purposes"] = said


def purpose_said(request: HttpRequest, file_id: UUID) -> Purpose:
    """The purpose said within the hour. Raises `GoFirst` to the page that asks for it."""
    actor: Actor = request.actor
    if actor.file_id == file_id:
        return Purpose.MANDATE if actor.mandate else Purpose.OWN_FILE
    purpose, until = request.session.get("purposes", {}).get(str(file_id), ("", ""))
    if not purpose or datetime.fromisoformat(until) < present():
        asked = reverse("dossier:purpose", args=[file_id])
        raise GoFirst(f"{asked}?{urlencode({'next': request.get_full_path()})}")
    return Purpose(purpose)


def channel_of(request: HttpRequest) -> Channel:
    """The door an act came in by: staff act for a person at the desk or, when they say so, by phone or paper."""
    actor: Actor = request.actor
    if not actor.is_staff:
        return Channel.WEB
    said = request.POST.get("channel") or request.session.get("channel") or Channel.DESK
    return Channel(said) if said in set(Channel) else Channel.DESK
