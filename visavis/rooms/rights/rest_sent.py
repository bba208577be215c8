"""What a program sends: a situation. Described here; `decisions/rights` reads and judges it.

Nothing is checked by these shapes (`SkipValidation`): whoever sends something odd gets the findings of `read`, in plain
words and at their field, as on the pages.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, WithJsonSchema

from visavis.decisions.rights.situation import CsgRate, EndReason, Nature, ResignationGround, SuspensionKind
from visavis.decisions.shared.explanation import Origin

Said = SkipValidation
Euros = Annotated[
    Decimal,
    WithJsonSchema(
        {"anyOf": [{"type": "number"}, {"type": "string"}], "description": "Euros, two decimals at most."}
    ),
]
Code = Annotated[str, WithJsonSchema({"type": "string", "pattern": r"^\d{3}$"})]
Month = Annotated[str, WithJsonSchema({"type": "string", "pattern": r"^[12]\d{3}-(0[1-9]|1[0-2])$"})]


class _Record(BaseModel):
    model_config = ConfigDict(extra="allow")


class Suspension(_Record):
    """Days from `start` to `end`, both included, on which a contract was suspended or that the law sets apart."""

    kind: Said[SuspensionKind]
    start: Said[date]
    end: Said[date]


class Bonus(_Record):
    """A bonus, with the days it rewards; without days, the whole contract."""

    amount: Said[Euros]
    label: Said[str] = ""
    start: Said[date | None] = None
    end: Said[date | None] = None


class Contract(_Record):
    """One contract, as the employer's certificate tells it."""

    start: Said[date] = Field(description="First day.")
    end: Said[date] = Field(description="Last day, included.")
    nature: Said[Nature] = Field(Nature.CDI, description="`cdd` when its end is the end of a fixed term.")
    end_reason: Said[EndReason | Code] = Field(
        EndReason.OTHER,
        description="A word, or a code of the employer's declaration (DSN); `other` goes to a human.",
    )
    gross_monthly: Said[Euros | None] = Field(None, description="Gross wage of each full month; or `wages`.")
    wages: Said[dict[str, Euros]] = Field({}, description='Gross wage by month, `{"2026-05": 1830.50}`.')
    bonuses: Said[list[Bonus]] = []
    work_time_ratio: Said[Decimal] = Field(
        Decimal(1), description="Hours over full-time hours; 0.5 is half time."
    )
    weekly_hours: Said[Decimal | None] = Field(None, description="Hours a week; lets hours be counted.")
    procedure_start: Said[date | None] = Field(None, description="Day the dismissal procedure started.")
    accrued_leave_indemnity: Said[Euros] = Field(Decimal(0), description="Paid for leave not taken.")
    supra_legal_indemnity: Said[Euros] = Field(Decimal(0), description="Severance beyond what the law asks.")
    severance_paid: Said[Euros | None] = Field(
        None, description="Whole severance; the law's part is taken off."
    )
    employer: Said[str] = ""
    suspensions: Said[list[Suspension]] = []
    resignation_ground: Said[ResignationGround | None] = Field(
        None, description="Why she resigned (article 2)."
    )
    resignation_proved: Said[bool] = Field(False, description="A counsellor saw the documents of the ground.")


class PreviousRight(_Record):
    """What is left of an earlier right."""

    daily_gross: Said[Euros]
    days_left: Said[int] = 0
    opened_by: Said[date | None] = Field(None, description="Last day of the contract that opened it.")
    sjr: Said[Euros | None] = Field(None, description="Its reference daily wage.")


class Told(_Record):
    """Where a datum comes from."""

    origin: Said[Origin] = Origin.DECLARED
    who: Said[str] = ""
    on: Said[date | None] = None


class Situation(_Record):
    """A person at the end of a contract: the last one to end opens the right. Only two fields are needed."""

    birth: Said[date] = Field(description="Day of birth.")
    contracts: Said[list[Contract]] = Field(description="Every contract of the last years, in any order.")
    registered_on: Said[date | None] = Field(
        None, description="Day of registration; else the day after the contract."
    )
    csg_rate: Said[CsgRate] = Field(CsgRate.FULL, description="From the tax notice; or `tax_income`.")
    tax_income: Said[Euros | None] = Field(None, description="Reference income, chooses the rate of CSG.")
    tax_parts: Said[Decimal] = Field(Decimal(1), description="Parts of the household on the tax notice.")
    alsace_moselle: Said[bool] = False
    overseas: Said[bool] = False
    mayotte: Said[bool] = False
    other_job_kept: Said[bool] = Field(False, description="A second job goes on.")
    kept_job_gross: Said[Euros | None] = Field(None, description="Its gross month.")
    previous_rights: Said[bool] = Field(False, description="There was an earlier right.")
    previous_right: Said[PreviousRight | None] = None
    absences: Said[bool] = Field(False, description="There were absences that `suspensions` does not say.")
    neutral_periods: Said[list[Suspension]] = Field([], description="Days between contracts, set apart.")
    in_training: Said[bool] = False
    waiting_served_on: Said[date | None] = Field(None, description="Day the seven days were last served.")
    payment_month: Said[Month | None] = Field(None, description="Month to pay, `2026-05`.")
    id: Said[str] = Field("", description="Yours; it comes back with the answer.")
    provenance: Said[dict[str, Told]] = Field({}, description="By field path: `contracts.0.end`.")

    def as_sent(self) -> dict[str, Any]:
        """What was sent, field by field, unknown ones included: `read` has a finding for those."""
        return {name: getattr(self, name) for name in self.model_fields_set}
