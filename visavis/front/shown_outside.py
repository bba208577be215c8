"""What a partner reads of each part a person lets it read; the uses she can stop; what makes a stop hold."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.foundation.clock import now
from visavis.foundation.words.show import day, moment
from visavis.rooms.appointments.door import coming
from visavis.rooms.attestations.door import contracts_of
from visavis.rooms.contestation.door import waiting_for
from visavis.rooms.dossier.door import NEEDS, needs
from visavis.rooms.mandates.actions.hear import hear as hear_of_mandates
from visavis.rooms.people.door import contacts_of, name_of
from visavis.rooms.rectification.door import of_file as corrections_of
from visavis.rooms.register import door as machines
from visavis.rooms.sharing import door as sharing


def let_share() -> None:
    """Tell the room of sharing what other rooms know; called once, in `front/wiring.py`."""
    for code, reader in {
        "contact": _contact,
        "work": _work,
        "appointments": _appointments,
        "needs": _needs,
    }.items():
        sharing.add_part(code, reader)
    sharing.add_use(
        "recommendations",
        sharing.Use(
            gettext_lazy("Recommandations par un programme"),
            gettext_lazy(
                "Une personne vous oriente : les offres viennent par date, le calcul se fait avec elle."
            ),
            sharing.Elsewhere(machines.is_off, machines.switch_off, machines.switch_on),
        ),
    )
    sharing.add_contest(_contests)


def hear(**message: Any) -> bool:
    """A text message is heard by mandates and by sharing: STOP ends both."""
    return bool(hear_of_mandates(**message)) | bool(sharing.hear(**message))


def _contests(file_id: UUID) -> bool:
    """She waits for the answer to a contestation, or for the decision on a correction."""
    pending = any(each.decided_at is None for each in corrections_of(file_id))
    return pending or bool(waiting_for([file_id]))


def _contact(file_id: UUID) -> list[str]:
    return [name_of(file_id).full, *(each.address for each in contacts_of(file_id))]


def _work(file_id: UUID) -> list[str]:
    said = _("%(employer)s, du %(start)s au %(end)s")
    return [
        said % {"employer": it.terms.employer, "start": day(it.terms.start), "end": day(it.terms.end)}
        for it in contracts_of(file_id)
    ]


def _appointments(file_id: UUID) -> list[str]:
    return [moment(each.starts_at) for each in coming(file_id, now())]


def _needs(file_id: UUID) -> list[str]:
    known = dict(NEEDS)
    return [str(known.get(code, code)) for code in needs(file_id)]
