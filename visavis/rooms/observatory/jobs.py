"""What the observatory does by itself: the heads of the journal, published and sent each day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.jobs import Retry, daily, job, later
from visavis.foundation.outside.chosen import port
from visavis.foundation.outside.ports import Attachment, Parcel
from visavis.foundation.words.show import day as day_words
from visavis.rooms.observatory.heads import publish_heads
from visavis.rooms.observatory.models import PublishedHeads

NOBODYS_FILE = UUID(int=0)  # what is public is of no file


@daily("02:10")
@job("observatory.publish_heads")
def publish_heads_of_the_day() -> None:
    """Keep the heads of the day on the public page, and send them to each delegate named in the settings."""
    kept = publish_heads(now())
    for place in range(len(settings.HEADS_TO)):
        later(send_heads, day=kept.day.isoformat(), place=place)


@job("observatory.send_heads", retry=Retry(times=40))
def send_heads(*, day: str, place: int) -> None:
    """Send one day's heads to the delegate at this place of the setting; tried again while mail is down."""
    if place >= len(settings.HEADS_TO):
        return
    kept = PublishedHeads.objects.get(day=date.fromisoformat(day))
    name = f"visavis-{day}.txt"
    said = _(
        "Voici l’empreinte du journal des lectures, publiée le %(day)s :\n\n%(digest)s\n\n"
        "Gardez ce message et son fichier. Si quelqu’un réécrivait le journal après ce jour, même en entier, "
        "la commande suivante le dirait :\n\nvisavis trace verify --heads %(name)s\n"
    )
    port("mail").carry(
        Parcel(
            file_id=NOBODYS_FILE,
            reference=f"heads-{day}-{place}",
            to=settings.HEADS_TO[place],
            subject=_("Journal scellé du %(day)s") % {"day": day_words(kept.day)},
            text=said % {"day": day_words(kept.day), "digest": kept.digest, "name": name},
            attachment=Attachment(name, "text/plain", kept.text.encode("ascii")),
        )
    )
