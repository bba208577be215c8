"""What higher rooms let a person have corrected, in words; and who had received a datum of hers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from visavis.foundation.clock import now
from visavis.foundation.words.show import day, money, month
from visavis.rooms.attestations.door import KnownContract, contracts_of
from visavis.rooms.contestation.door import Subject
from visavis.rooms.declarations.door import Month, months_of
from visavis.rooms.mandates.door import helpers_of
from visavis.rooms.rectification import door as rectification
from visavis.rooms.rectification.door import Datum, Recipient
from visavis.rooms.rights.door import latest
from visavis.rooms.sharing.door import recipients_of

COUNTED = frozenset({"birth", "contracts", "months"})  # what a computation of rights rests on


def let_correct() -> None:
    """Tell the room of corrections what other rooms know; called once, in `front/wiring.py`."""
    for code, words, stands, page in (
        ("contracts", gettext_lazy("Mes contrats et salaires"), _contracts, "attestations:desk_own"),
        ("months", gettext_lazy("Mes mois déclarés"), _months, "declarations:desk_own"),
    ):
        rectification.add_datum(code, Datum(words, stands, where=_at(page)))
    rectification.add_recipients(_helpers)
    rectification.add_recipients(_partners)
    rectification.add_recipients(_computation)


def line_of_corrections(correction_id: UUID | None, node: str) -> Subject | None:
    """How a contested refusal of correction is called; whoever refused does not answer."""
    found = rectification.one(correction_id) if correction_id else None
    if found is None or found.outcome != "refused":
        return None
    title = _("Correction refusée (%(datum)s)") % {"datum": found.words}
    url = reverse("rectification:decide", args=[found.id])
    return Subject(title, found.reason, url, computed=False, done_by=found.decider_id, act="refusal")


def _at(page: str) -> Callable[[UUID], str]:
    return lambda file_id: reverse(page, args=[file_id])


def _contracts(file_id: UUID) -> str:
    return " ; ".join(_contract(each) for each in contracts_of(file_id))


def _contract(known: KnownContract) -> str:
    terms, pay = known.terms, [f"{month(it.month)} {money(it.amount)}" for it in known.wages]
    if terms.gross_monthly is not None:
        pay.insert(0, _("%(amount)s bruts par mois") % {"amount": money(terms.gross_monthly)})
    said = _("%(employer)s, du %(start)s au %(end)s") % {
        "employer": terms.employer, "start": day(terms.start), "end": day(terms.end),
    }  # fmt: skip
    return ", ".join((said, *pay))


def _months(file_id: UUID) -> str:
    return " ; ".join(_month(each) for each in months_of(file_id, now()) if each.totals)


def _month(known: Month) -> str:
    totals = known.totals
    return f"{month(known.first)} : {totals.hours} h, {money(totals.gross)}" if totals else ""


def _helpers(file_id: UUID, datum: str) -> Iterable[Recipient]:
    """Those who hold or held a mandate of hers could read what her file said."""
    return [Recipient("helper", account_id=each) for each in sorted(helpers_of(file_id))]


def _partners(file_id: UUID, datum: str) -> Iterable[Recipient]:
    """Every partner that she ever let read a part of her file."""
    return [Recipient(kind, account, organisation) for kind, account, organisation in recipients_of(file_id)]


def _computation(file_id: UUID, datum: str) -> Iterable[Recipient]:
    """Her latest computation says above its figures that they no longer stand."""
    return [Recipient("computation")] if datum in COUNTED and latest(file_id) else []
