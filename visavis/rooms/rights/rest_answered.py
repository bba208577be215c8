"""What a program gets: a right as `visavis rights compute` writes it, or the law of a day. Shapes only."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field, WithJsonSchema

from visavis.decisions.shared.answer import Verdict
from visavis.foundation.rest.problem import Found

Amount = Annotated[str, Field(pattern=r"^-?\d+\.\d{2}$", description="Euros with two decimals.")]
# What the law wants said with every result of an algorithm (CRPA, R311-3-1-1).
Algorithm = Annotated[
    dict[str, str],
    WithJsonSchema(
        {
            "type": "object",
            "required": ["mention", "register"],
            "properties": {
                "mention": {"type": "string", "description": "What the law wants said with the result."},
                "register": {
                    "type": "string",
                    "description": "Its page in the public register of algorithms.",
                },
            },
        }
    ),
]


class Words(BaseModel):
    """A sentence with its values apart, so that it can be said in another language."""

    template: str
    values: dict[str, Any] = {}


class Answered(BaseModel):
    """Yes, no, or cannot say: then what is missing, and which human decides."""

    verdict: Verdict
    why: list[Words] = []
    missing: list[Words] = []
    who_decides: Words | None = None


class Figures(BaseModel):
    """The figures of the right; each is the value of a node of the explanation."""

    sjr: Amount = Field(description="Reference daily wage (salaire journalier de référence).")
    daily_gross: Amount = Field(description="Gross daily allowance (allocation journalière).")
    daily_net: Amount
    month_gross: Amount
    month_net: Amount
    duration_days: int = Field(description="Days that may be paid.")
    first_paid_on: date
    first_month_days: int
    last_paid_month: date = Field(description="First day of the last month paid.")
    leave_delay_days: int = Field(description="Delay for leave already paid (différé congés payés).")
    specific_delay_days: int = Field(description="Delay for severance (différé spécifique).")
    waiting_days: int = Field(description="Waiting days (délai d'attente).")
    reduced_from_day: int | None = Field(None, description="Day from which high allowances are reduced.")
    daily_gross_reduced: Amount | None = None
    daily_net_reduced: Amount | None = None
    month_gross_reduced: Amount | None = None
    month_net_reduced: Amount | None = None


class Days(BaseModel):
    """Consecutive days of one kind, between the end of the contract and the first payment."""

    kind: str
    first: date
    last: date


class Paid(BaseModel):
    """One month of the right."""

    month: str = Field(pattern=r"^\d{4}-\d{2}$")
    days: int
    reduced_days: int
    gross: Amount
    net: Amount


class Remark(BaseModel):
    """Something odd in what was sent, which did not prevent the calculation."""

    code: str
    severity: str
    field: str
    sentence: Words


class Right(BaseModel):
    """A right, as `visavis rights compute` writes it. It binds nobody: the agency decides."""

    sentence: str = Field(description="The answer in one sentence.")
    id: str
    eligibility: Answered
    provisional: bool = Field(description="The figures wait for a human's answer.")
    worked_days: int | None
    reference_days: int | None
    figures: Figures | None = Field(description="Null when there is nothing to show.")
    calendar: list[Days]
    months: list[Paid] = Field(description="Month by month, to the end of the right.")
    findings: list[Remark]
    versions: dict[str, Any] = Field(description="Rules applied, dated figures read, and the hash of both.")
    explanation: dict[str, Any] | None = Field(
        None,
        description="With `explain=tree`: every figure with its article, its inputs, its formula, its rounding.",
    )
    told: str | None = Field(None, description="With `explain=text`: the same in sentences.")
    algorithm: Algorithm


class Unreadable(BaseModel):
    """Nothing was computed: each problem with its field."""

    what: str
    why: str
    now_what: str
    findings: list[Found]


class Rule(BaseModel):
    """One rule in force: the version of its article that an event of that day chooses."""

    code: str
    key_event: str = Field(description="The event whose day chooses the version.")
    since: date
    until: date | None
    reference: str
    status: str = Field(description="`sure`: read on the published text; else who reads must look again.")
    says: str = Field(description="What this version says, then in plain words.")


class Figure(BaseModel):
    """One dated figure, for whom it is meant, and where it was read."""

    name: str
    value: str
    unit: str
    since: date
    age_from: int
    overseas: bool | None = Field(description="Null: everywhere.")
    seasonal: bool | None = Field(description="Null: seasonal or not.")
    article: str
    source: str
    status: str


class Law(BaseModel):
    """The rules and figures for an event of a day."""

    on: date
    text: str | None = Field(description="Null before the oldest text held here.")
    rules: list[Rule]
    figures: list[Figure]
