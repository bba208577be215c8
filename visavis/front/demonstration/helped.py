"""Two people who help, and whom they help: a guardian by a judgement, an association by mandate. All invented."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from visavis.foundation.clock import now as present
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import Actor, Channel, Role, acting_as
from visavis.foundation.papers.door import receive
from visavis.front.demonstration.seats import actor
from visavis.front.demonstration.story import Staff
from visavis.rooms.appointments import door as appointments
from visavis.rooms.mandates import door as mandates
from visavis.rooms.messaging import door as messaging

HELPERS = (
    Staff(
        "paule",
        "Paule Ferrand, tutrice",
        "helper",
        _("Tutrice de Suzanne par décision du juge ; Suzanne garde son propre accès, entier."),
    ),
    Staff(
        "samira",
        "Samira Benali, association Le Pas de porte",
        "helper",
        _("Écrit et prend rendez-vous pour Rosa, avec son mandat ; celui de Hugo a duré un jour."),
    ),
)
SAMIRA_WRITES = "Rosa est près de moi. Elle demande si son ancien employeur a répondu."
# The smallest true picture: one white point, where a photograph of the judgement would be.
PHOTOGRAPH = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def welcome_helpers() -> None:
    """Their accounts; in the demonstration a chair is taken without password or card."""
    for each in HELPERS:
        open_account(login=each.login, role=Role.HELPER, public_name=each.name, now=present())


def help_them() -> None:
    """Suzanne's guardian books a meeting; Samira writes for Rosa; a mandate of one day is long over."""
    suzanne, rosa, hugo = actor("suzanne"), actor("rosa"), actor("hugo")
    _guard(suzanne.file_id)
    _write_for(rosa.file_id)
    _once_for(hugo)


def _none_yet(file_id: UUID | None, by: Actor) -> bool:
    with acting_as(by):
        return file_id is not None and not mandates.of_file(file_id, present())


def _guard(file_id: UUID | None) -> None:
    """The judgement is photographed at the desk; then the guardian takes the first meeting on site that suits."""
    karim, paule = actor("karim"), actor("paule")
    if file_id is None or not _none_yet(file_id, karim):
        return
    at = present() - timedelta(days=12)
    with acting_as(karim):
        paper = receive(
            file_id=file_id, name="jugement.png", content=BytesIO(PHOTOGRAPH), now=at, by=karim,
            channel=Channel.DESK,
        )  # fmt: skip
        given = _written(file_id, paule, "guardian", tuple(mandates.FAMILIES), 365, at, karim)
        yes = mandates.Yes(way="judgement", paper_id=paper.id)
        mandates.consent(mandate_id=given, yes=yes, now=at, by=karim, channel=Channel.DESK)
    stands, at = _opened(paule, given, present() - timedelta(hours=3))
    with acting_as(stands):
        free = appointments.free_slots(karim.agency_id, present(), counsellor_id=karim.account_id, most=40)
        if free:
            appointments.book(
                file_id=file_id, slot_id=free[-1].id, now=at, by=stands, channel=Channel.WEB, motive="project", needs=()
            )  # fmt: skip


def _write_for(file_id: UUID | None) -> None:
    """Rosa says yes at the desk, before two agents; Samira writes to her counsellor."""
    ines, karim, samira = actor("ines"), actor("karim"), actor("samira")
    if file_id is None or not _none_yet(file_id, ines):
        return
    at = present() - timedelta(days=4)
    with acting_as(ines):
        given = _written(file_id, samira, "association", ("appointments", "messages"), 182, at, ines)
    with acting_as(karim):
        mandates.consent(
            mandate_id=given, yes=mandates.Yes(way="witness"), now=at, by=karim, channel=Channel.DESK
        )
    stands, at = _opened(samira, given, present() - timedelta(hours=2))
    with acting_as(stands):
        messaging.write(
            file_id=file_id, text=SAMIRA_WRITES, from_person=True, now=at, by=stands, channel=Channel.WEB
        )


def _once_for(hugo: Actor) -> None:
    """A mandate of one day, a week ago: its date ended it."""
    if hugo.file_id is None or not _none_yet(hugo.file_id, hugo):
        return
    at = present() - timedelta(days=7)
    with acting_as(hugo):
        terms = mandates.Terms(
            account_id=actor("samira").account_id, kind="association", families=("messages",)
        )
        given = mandates.give(file_id=hugo.file_id, terms=terms, now=at, by=hugo, channel=Channel.WEB)
        mandates.consent(mandate_id=given, yes=mandates.Yes(way="self"), now=at, by=hugo, channel=Channel.WEB)


def _written(
    file_id: UUID, helper: Actor, kind: str, families: tuple[str, ...], days: int, at: datetime, by: Actor
) -> UUID:
    assert helper.account_id is not None
    terms = mandates.Terms(account_id=helper.account_id, kind=kind, families=families, days=days)
    return mandates.give(file_id=file_id, terms=terms, now=at, by=by, channel=Channel.DESK)


def _opened(helper: Actor, mandate_id: UUID, at: datetime) -> tuple[Actor, datetime]:
    """The helper with the file open, and the moment twelve minutes later at which she acts."""
    with acting_as(helper):
        mandates.open_under(mandate_id=mandate_id, now=at, by=helper, channel=Channel.WEB)
        stands = mandates.standing(helper, mandate_id, present())
    assert stands is not None
    return stands, at + timedelta(minutes=12)
