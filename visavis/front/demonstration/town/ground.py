"""The ground of the town: its communes and occupations, its agencies, who works there, the desks' next weeks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from visavis.foundation.clock import day_at
from visavis.foundation.clock import now as present
from visavis.foundation.database.lines import Line
from visavis.foundation.identity.accounts import open_account
from visavis.foundation.identity.actor import SERVICE, Channel, Role, acting_as
from visavis.front.demonstration.seats import actor
from visavis.front.demonstration.town import tables
from visavis.rooms.agencies import door as agencies
from visavis.rooms.appointments import door as appointments
from visavis.rooms.reference import door as reference
from visavis.rooms.reference.actions.import_communes import import_communes
from visavis.rooms.reference.actions.import_rome import import_rome

WEEKS = 4
# Dated before any official edition, so that each of those takes its place.
WRITTEN_ON = date(2015, 1, 1)


def put_reference() -> None:
    """Communes and occupations, by the imports of the official files; what an official import gave stays as it is."""
    if reference.occupation_titles("", limit=1):
        return
    said = {"now": present(), "by": SERVICE, "channel": Channel.AUTOMATIC}
    places = _communes()
    table = reference.Table("communes", tuple(places[0]), _lines(places))
    import_communes(tables=[table], source=_source(reference.What.COMMUNES), **said)
    named = [{"code_rome": each.code, "libelle_rome": each.label} for each in tables.occupations()]
    titles = [
        {
            "code_ogr": each.title_code, "code_rome": each.code, "libelle_appellation_long": each.label,
            "classification": "PRINCIPALE",
        }
        for each in tables.occupations()
    ]  # fmt: skip
    rome = {
        "referentiel_code_rome": _lines(named), "referentiel_appellation": _lines(titles),
        "liens_rome_referentiels": [],
    }  # fmt: skip
    import_rome(tables=rome, source=_source(reference.What.OCCUPATIONS), **said)


def _source(what: str) -> reference.Source:
    return reference.Source(
        what=what, source="Ville de démonstration", licence="EUPL-1.2", dated=WRITTEN_ON, partial=True
    )


def _communes() -> list[dict[str, str]]:
    return [
        {
            "commune_type": "COM", "insee_com": each.code, "lat": str(each.latitude), "lng": str(each.longitude),
            "population_2021": str(each.people), "commune": each.name, "insee_dep": each.code[:2],
            "code_postal": post, "insee_parente": "",
        }
        for each in tables.communes()
        for post in each.postal_codes
    ]  # fmt: skip


def _lines(rows: Iterable[dict[str, str]]) -> list[Line]:
    return [Line(number, fields) for number, fields in enumerate(rows, start=1)]


def login_in(login: str, number: int) -> str:
    """The login of a seat in the first town, or in a further one (for measures): `ines`, `ines-2`."""
    return login if number == 1 else f"{login}-{number}"


def name_in(name: str, number: int) -> str:
    """The name of an agency in the first town, or in a further one."""
    return name if number == 1 else f"{name} {number}"


def found_agencies(number: int = 1) -> None:
    """The four agencies and everybody who works there; done again, nothing changes."""
    for plan in tables.agencies():
        place = agencies.found(**{**plan.founding, "name": name_in(plan.founding["name"], number)})
        for login, name, role in plan.staff if number == 1 else plan.everybody:
            open_account(
                login=login_in(login, number), role=Role(role), public_name=name, now=present(), agency_id=place.id
            )  # fmt: skip


def open_the_desks(number: int = 1) -> None:
    """The counsellors who have no slots yet open their next four weeks."""
    today = day_at(present(), "Europe/Paris")
    for plan in tables.agencies():
        for place, login in enumerate(plan.counsellors, start=4):
            by = actor(login_in(login, number))
            assert by.agency_id is not None
            with acting_as(by):
                if appointments.free_slots(by.agency_id, present(), counsellor_id=by.account_id, most=1):
                    continue
                appointments.open_slots(
                    agency_id=by.agency_id, counsellor_id=by.account_id, place=f"Bureau {place}", first_on=today,
                    last_on=today + timedelta(weeks=WEEKS), now=present(), by=by, channel=Channel.WEB,
                )  # fmt: skip
