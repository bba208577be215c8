"""What a printed right says of the humans across the counter: lasting facts only."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from visavis.foundation.ui.human import provider
from visavis.foundation.ui.lasting import lasting_block
from visavis.foundation.words.show import phone


def human_lines(request: HttpRequest) -> list[str]:
    """The title, then the lines: where the desk is, when, which number, and what to say."""
    known = provider()
    try:
        block = known(request) if known else lasting_block()
    except LookupError:
        block = lasting_block()
    where = [
        _("Au guichet : %(address)s. %(hours)s") % {"address": block.desk.address, "hours": block.desk.hours}
    ]
    return [
        _("En face de vous"),
        *where,
        _("Par téléphone, gratuit : %(phone)s.") % {"phone": phone(block.phone.number)},
        _("Pas d’accord avec une ligne ? Dites son numéro. Une personne relit et vous répond."),
    ]
