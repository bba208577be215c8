"""An agent has heard somebody say yes who has no file yet: a code to say, which gives one mandate, once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.foundation.requests.codes import new_code, show_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mandates.models import Heard
from visavis.rooms.mandates.permissions import DESK

LASTS = timedelta(hours=2)


def vouch(*, now: datetime, by: Actor) -> str:
    """The code as people say it, good once and for two hours. Raises `Refusal`.

    It tells nothing of the person: her name comes with the registration, and nobody is written down before.
    """
    if by.role not in DESK or by.account_id is None:
        raise Refusal(
            what=_("Aucun code n’est fait."),
            why=_("Seul un agent entend l’accord d’une personne."),
            status=403,
        )
    code = new_code()
    Heard.objects.bulk_create(
        [Heard(digest=digest_of(code), heard_by=by.account_id, at=now, until_at=now + LASTS)]
    )
    return show_code(code)


def digest_of(code: str) -> str:
    """The keyed digest under which a code is found: useless to whoever reads the table."""
    return salted_hmac("visavis.mandates.heard", code, algorithm="sha256").hexdigest()
