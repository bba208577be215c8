"""An act is done under a mandate: it is counted with its time, or it is not done.

Called for every fact, in the transaction of the act (`front/wiring.py`): no screen can forget it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import Fact
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mandates.families import family_of
from visavis.rooms.mandates.kinds import Kind
from visavis.rooms.mandates.models import Mandate, Opening, Use

# A human is one step away whatever the mandate says: asking to be called back is open under each of them.
ALWAYS = frozenset({"reception.CallBackAsked"})
PAUSE = timedelta(minutes=60)
_KIND = {Channel.DESK: Kind.DESK, Channel.PAPER: Kind.DESK, Channel.PHONE: Kind.PHONE}


def use(fact: Fact) -> str:
    """Count one act done under a mandate; the number of the mandate, '' when there is none.

    A helper without a mandate that holds and names this family of acts is refused, and the act undone.
    """
    if fact.person is None or fact.name.startswith("mandates."):
        return ""
    family = family_of(fact.name)
    found = _of_helper(fact, family) if fact.by.role == Role.HELPER else _of_agent(fact, family)
    if found is None or family is None or fact.by.account_id is None:
        return ""
    Use.objects.create(
        mandate_id=found.id, file_id=fact.person, account_id=fact.by.account_id, fact_id=fact.id, fact=fact.name,
        family=family, at=fact.at, minutes=_measured(found.id, fact.by.account_id, fact.at),
    )  # fmt: skip
    return found.number


def _of_helper(fact: Fact, family: str | None) -> Mandate:
    """The mandate a helper acts under. Raises `Refusal` when none lets her do this."""
    if fact.by.mandate and fact.by.account_id:
        rows = Mandate.objects.filter(
            Mandate.said_yes(), id=fact.by.mandate.id, account_id=fact.by.account_id, until_at__gt=fact.at
        ).filter(file_id__of=fact.person)
        if fact.name not in ALWAYS:
            rows = rows.filter(families__contains=[family or ""])
        if found := rows.first():
            return found
    raise Refusal(
        what=_("Rien n’est fait."),
        why=_("Aucun mandat ne vous permet cet acte pour cette personne."),
        now_what=_("Demandez-lui un mandat qui le nomme, ou venez ensemble au guichet."),
        status=404,
    )


def _of_agent(fact: Fact, family: str | None) -> Mandate | None:
    """The mandate an agent holds for what she does at the desk or by phone; None when she holds none."""
    kind = _KIND.get(fact.channel) if fact.by.is_staff and family else None
    if kind is None or fact.by.account_id is None:
        return None
    rows = Mandate.objects.filter(Mandate.said_yes(), account_id=fact.by.account_id, kind=kind)
    rows = rows.filter(file_id__of=fact.person, until_at__gt=fact.at, families__contains=[family])
    return rows.order_by("-id").first()


def _measured(mandate_id: UUID, account_id: UUID, at: datetime) -> int | None:
    """Minutes since the file was opened or the act before, rounded up; None when neither was in the last hour."""
    opened = Opening.objects.filter(mandate_id=mandate_id, account_id=account_id, at__lte=at)
    before = Use.objects.filter(mandate_id=mandate_id, account_id=account_id, at__lte=at)
    moments = [rows.order_by("-at").values_list("at", flat=True).first() for rows in (opened, before)]
    known = [moment for moment in moments if moment and at - moment <= PAUSE]
    return max(1, ceil((at - max(known)).total_seconds() / 60)) if known else None
