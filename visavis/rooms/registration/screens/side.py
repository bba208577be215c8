"""Which side of the counter a registration is typed on: the same questions, other addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor, Channel, Role
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.dossier.door import enter, gate
from visavis.rooms.registration.queries import registration_ended
from visavis.rooms.registration.questions import FIRST, Question

CHANNELS = {"phone": Channel.PHONE, "paper": Channel.PAPER, "home": Channel.HOME}
_KEPT = "registering"


@dataclass(frozen=True, slots=True)
class Side:
    """Who types, for which file (None: nothing is kept yet), through which door."""

    by: Actor
    file_id: UUID | None
    channel: Channel

    @property
    def desk(self) -> bool:
        return self.by.is_staff

    @property
    def layout(self) -> str:
        return "ui/page_band.html" if self.desk else "ui/page.html"

    @property
    def helped(self) -> bool:
        """Somebody from outside writes for the person, under a mandate."""
        return self.by.role == Role.HELPER

    @property
    def for_another(self) -> bool:
        """Is the person somebody else than who types?"""
        return self.desk or self.helped

    def of(self, file_id: UUID) -> Side:
        """The same side, once the file is open."""
        return replace(self, file_id=file_id)

    def url(self, page: str) -> str:
        """The address of a page of this side: start, review, done, card_seen, paper."""
        if self.helped and page == "start":
            return reverse("mandates:home")
        if not self.desk or page == "paper":
            return reverse(f"registration:{page}")
        return reverse(f"registration:desk_{page}", args=[] if page == "start" else [self.file_id])

    def question_url(self, question: Question) -> str:
        """The address of a question."""
        if not self.desk:
            return reverse("registration:question", args=[question.slug])
        if self.file_id is None:
            return reverse("registration:desk_first")
        return reverse("registration:desk_question", args=[self.file_id, question.slug])


def own_side(request: HttpRequest) -> Side:
    """The person's side: her file is the one her browser opened or came back to."""
    by: Actor = request.actor
    if by.file_id:
        enter(
            file_id=by.file_id,
            what="registration",
            purpose=Purpose.MANDATE if by.mandate else Purpose.OWN_FILE,
            now=now(),
            by=by,
            channel=Channel.WEB,
        )
    return Side(by, by.file_id, Channel.WEB)


def desk_side(request: HttpRequest, file_id: UUID | None = None) -> Side:
    """The counsellor's side. The channel said when she began is kept for this file."""
    by: Actor = request.actor
    said = request.session.get(_KEPT, {}).get(str(file_id)) or request.GET.get("par", "")
    channel = CHANNELS.get(said, Channel.DESK)
    if file_id and registration_ended(file_id):
        file_id = gate(request, file_id, "registration")
    elif file_id:
        file_id = enter(
            file_id=file_id, what="registration", purpose=Purpose.REGISTER, now=now(), by=by, channel=channel
        )
    return Side(by, file_id, channel)


def remember_channel(request: HttpRequest, side: Side) -> None:
    """Keep how the person speaks to us (desk, phone, paper) until her registration ends."""
    kept = request.session.get(_KEPT, {})
    request.session[_KEPT] = {**kept, str(side.file_id): str(side.channel)}


def first_url(side: Side) -> str:
    """Where the questions begin."""
    return side.question_url(FIRST)
