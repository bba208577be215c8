"""Welcome somebody who helps: an account, a first password, a printed card. It opens no file by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity import cards
from visavis.foundation.identity.accounts import first_password, open_account
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mandates.facts import HelperWelcomed
from visavis.rooms.mandates.permissions import may_welcome


@dataclass(frozen=True, slots=True)
class Keys:
    """What is told once, on paper: the name to enter with, the first password, ten codes."""

    account_id: UUID
    login: str
    name: str
    password: str
    codes: tuple[str, ...]


def welcome(*, name: str, now: datetime, by: Actor, channel: Channel) -> Keys:
    """Open the helper's account. Password and card are both needed to come in: neither opens alone."""
    if reason := may_welcome(by):
        raise Refusal(what=_("Le compte n’est pas ouvert."), why=reason, status=403)
    if len(name.strip()) < 2:
        raise Refusal(
            what=_("Le compte n’est pas ouvert."), why=_("Il manque le nom de la personne qui aide."), field="name"
        )  # fmt: skip
    with acting_as(SERVICE):
        account = open_account(
            login=new_code().lower(), role=Role.HELPER, public_name=name.strip()[:120], now=now
        )
        password = first_password(account)
        codes = cards.make_card(account, now, made_by=by.account_id)
    publish(
        HelperWelcomed(
            **header(now=now, by=by, channel=channel, file_id=None, agency_id=by.agency_id),
            helper_id=account.id,
        )
    )
    return Keys(account.id, account.login, account.public_name, password, codes)
