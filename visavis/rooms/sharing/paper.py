"""The page « Qui peut voir quoi de moi » on paper, with boxes to tick and send back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at
from visavis.foundation.letters.parts import Heading, Paragraph, Part
from visavis.foundation.letters.people import letterhead_of
from visavis.foundation.letters.sheet import Letter, pdf
from visavis.foundation.words.show import day
from visavis.rooms.sharing.overview import Overview

_BOX = "[   ] "


def printed(file_id: UUID, found: Overview, now: datetime) -> bytes:
    """An accessible PDF: what is true today, and how to change it with a pen."""
    language = (get_language() or "fr")[:2]
    head = letterhead_of(file_id, language)
    return pdf(
        Letter(
            title=_("Qui peut voir quoi de moi"), parts=tuple(_parts(found)), head=head, reference=str(file_id),
            dated=day(day_at(now, head.zone)), moment=now, language=language,
            disagree=_("Cochez ce que vous arrêtez, signez, et rendez cette feuille au guichet ou par la poste."),
        )
    )  # fmt: skip


def _parts(found: Overview) -> list[Part]:
    return [
        Heading(_("À l’agence")),
        Paragraph(_agency(found)),
        Heading(_("Qui agit pour moi, avec mon mandat")),
        *(_helpers(found) or [Paragraph(_("Personne."))]),
        Heading(_("Quels partenaires lisent, avec mon accord")),
        *(_partners(found) or [Paragraph(_("Aucun."))]),
        Heading(_("Ce que je peux faire arrêter")),
        *[Paragraph(_use(each.words, each.off)) for each in found.uses],
        Paragraph(_("Date et signature : %(line)s") % {"line": "…" * 30}),
    ]


def _agency(found: Overview) -> str:
    if not found.agency:
        return _("Aucune agence ne suit encore votre dossier.")
    words = _("Les agents de %(agency)s, en disant pourquoi. Chaque lecture est écrite.") % {
        "agency": found.agency
    }
    return f"{words} {_('Vous suit : %(name)s.') % {'name': found.referent}}" if found.referent else words


def _helpers(found: Overview) -> list[Part]:
    said = _("%(name)s, jusqu’au %(until)s : %(acts)s. Mandat n° %(number)s.")
    return [
        Paragraph(
            _BOX
            + said
            % {
                "name": each.holder, "until": each.until_words, "acts": ", ".join(each.acts), "number": each.shown,
            }
        )
        for each in found.helpers
    ]  # fmt: skip


def _partners(found: Overview) -> list[Part]:
    said = _("%(name)s, jusqu’au %(until)s : %(parts)s.")
    return [
        Paragraph(
            _BOX + said % {"name": each.partner, "until": day(each.until_at), "parts": ", ".join(each.parts)}
        )
        for each in found.shared
    ]


def _use(words: str, off: bool) -> str:
    return f"{words} : **{_('arrêté')}**" if off else _BOX + words
