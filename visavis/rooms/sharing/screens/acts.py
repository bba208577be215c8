"""What the person's pages and the desk's do alike: from a valid form to the act."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404

from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.codes import read_code
from visavis.rooms.dossier.door import resolve
from visavis.rooms.sharing.actions.agree import agree
from visavis.rooms.sharing.actions.end import end
from visavis.rooms.sharing.models import Agreement
from visavis.rooms.sharing.values import Share

NOBODY = UUID(int=0)


def partner_called(typed: str) -> UUID:
    """The account of whoever enters with this name; nobody's when there is none, which the act refuses."""
    word, code = typed.strip().lower(), read_code(typed)
    with acting_as(SERVICE):
        found = Account.objects.filter(login__in=[word, *([code.lower()] if code else [])], closed_at=None)
        return found.order_by("id").values_list("id", flat=True).first() or NOBODY


def share(said: dict[str, Any], *, file_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Agree as the form says."""
    wanted = Share(
        account_id=partner_called(said["login"]),
        parts=tuple(said["parts"]),
        days=said["days"],
        why=said["why"],
    )
    agree(file_id=file_id, share=wanted, now=now, by=by, channel=channel)


def end_of(file_id: UUID, agreement_id: UUID, *, now: datetime, by: Actor, channel: Channel) -> None:
    """End an agreement of this file; one of another file does not exist here."""
    found = Agreement.objects.filter(id=agreement_id).first()
    if found is None or resolve(found.file_id) != file_id:
        raise Http404("agreement")
    end(agreement_id=agreement_id, now=now, by=by, channel=channel)
