"""What a person receives when her counsellor wrote to her."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.names import name_of
from visavis.foundation.letters.message import Message as Letter
from visavis.foundation.letters.short import fitting
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.vault import unseal
from visavis.rooms.messaging.models import Message
from visavis.rooms.people.door import contacts_of


def on_answered(message_id: UUID, now: datetime) -> Sent | None:
    """Who wrote and where to read it; who is reached by letter first receives the words themselves."""
    message = Message.objects.filter(id=message_id, from_person=False, withdrawn_at=None).first()
    if message is None:
        return None
    named = name_of(message.account_id)
    who = named or _("Votre agence")
    letter = Letter(
        name="messaging.answered",
        subject=_("%(name)s vous a écrit") % {"name": who[:80]},
        text="\n\n".join(_paragraphs(message, who)),
        sms=fitting(
            _("Vis-à-vis : %(name)s vous a écrit. Lisez son message dans votre espace ou au guichet.")
            % {"name": who}
        ),
        signatory=named,
    )
    return send(message.file_id, letter, occasion=message.id, now=now)


def _paragraphs(message: Message, who: str) -> list[str]:
    first = next(iter(contacts_of(message.file_id)), None)
    if first and first.kind == "letter":
        said = [_("%(name)s vous écrit :") % {"name": who}, unseal(message.file_id, message.sealed)]
        return [*said, _("Vous pouvez répondre par lettre, au guichet ou par téléphone.")]
    return [
        _("%(name)s vous a écrit.") % {"name": who},
        _("Lisez son message dans votre espace, à « Messages ». Le guichet vous le lit aussi."),
    ]
