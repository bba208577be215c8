"""Note the street of a member of staff, with her: a keyed mark is kept, the address is not."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.vigilance.facts import StreetNoted
from visavis.rooms.vigilance.models import Street
from visavis.rooms.vigilance.neighbours import mark_of
from visavis.rooms.vigilance.permissions import may_note_street
from visavis.rooms.vigilance.staff import staff_called


def note_street(*, login: str, address: str, now: datetime, by: Actor, channel: Channel) -> UUID:
    """Keep the mark of the street in `address` for the account `login`; a later one replaces it.

    Raises `Refusal` when the address names no street with its postcode, or the account is not hers to note.
    """
    what = _("La rue n’est pas notée.")
    account = staff_called(login)
    if refused := may_note_street(by, account):
        raise Refusal(what=what, why=refused, field="login")
    assert account is not None
    assert by.account_id is not None
    mark = mark_of(address)
    if not mark:
        why = _("Écrivez la rue, puis le code postal, comme sur une enveloppe.")
        raise Refusal(what=what, why=why, field="address")
    with acting_as(SERVICE):
        Street.objects.update_or_create(
            account_id=account.id, defaults={"mark": mark, "noted_at": now, "noted_by": by.account_id}
        )
    about = header(now=now, by=by, channel=channel, file_id=None, agency_id=account.agency_id)
    publish(StreetNoted(**about, account_id=account.id))
    return account.id
