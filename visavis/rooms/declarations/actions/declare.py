"""Say what a month was: work, hours, pay, still looking. Said again otherwise, it is a correction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from visavis.foundation.database.in_line import stand_in_line
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.declarations import queries
from visavis.rooms.declarations.checks import problems, too_early
from visavis.rooms.declarations.facts import MonthCorrected, MonthDeclared
from visavis.rooms.declarations.models import Declaration, Line
from visavis.rooms.declarations.permissions import may_declare
from visavis.rooms.declarations.values import Declared, JobDone, totals_of
from visavis.rooms.dossier.door import agency_id_of


@transaction.atomic
def declare(
    *,
    file_id: UUID,
    month: date,
    looking: bool,
    jobs: Sequence[JobDone],
    now: datetime,
    by: Actor,
    channel: Channel,
) -> UUID:
    """Tell the month that begins on `month`, in time or late. Said again the same, it changes nothing.

    Said otherwise, it replaces what was told, which stays readable. Returns the declaration's id. Raises `Refusal`.
    """
    jobs = [JobDone(" ".join(job.employer.split()), round(job.hours, 2), job.gross) for job in jobs]
    _refuse(file_id, month, jobs, now, by)
    stand_in_line("declaration", file_id, month)  # the second of two sayings sees the first
    former = queries.current(file_id, month)
    if former and former.says(looking, jobs):
        return former.id
    if former is None:
        _refuse_before_registration(file_id, month)
    else:
        _end(former, by, now)
    head = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    row = Declaration.objects.create(
        id=head["id"], file_id=file_id, month=month, looking=looking, told_at=now, account_id=by.account_id,
        role=by.role, channel=channel,
    )  # fmt: skip
    Line.objects.bulk_create(_lines(row, jobs))
    total = totals_of(jobs)
    publish(
        (MonthCorrected if former else MonthDeclared)(
            **head, month=month, hours=total.hours, gross_cents=total.gross.cents, employers=total.employers,
            looking=looking,
        )
    )  # fmt: skip
    return row.id


def _refuse(file_id: UUID, month: date, jobs: Sequence[JobDone], now: datetime, by: Actor) -> None:
    if reason := may_declare(by, file_id):
        raise Refusal(_not_kept(), reason, status=403)
    if month.day != 1:
        raise ValueError(f"a month is told by its first day, not {month}")
    if reason := too_early(month, queries.today_for(file_id, now)):
        raise Refusal(_not_kept(), reason, _("Rien n’est perdu : revenez ce jour-là."))
    for found in problems(jobs):
        raise Refusal(_not_kept(), found.words, field=found.field)


def _refuse_before_registration(file_id: UUID, month: date) -> None:
    first = queries.first_month(file_id)
    if first is None or month < first:
        raise Refusal(
            _not_kept(), _("Ce mois est d’avant l’inscription : il n’y a rien à en dire."), status=404
        )


def _end(former: Declared, by: Actor, now: datetime) -> None:
    ended = Declaration.Ended
    because = ended.CORRECTED_BY_STAFF if by.is_staff else ended.CORRECTED_BY_PERSON
    Declaration.objects.filter(id=former.id).update(ended_at=now, ended_because=because)


def _lines(row: Declaration, jobs: Sequence[JobDone]) -> list[Line]:
    return [
        Line(
            file_id=row.file_id, declaration=row, rank=rank, sealed_employer=seal(row.file_id, job.employer),
            hours=job.hours, gross_cents=job.gross.cents,
        )
        for rank, job in enumerate(jobs)
    ]  # fmt: skip


def _not_kept() -> str:
    return _("Le mois n’est pas noté.")
