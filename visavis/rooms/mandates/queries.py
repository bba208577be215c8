"""What is known of mandates: read-only values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Sum
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Standing
from visavis.foundation.identity.names import names_of
from visavis.foundation.requests.codes import show_code
from visavis.rooms.dossier.door import resolve
from visavis.rooms.mandates.families import FAMILIES
from visavis.rooms.mandates.kinds import OF_STAFF
from visavis.rooms.mandates.models import Mandate, Use
from visavis.rooms.mandates.values import Held, Help, held

PAGE = 20
_WHOLE = ("consent", "ending")


def of_file(file_id: UUID, now: datetime, *, before: UUID | None = None, most: int = PAGE) -> Sequence[Held]:
    """The mandates of a person, latest first; `before` is the last id already shown."""
    rows = Mandate.objects.filter(file_id__of=file_id).select_related(*_WHOLE).order_by("-id")
    return _held((rows.filter(id__lt=before) if before else rows)[:most], now)


def of_helper(account_id: UUID, now: datetime, *, after: UUID | None = None) -> Sequence[Held]:
    """The people who gave this helper a mandate that holds now, the oldest first."""
    rows = Mandate.objects.filter(Mandate.said_yes(), account_id=account_id, until_at__gt=now)
    rows = rows.select_related(*_WHOLE).order_by("id")
    return _held((rows.filter(id__gt=after) if after else rows)[:PAGE], now)


def one(mandate_id: UUID, now: datetime) -> Held | None:
    """One mandate; None when it is not there, or not for this reader."""
    rows = Mandate.objects.filter(id=mandate_id).select_related(*_WHOLE)
    return next(iter(_held(rows, now)), None)


def helpers_of(file_id: UUID) -> frozenset[UUID]:
    """The accounts, agents' left out, that hold or held a mandate of this person."""
    rows = Mandate.objects.filter(file_id__of=file_id).exclude(kind__in=OF_STAFF)
    return frozenset(rows.order_by().values_list("account_id", flat=True))


def to_witness(by: Actor, now: datetime) -> Sequence[Held]:
    """Mandates of this agent's people that wait for a second agent: asked by a colleague, not by herself."""
    rows = Mandate.objects.filter(consent=None, ending=None, until_at__gt=now, asked_by__isnull=False)
    rows = rows.exclude(asked_by=by.account_id).exclude(account_id=by.account_id)
    return _held(rows.select_related(*_WHOLE).order_by("id")[:PAGE], now)


def _held(rows: object, now: datetime) -> list[Held]:
    found = list(rows)
    names = names_of(row.account_id for row in found)
    return [held(row, names.get(row.account_id) or str(_("une personne")), now) for row in found]


def standing(helper: Actor, mandate_id: UUID, now: datetime) -> Actor | None:
    """The helper with the file of this mandate open; None when the mandate is not hers or holds no more."""
    rows = Mandate.objects.filter(Mandate.said_yes(), id=mandate_id, account_id=helper.account_id)
    row = rows.filter(until_at__gt=now).first()
    if row is None:
        return None
    return helper.under(Standing(row.id, row.number, frozenset(row.families)), resolve(row.file_id))


def helps(uses: object) -> list[Help]:
    """Acts of help in words."""
    found = list(uses)
    names = names_of(row.account_id for row in found)
    return [
        Help(
            row.id, row.at, str(FAMILIES[row.family].words), row.family, row.minutes,
            show_code(row.mandate.number), names.get(row.account_id, ""),
        )
        for row in found
    ]  # fmt: skip


def help_under(mandate_id: UUID, *, before: UUID | None = None) -> list[Help]:
    """What was done under one mandate, latest first."""
    rows = Use.objects.filter(mandate_id=mandate_id).select_related("mandate").order_by("-id")
    return helps((rows.filter(id__lt=before) if before else rows)[:PAGE])


def all_help_under(mandate_id: UUID) -> list[Help]:
    """Everything done under one mandate, latest first."""
    return helps(Use.objects.filter(mandate_id=mandate_id).select_related("mandate").order_by("-id"))


def minutes_since(account_id: UUID, since: datetime) -> int:
    """How many minutes this helper has helped since then, everybody taken together."""
    rows = Use.objects.filter(account_id=account_id, at__gte=since)
    return rows.aggregate(all=Sum("minutes"))["all"] or 0


def help_given(since: datetime, until: datetime) -> tuple[int, int, int]:
    """Acts, minutes and people helped in a span of time, the country over: sums, and no row."""
    with connection.cursor() as cursor:
        cursor.execute("select acts, minutes, people from visavis_help_given(%s, %s)", [since, until])
        return tuple(cursor.fetchone())


def notes(facts: Sequence[UUID]) -> dict[UUID, str]:
    """Of these facts, those done under a mandate: by whom and under which, for the person's own timeline."""
    rows = list(Use.objects.filter(fact_id__in=facts).select_related("mandate").order_by("id"))
    names = names_of(row.account_id for row in rows)
    said = _("fait par %(name)s pour vous, mandat n° %(number)s")
    return {
        row.fact_id: said
        % {"name": names.get(row.account_id) or _("une personne"), "number": show_code(row.mandate.number)}
        for row in rows
    }
