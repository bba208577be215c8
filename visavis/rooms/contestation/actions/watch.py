"""Recall what is due tomorrow; give what is late to whoever leads the agency, and tell the person."""

from __future__ import annotations

from datetime import datetime

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.contestation.clock import reminded_from
from visavis.rooms.contestation.facts import ComplaintWithoutFileEscalated, ContestationEscalated
from visavis.rooms.contestation.models import ComplaintWithoutFile, Contestation
from visavis.rooms.contestation.owner import head_of


def watch(*, now: datetime, by: Actor, channel: Channel = Channel.AUTOMATIC) -> tuple[int, int]:
    """How many were recalled, and how many given to the head of their agency: each once."""
    waiting = Contestation.objects.select_for_update(skip_locked=True).filter(answered_at=None)
    late = list(waiting.filter(escalated_at=None, due_at__lt=now).order_by("id"))
    for row in late:
        row.escalated_at, row.owner_id = now, head_of(row.agency_id) or row.owner_id
        row.save(update_fields=["escalated_at", "owner_id"])
        about = header(now=now, by=by, channel=channel, file_id=row.file_id, agency_id=row.agency_id)
        publish(ContestationEscalated(**about, contestation_id=row.id, due_at=row.due_at))
    soon = [
        row
        for row in waiting.filter(reminded_at=None, due_at__gte=now).order_by("id")
        if row.due_at <= reminded_from(row.agency_id, now)
    ]
    Contestation.objects.filter(id__in=[row.id for row in soon]).update(reminded_at=now)
    recalled, given = _without_file(now=now, by=by, channel=channel)
    return len(soon) + recalled, len(late) + given


def _without_file(*, now: datetime, by: Actor, channel: Channel) -> tuple[int, int]:
    """The same for complaints of people without a file."""
    waiting = ComplaintWithoutFile.objects.select_for_update(skip_locked=True).filter(answered_at=None)
    late = list(waiting.filter(escalated_at=None, due_at__lt=now).order_by("id"))
    for row in late:
        row.escalated_at, row.owner_id = now, head_of(row.agency_id) or row.owner_id
        row.save(update_fields=["escalated_at", "owner_id"])
        about = header(now=now, by=by, channel=channel, file_id=None, agency_id=row.agency_id)
        publish(ComplaintWithoutFileEscalated(**about, complaint_id=row.id, due_at=row.due_at))
    soon = [
        row.id
        for row in waiting.filter(reminded_at=None, due_at__gte=now).order_by("id")
        if row.due_at <= reminded_from(row.agency_id, now)
    ]
    ComplaintWithoutFile.objects.filter(id__in=soon).update(reminded_at=now)
    return len(soon), len(late)
