"""Say that one relied on a version: whoever did is told when it changes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.knowledge.models import Reliance, Version
from visavis.rooms.knowledge.permissions import may_write


def rely(*, version_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Once for each version and account. It counts nothing and ranks nobody. Raises `Refusal`, `Http404`."""
    if (reason := may_write(by)) or by.account_id is None:
        raise Refusal(what=_("Rien n’est gardé."), why=reason or "", status=403)
    if not Version.objects.filter(id=version_id).exists():
        raise Http404("version")
    Reliance.objects.bulk_create(
        [Reliance(version_id=version_id, account_id=by.account_id, at=now)], ignore_conflicts=True
    )
