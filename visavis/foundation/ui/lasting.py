"""The lasting facts of the human block, kept in a file so that an outage page needs no database."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from visavis.foundation.database.state import current_state, state_folder
from visavis.foundation.ui.human import CallBack, DeskState, HumanBlock, PhoneLine, Provider
from visavis.foundation.ui.human import provider as registered

logger = logging.getLogger(__name__)
FILE = "human-block.json"
PHONE = "+33199003949"
CALL_BACK = "/rappel/"


def copy_file() -> Path:
    """Where the copy lies: in the state folder."""
    return current_state().folder / FILE


def refresh_static_copy(provider: Provider | None = None) -> Path:
    """Write the lasting facts of the public block to the copy, at once or not at all.

    Called by the scheduler every few minutes. `provider` defaults to the one registered; without any,
    nothing is known and the copy stays as it was. Raises what the provider raises.
    """
    knows = provider or registered()
    target = copy_file()
    if knows is None:
        return target
    block = knows(_nobody())
    facts = {
        "address": block.desk.address,
        "hours": block.desk.hours,
        "phone": block.phone.number,
        "phone_hours": block.phone.hours,
        "free": block.phone.free,
        "call_back_url": block.call_back.url if block.call_back else "",
    }
    state_folder(target.parent)
    draft = target.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    os.replace(draft, target)
    return target


def _nobody() -> HttpRequest:
    """A request of a visitor, for a block that speaks to nobody in particular."""
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    from visavis.foundation.identity.actor import VISITOR

    request = HttpRequest()
    request.method, request.path = "GET", "/"
    request.user, request.session, request.actor = AnonymousUser(), SessionStore(), VISITOR
    return request


def _facts() -> dict[str, str | bool]:
    try:
        return dict(json.loads(copy_file().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except Exception:
        logger.exception("the copy of the human block could not be read; the built-in facts are shown")
        return {}


def lasting_block() -> HumanBlock:
    """What is true whatever happens: weekly hours, address, phone. Needs no database; never raises."""
    known = _facts()
    return HumanBlock(
        desk=DeskState(
            address=str(known.get("address") or ""),
            hours=str(known.get("hours") or _("Du lundi au vendredi, de 9 h à 16 h 30.")),
        ),
        phone=PhoneLine(
            number=str(known.get("phone") or getattr(settings, "PUBLIC_PHONE", PHONE)),
            hours=str(known.get("phone_hours") or _("Du lundi au vendredi, de 8 h à 18 h.")),
            free=bool(known.get("free", True)),
        ),
        slots_known=False,
        call_back=CallBack(url=str(known.get("call_back_url") or CALL_BACK)),
    )
