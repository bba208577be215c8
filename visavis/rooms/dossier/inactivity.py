"""Files nobody uses any more: their person is told thirty days before, then they are erased.

An act is anything a person or a member of staff did in the file, or the person's own reading of it; what the
service does by itself (letters, computations) is none, nor is a counsellor's reading.
Source: article 5(1)(e) of Regulation (EU) 2016/679; the table of `decisions/retention`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import SERVICE, Channel
from visavis.foundation.letters.message import Message
from visavis.foundation.letters.writing import send
from visavis.foundation.words.show import day
from visavis.rooms.dossier.actions.erase import erase_file
from visavis.rooms.dossier.models import InactivityNotice
from visavis.rooms.dossier.queries import day_of

NOTICE = timedelta(days=30)
AT_ONCE = 200  # files a night: a mistake in a clock must not empty the house
_SILENT = """
select file.id from dossier_file as file
left join lateral (
    select max(at) as at from dossier_inactivitynotice where file_id = file.id
) as told on true
where file.erased_at is null and file.alias_of_id is null and file.opened_at < %(since)s
  and not exists (select from facts_factrow as fact where fact.file_id = any(visavis_keys(file.id))
                  and fact.at >= %(since)s and fact.role <> 'service')
  and not exists (select from trace_journalrow as read where read.file_id = any(visavis_keys(file.id))
                  and read.at >= %(since)s and read.role in ('person', 'visitor', 'helper'))
  and case when %(noticed)s then told.at <= %(told_until)s and told.at >= %(told_from)s
           else told.at is null or told.at < %(told_from)s end
order by file.id limit %(most)s
"""


def _silent(now: datetime, kept: timedelta, *, noticed: bool) -> list[UUID]:
    """Files silent for so long: those told in time that it ends, or those still to tell."""
    since = now - kept if noticed else now - kept + NOTICE
    asked = {
        "since": since, "noticed": noticed, "told_until": now - NOTICE, "told_from": now - 4 * NOTICE,
        "most": AT_ONCE,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SILENT, asked)
        return [row[0] for row in cursor.fetchall()]


def tell_the_silent(now: datetime, kept: timedelta) -> int:
    """Write to each person whose file will soon be erased, by her own channels. Gives how many."""
    told = _silent(now, kept, noticed=False)
    for file_id in told:
        notice = InactivityNotice.objects.create(file_id=file_id, at=now)
        send(file_id, _words(day(day_of(file_id, now + NOTICE))), occasion=notice.id, now=now)
    return len(told)


def erase_the_silent(now: datetime, kept: timedelta) -> int:
    """Erase the files whose person was told thirty days ago and did nothing since. Gives how many."""
    silent = _silent(now, kept, noticed=True)
    for file_id in silent:
        erase_file(file_id=file_id, now=now, by=SERVICE, channel=Channel.AUTOMATIC, category="inactive_file")
    return len(silent)


def _words(until: str) -> Message:
    text = _(
        "Vous n’avez rien fait dans votre dossier depuis presque deux ans. Nous ne gardons pas vos données "
        "plus longtemps qu’il ne faut : le **%(day)s**, tout sera effacé.\n\n"
        "Vous voulez le garder ? Ouvrez votre dossier une fois en ligne, ou passez au guichet, ou appelez-nous. "
        "Cela suffit.\n\nVous voulez d’abord l’emporter ? Demandez-le en ligne ou au guichet."
    )
    sms = _(
        "Vis-à-vis : votre dossier sera effacé le %(day)s. Pour le garder : ouvrez-le, passez ou appelez."
    )
    return Message(
        name="dossier.inactive",
        subject=_("Votre dossier va être effacé"),
        text=text % {"day": until},
        sms=sms % {"day": until},
        signatory=_("La protection des données"),
    )
