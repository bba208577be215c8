"""The heads of the journal, published once a day: what was kept elsewhere cannot be made again here."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from visavis.foundation.clock import day_at
from visavis.foundation.trace.heads import NOTHING_BEFORE, digest_of, heads_of
from visavis.rooms.observatory.models import PublishedHeads

ZONE = "Europe/Paris"
LISTED = 30


def publish_heads(now: datetime) -> PublishedHeads:
    """Keep today's heads, as the service; a second call on one day changes nothing."""
    today = day_at(now, ZONE)
    before = PublishedHeads.objects.filter(day__lte=today).order_by("-day").first()
    if before is not None and before.day == today:
        return before
    with connection.cursor() as cursor:
        cursor.execute("select chain, place, seal from trace_heads()")
        rows = cursor.fetchall()
    text = heads_of(rows, at=now, before=before.digest if before else NOTHING_BEFORE).text()
    kept, _ = PublishedHeads.objects.get_or_create(
        day=today, defaults={"at": now, "digest": digest_of(text), "text": text}
    )
    return kept


def latest(count: int = LISTED) -> list[PublishedHeads]:
    """The last days published, latest first, without their files."""
    return list(PublishedHeads.objects.defer("text").order_by("-day")[:count])


def published_on(day: date) -> PublishedHeads | None:
    """One day's heads with their file, None when nothing was published then."""
    return PublishedHeads.objects.filter(day=day).first()
