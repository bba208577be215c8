"""The correction that still waits for a decision, locked until the end of the act."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.rectification.models import Correction


def waiting(correction_id: UUID, what: str) -> Correction:
    """Raises `Http404` when it is not there for this reader, `Refusal` (409) when somebody decided it already."""
    found = Correction.objects.select_for_update().filter(id=correction_id).first()
    if found is None:
        raise Http404("correction")
    if found.decided_at:
        why = _("Un collègue a déjà décidé de cette correction.")
        raise Refusal(what=what, why=why, now_what=_("Lisez ce qu’il a écrit dans le dossier."), status=409)
    return found
