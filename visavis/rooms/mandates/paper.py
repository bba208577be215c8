"""The paper by which a person gives a mandate with a pen: nothing on it needs a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.letters.parts import Heading, Paragraph, Part
from visavis.foundation.letters.people import letterhead_of
from visavis.foundation.letters.sheet import Letter, Letterhead, pdf
from visavis.rooms.mandates.families import FAMILIES
from visavis.rooms.mandates.kinds import DAYS
from visavis.rooms.people.door import name_of

_LINE = "…" * 30
_BOX = "[   ] "


def blank(file_id: UUID, now: datetime) -> bytes:
    """The form for this person as an accessible PDF: her name is on it, the rest is for her pen."""
    language = (get_language() or "fr")[:2]
    with acting_as(SERVICE):
        name = name_of(file_id).full
        head = _for_a_pen(letterhead_of(file_id, language))
    dated = _("%(town)s, le %(day)s") % {
        "town": head.town,
        "day": date_format(day_at(now, head.zone), "j F Y"),
    }
    letter = Letter(
        title=_("Mandat : j’autorise quelqu’un à m’aider"), parts=_parts(name), head=head, reference="…" * 8,
        dated=dated, moment=now, language=language,
        disagree=_(
            "Vous pouvez arrêter ce mandat quand vous voulez : au guichet, par téléphone, en ligne, ou par SMS avec "
            "le mot STOP."
        ),
    )  # fmt: skip
    return pdf(letter)


def _for_a_pen(head: Letterhead) -> Letterhead:
    """The agency's letterhead, its signature left to whoever receives the paper."""
    return replace(
        head,
        salutation=_("À remplir et à signer. Quelqu’un peut écrire pour vous, si vous le voulez."),
        signatory=_("Reçu par (nom de l’agent, date) : %(line)s") % {"line": _LINE},
    )


def _parts(name: str) -> tuple[Part, ...]:
    """Who, for what, how long, the signature."""
    acts = [Paragraph(_BOX + str(each.words)) for each in FAMILIES.values()]
    days = "     ".join(_BOX + str(words) for _number, words in DAYS)
    return (
        Paragraph(_("Moi, **%(name)s**, j’autorise :") % {"name": name}),
        Paragraph(_("Nom et prénom : %(line)s") % {"line": _LINE}),
        Paragraph(_("Association ou lien avec moi : %(line)s") % {"line": _LINE}),
        Heading(_("À faire ceci pour moi, et rien d’autre")),
        *acts,
        Heading(_("Pendant")),
        Paragraph(days),
        Paragraph(
            _(
                "Si je ne coche rien : un jour. Je garde mon accès entier. Chaque acte est écrit dans mon dossier."
            )
        ),
        Paragraph(_("Date et signature : %(line)s") % {"line": _LINE}),
    )
