"""The paper by which a person asks for a correction with a pen: an agent types what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.letters.parts import Heading, Paragraph
from visavis.foundation.letters.people import letterhead_of
from visavis.foundation.letters.sheet import Letter, pdf
from visavis.foundation.words.show import day
from visavis.rooms.people.door import name_of
from visavis.rooms.rectification.data import data

_LINE = "…" * 40


def blank(file_id: UUID, now: datetime) -> bytes:
    """The form for this person as an accessible PDF: her name is on it, the rest is for her pen."""
    language = (get_language() or "fr")[:2]
    with acting_as(SERVICE):
        name = name_of(file_id).full
        head = letterhead_of(file_id, language)
    boxes = [Paragraph("[   ] " + str(each.words)) for each in data().values()]
    lines = [Paragraph(_LINE), Paragraph(_LINE)]
    parts = (
        Paragraph(_("Moi, **%(name)s**, je demande une correction dans mon dossier.") % {"name": name}),
        Heading(_("Ce qui est faux")),
        *boxes,
        Heading(_("Ce que le dossier dit")),
        *lines,
        Heading(_("Ce que le dossier devrait dire")),
        *lines,
        Paragraph(_("Date et signature : %(line)s") % {"line": _LINE}),
        Paragraph(_("Une personne décide sous 5 jours ouvrés et vous écrit. Vous pouvez contester.")),
    )
    head = replace(head, salutation=_("À rendre au guichet ou à poster. Quelqu’un peut écrire pour vous."))
    return pdf(
        Letter(
            title=_("Faire corriger mon dossier"), parts=parts, head=head, reference="…" * 8,
            dated=day(day_at(now, head.zone)), moment=now, language=language,
        )
    )  # fmt: skip
