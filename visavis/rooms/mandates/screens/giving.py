"""From what was typed to the acts: whom to trust, then the mandate, then the yes. All in the request's transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.papers.door import receive
from visavis.foundation.requests.codes import read_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mandates import letters
from visavis.rooms.mandates.actions.consent import consent
from visavis.rooms.mandates.actions.give import give
from visavis.rooms.mandates.actions.welcome import Keys, welcome
from visavis.rooms.mandates.kinds import OF_STAFF, Way
from visavis.rooms.mandates.values import Terms, Yes


def helper_called(typed: str) -> UUID:
    """The account of the helper with this name to enter. Raises `Refusal`: no name of anybody is told."""
    word, code = typed.strip().lower(), read_code(typed)
    with acting_as(SERVICE):
        found = Account.objects.filter(
            login__in=[word, *([code.lower()] if code else [])], role=Role.HELPER, closed_at=None
        )
        known = found.order_by("id").values_list("id", flat=True).first()
    if known is None:
        raise Refusal(
            what=_("Le mandat n’est pas écrit."),
            why=_("Aucune personne qui aide n’entre avec ce nom."),
            now_what=_("Relisez-le sur son papier, ou venez avec elle au guichet."),
            field="login",
        )
    return known


def by_herself(said: dict[str, Any], *, file_id: UUID, now: datetime, by: Actor) -> None:
    """The person gives a mandate from her own space: writing it is her yes."""
    terms = Terms(
        account_id=helper_called(said["login"]), kind=said["kind"], families=tuple(said["families"]), days=said["days"]
    )  # fmt: skip
    mandate_id = give(file_id=file_id, terms=terms, now=now, by=by, channel=Channel.WEB)
    consent(mandate_id=mandate_id, yes=Yes(way=Way.SELF), now=now, by=by, channel=Channel.WEB)


def with_an_agent(
    said: dict[str, Any], *, file_id: UUID, now: datetime, by: Actor, channel: Channel
) -> Keys | None:
    """An agent writes it with the person; the keys of somebody new, to hand over on paper."""
    keys = _welcomed(said, now, by, channel)
    terms = Terms(
        account_id=keys.account_id if keys else _holder(said, by), kind=said["kind"],
        families=tuple(said["families"]), days=said["days"],
    )  # fmt: skip
    mandate_id = give(file_id=file_id, terms=terms, now=now, by=by, channel=channel)
    if said["way"] == Way.SMS:
        letters.ask_yes(mandate_id, now)
    elif said["way"] != Way.WITNESS:
        yes = Yes(
            way=said["way"], spoken=said["spoken"], paper_id=_kept(said["paper"], file_id, now, by, channel)
        )
        consent(mandate_id=mandate_id, yes=yes, now=now, by=by, channel=channel)
    return keys


def _welcomed(said: dict[str, Any], now: datetime, by: Actor, channel: Channel) -> Keys | None:
    if said["kind"] in OF_STAFF or said["login"]:
        return None
    return welcome(name=said["name"], now=now, by=by, channel=channel)


def _holder(said: dict[str, Any], by: Actor) -> UUID:
    if said["kind"] in OF_STAFF and by.account_id:
        return by.account_id
    return helper_called(said["login"])


def _kept(paper: Any, file_id: UUID, now: datetime, by: Actor, channel: Channel) -> UUID | None:
    """The photo of the paper, kept like every paper of the file."""
    if not paper:
        return None
    return receive(file_id=file_id, name=paper.name, content=paper, now=now, by=by, channel=channel).id
