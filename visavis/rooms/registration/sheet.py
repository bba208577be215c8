"""The sheet a person keeps who was registered by another: what was done in her name, by whom, how to end it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.letters.parts import Heading, Paragraph, Part
from visavis.foundation.letters.people import letterhead_of
from visavis.foundation.letters.sheet import Letter, pdf
from visavis.foundation.words import show
from visavis.rooms.dossier.door import registered_since, timeline
from visavis.rooms.mandates.door import Held
from visavis.rooms.mandates.door import of_file as mandates_of
from visavis.rooms.registration.queries import Registration, registration_of

MOST_LINES = 40


def sheet(file_id: UUID, now: datetime) -> bytes:
    """An accessible PDF for the person of this file, whoever prints it. Nothing on it asks for a screen."""
    language = (get_language() or "fr")[:2]
    with acting_as(SERVICE):
        head = letterhead_of(file_id, language)
    known, held = registration_of(file_id), list(mandates_of(file_id, now))
    letter = Letter(
        title=_("Ce qui a été fait pour vous"), parts=tuple(_parts(file_id, known, held)), head=head,
        reference=known.code if known else "", moment=now, language=language,
        dated=_("%(town)s, le %(day)s") % {
            "town": head.town, "day": date_format(day_at(now, head.zone), "j F Y"),
        },
        disagree=_(
            "Vous n’étiez pas d’accord, ou quelque chose est faux ? Dites-le au guichet ou au téléphone : une personne "
            "relit avec vous et corrige. Cela n’a aucun effet contre vous."
        ),
    )  # fmt: skip
    return pdf(letter)


def _parts(file_id: UUID, known: Registration | None, held: list[Held]) -> list[Part]:
    return [*_where_it_stands(file_id, known), *_done(file_id), *_mandates(held), *_yours()]


def _where_it_stands(file_id: UUID, known: Registration | None) -> list[Part]:
    since = registered_since(file_id)
    if since:
        said = _("Vous êtes inscrit comme demandeur d’emploi depuis le **%(day)s**.") % {
            "day": show.day(since)
        }
        return [Paragraph(said)]
    if known is None:
        return []
    words = _(
        "Votre inscription est commencée. Elle compte depuis le **%(day)s**. Code pour la finir, vous-même ou avec "
        "quelqu’un : **%(code)s**, jusqu’au %(end)s."
    )
    told = {"day": show.day(known.begun_at), "code": known.code, "end": show.day(known.expires_at)}
    return [Paragraph(words % told)]


def _done(file_id: UUID) -> list[Part]:
    """Each step, with its hour and who did it."""
    lines = reversed(list(timeline(file_id, limit=MOST_LINES)))
    return [
        Heading(_("Étape par étape")),
        *[
            Paragraph(f"{show.moment(each.at)} : {each.words}" + (f" ({each.by})" if each.by else "") + ".")
            for each in lines
        ],
    ]


def _mandates(held: list[Held]) -> list[Part]:
    words = _(
        "**%(name)s** peut agir pour vous jusqu’au %(moment)s. Mandat n° **%(number)s**. Votre accord : %(how)s."
    )
    lines = [
        Paragraph(words % {
            "name": each.holder, "moment": each.until_words, "number": each.shown, "how": each.way_words.lower(),
        })
        for each in held
        if each.state == "holding"
    ]  # fmt: skip
    stop = _(
        "Pour arrêter tout de suite, sans raison : dites-le au guichet ou au téléphone, envoyez STOP par SMS, ou "
        "arrêtez-le dans votre espace. Sans rien faire, ce mandat finit seul."
    )
    return (
        [Heading(_("Qui peut agir pour vous, et comment l’arrêter")), *lines, Paragraph(stop)]
        if lines
        else []
    )


def _yours() -> list[Part]:
    words = _(
        "Votre dossier est à vous seul. Le guichet vous donne votre carte de codes, en main propre : avec elle, vous "
        "entrez dans votre espace sans téléphone ni adresse électronique, et vous y lisez qui a fait quoi."
    )
    return [Heading(_("Votre propre accès")), Paragraph(words)]
