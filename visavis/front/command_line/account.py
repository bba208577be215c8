"""`visavis account open|password|leave|close|list`: who of the staff may enter. For whoever administers the server."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from typing import TYPE_CHECKING
from uuid import UUID

from visavis.front.command_line.quiet import quiet_library

if TYPE_CHECKING:
    from visavis.foundation.identity.models import Account

AT_AN_AGENCY = ("counsellor", "manager", "subcontractor")
ELSEWHERE = ("mediator", "delegate", "protection_officer", "inspector", "administrator")


class Wrong(Exception):
    """What cannot be done so, in words for the operator."""


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("account", help="accounts of staff: open, password, leave, close, list")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    leaf = leaves.add_parser("open", help="open an account; its first password is printed once")
    leaf.add_argument("--role", required=True, choices=(*AT_AN_AGENCY, *ELSEWHERE))
    leaf.add_argument("--agency", default="", help="name or id; compulsory for those who work at one")
    leaf.add_argument("--name", required=True, help="the name that people read beside her acts")
    leaf.add_argument(
        "--employer",
        default="",
        help="the subcontractor who pays her: told beside each of her acts, never changed",
    )
    leaf.add_argument(
        "--login", default="", help="a word to enter with, not her name; made up when not given"
    )
    leaf.add_argument(
        "--ask-password", action="store_true", help="she types her own password now (or one line of stdin)"
    )
    leaf.set_defaults(run=_told, act=_open)
    leaf = leaves.add_parser("password", help="a new first password for who lost hers, printed once")
    leaf.add_argument("login")
    leaf.add_argument("--ask-password", action="store_true", help="she types her own password now")
    leaf.set_defaults(run=_told, act=_password)
    leaf = leaves.add_parser("leave", help="every browser signed in with it is out at its next page")
    leaf.add_argument("login")
    leaf.set_defaults(run=_told, act=_leave)
    leaf = leaves.add_parser("close", help="nobody enters with it any more")
    leaf.add_argument("login")
    leaf.add_argument("--because", required=True, help="a few words, kept with the date")
    leaf.set_defaults(run=_told, act=_close)
    leaf = leaves.add_parser("list", help="accounts of staff: login, role, agency, state")
    leaf.add_argument("--closed", action="store_true", help="the closed ones too")
    leaf.set_defaults(run=_told, act=_list)


def _told(chosen: argparse.Namespace) -> int:
    """Run one command in one transaction, as the service; say in words what went wrong."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    quiet_library()
    django.setup()
    from django.core.exceptions import ValidationError

    from visavis.foundation.identity.actor import SERVICE, acting_as

    try:
        with acting_as(SERVICE):
            chosen.act(chosen)
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except ValidationError as wrong:
        print("This password will not do: " + " ".join(wrong.messages), file=sys.stderr)
        return 2
    return 0


def _open(chosen: argparse.Namespace) -> None:
    from visavis.foundation.clock import now
    from visavis.foundation.identity.accounts import open_account
    from visavis.foundation.identity.actor import Role
    from visavis.foundation.identity.models import Account
    from visavis.foundation.requests.codes import new_code

    agency_id = _agency(chosen.agency)
    if agency_id is None and chosen.role in AT_AN_AGENCY:
        raise Wrong(f"A {chosen.role} works at an agency: say which with --agency. {_known_agencies()}")
    employer = chosen.employer.strip()
    if chosen.role == "subcontractor" and not employer:
        raise Wrong("A subcontractor has an employer: say which with --employer.")
    login = (chosen.login or new_code()).strip().lower()
    if len(login) > 40 or not login.replace("-", "").replace(".", "").isalnum():
        raise Wrong("A login is 40 letters and figures at most, with dashes and dots.")
    if Account.objects.filter(login=login).exists():
        raise Wrong(f"{login} is taken. A closed account keeps its login, so that what it did stays its own.")
    account = open_account(
        login=login,
        role=Role(chosen.role),
        public_name=chosen.name,
        now=now(),
        agency_id=agency_id,
        employer=employer,
    )
    print(f"login: {login}")
    _give_password(account, chosen.ask_password)


def _password(chosen: argparse.Namespace) -> None:
    _give_password(_account(chosen.login), chosen.ask_password)


def _give_password(account: Account, ask: bool) -> None:
    from visavis.foundation.identity import tries
    from visavis.foundation.identity.accounts import first_password, own_password

    if ask:
        own_password(account, _typed_password())
    else:
        print(f"first password: {first_password(account)}")
        print("It is shown once; she changes it when she enters.", file=sys.stderr)
    tries.reopen(account.login)


def _typed_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Again: "):
        raise Wrong("The two are not the same. Nothing was changed.")
    return password


def _leave(chosen: argparse.Namespace) -> None:
    from visavis.foundation.identity.accounts import leave_everywhere

    leave_everywhere(_account(chosen.login))
    print(f"{chosen.login} is out everywhere.")


def _close(chosen: argparse.Namespace) -> None:
    from visavis.foundation.clock import now
    from visavis.foundation.identity.accounts import close_account

    close_account(_account(chosen.login), because=chosen.because, now=now())
    print(f"{chosen.login} is closed.")


def _list(chosen: argparse.Namespace) -> None:
    from visavis.foundation.identity import cards
    from visavis.foundation.identity.actor import STAFF
    from visavis.foundation.identity.models import Account
    from visavis.rooms.agencies.door import agencies

    names = {place.id: place.name for place in agencies()}
    rows = Account.objects.filter(role__in=STAFF).order_by("login")
    for row in rows if chosen.closed else rows.filter(closed_at=None):
        state = f"closed {row.closed_at:%Y-%m-%d}: {row.closed_because}" if row.closed_at else "open"
        card = f"{cards.left(row)} codes" if cards.given(row) else "no card"
        where = names.get(row.agency_id, "-") if row.agency_id else "-"
        print("\t".join((row.login, row.role, where, row.actor().signed, state, card)))


def _account(login: str) -> Account:
    from visavis.foundation.identity.actor import STAFF
    from visavis.foundation.identity.models import Account

    found = Account.objects.filter(login=login.strip().lower(), role__in=STAFF, closed_at=None).first()
    if found is None:
        raise Wrong(f"No open account of staff has the login {login!r}. See `visavis account list --closed`.")
    return found


def _agency(asked: str) -> UUID | None:
    from visavis.rooms.agencies.door import agencies

    if not asked:
        return None
    wanted = asked.strip().casefold()
    for place in agencies():
        if wanted in {str(place.id), place.name.casefold()}:
            return place.id
    raise Wrong(f"There is no agency {asked!r}. {_known_agencies()}")


def _known_agencies() -> str:
    from visavis.rooms.agencies.door import agencies

    names = ", ".join(place.name for place in agencies())
    return f"Known: {names}." if names else "None is founded yet."
