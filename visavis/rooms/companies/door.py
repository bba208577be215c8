"""Which company is this: all that other rooms may ask of this one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from stdnum.fr import siret as siret_number

from visavis.rooms.companies.models import Company


@dataclass(frozen=True, slots=True)
class Employer:
    """A company as others see it; `siret` may be empty (not verified)."""

    id: UUID
    name: str
    siret: str


def company(company_id: UUID) -> Employer:
    """One company. Raises `Company.DoesNotExist`."""
    row = Company.objects.get(id=company_id)
    return Employer(row.id, row.name, row.siret)


def register(*, name: str, siret: str = "", now: datetime) -> Employer:
    """The company of this SIRET, or of this name when it has none; made when new. ValueError: wrong SIRET."""
    digits = siret_number.validate(siret) if siret else ""
    match = {"siret": digits} if digits else {"siret": "", "name": name.strip()}
    row, _ = Company.objects.get_or_create(**match, defaults={"name": name.strip(), "known_since": now})
    return Employer(row.id, row.name, row.siret)
