"""What we know of a person when we compute her rights: plain frozen data, nothing decided here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from visavis.decisions.rights.versions import KeyEvent
from visavis.decisions.shared.explanation import Origin, Provenance
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.periods import age_on


class Nature(StrEnum):
    """The nature of a contract. `CDI`, `CDD` and `SEASONAL` are computed; the others go to a human."""

    CDI = "cdi"
    CDD = "cdd"
    INTERIM = "interim"
    SEASONAL = "seasonal"
    INTERMITTENT = "intermittent"
    APPRENTICESHIP = "apprenticeship"
    PUBLIC = "public"
    HOME_WORK = "home_work"
    SAILOR = "sailor"
    ABROAD = "abroad"
    COMMISSION = "commission"
    CHILDMINDER = "childminder"
    FISHER = "fisher"
    DOCKER = "docker"
    EXPATRIATE = "expatriate"
    CROSS_BORDER = "cross_border"
    DETENTION = "detention"
    SELF_EMPLOYED = "self_employed"
    OTHER = "other"


class EndReason(StrEnum):
    """Why a contract ended."""

    END_OF_FIXED_TERM = "end_of_fixed_term"
    DISMISSAL = "dismissal"
    DISMISSAL_ECONOMIC = "dismissal_economic"
    DISMISSAL_MISCONDUCT = "dismissal_misconduct"
    TRIAL_ENDED_BY_EMPLOYER = "trial_ended_by_employer"
    EARLY_END_BY_EMPLOYER = "early_end_by_employer"
    RUPTURE_CONVENTIONNELLE = "rupture_conventionnelle"
    RUPTURE_CONVENTIONNELLE_COLLECTIVE = "rupture_conventionnelle_collective"
    RESIGNATION = "resignation_not_legitimate"
    RESIGNATION_UNKNOWN = "resignation_reason_unknown"
    RESIGNATION_LEGITIMATE = "resignation_legitimate"
    RESIGNATION_PRESUMED = "resignation_presumed"
    TRIAL_ENDED_BY_EMPLOYEE = "trial_ended_by_employee"
    EARLY_END_BY_EMPLOYEE = "early_end_by_employee"
    MUTUAL_END = "mutual_end"
    PRISE_D_ACTE = "prise_d_acte"
    CDI_REFUSED = "cdi_refused_after_cdd"
    RETIREMENT = "retirement"
    CSP = "csp"
    OTHER = "other"


DISMISSALS = {EndReason.DISMISSAL, EndReason.DISMISSAL_ECONOMIC, EndReason.DISMISSAL_MISCONDUCT}


class ResignationGround(StrEnum):
    """Why a person resigned, when the application agreements hold it legitimate (article 2)."""

    FOLLOWS_SPOUSE = "follows_spouse"
    MARRIAGE_AND_MOVE = "marriage_and_move"
    FOLLOWS_PARENTS = "follows_parents"
    DISABLED_CHILD = "disabled_child"
    DOMESTIC_VIOLENCE = "domestic_violence"
    UNPAID_WAGES = "unpaid_wages"
    CRIME_AT_WORK = "crime_at_work"
    NEW_JOB_ENDED = "new_job_ended"
    JOB_AFTER_DISMISSAL = "job_after_dismissal"
    ASSISTED_CONTRACT_LEFT = "assisted_contract_left"
    COUPLE_CONTRACT = "couple_contract"
    VOLUNTEERING = "volunteering"
    BUSINESS_FAILED = "business_failed"
    RETRAINING = "retraining"


class SuspensionKind(StrEnum):
    """Why a contract was suspended, or why days between two contracts are set apart."""

    SICKNESS = "sickness"
    MATERNITY = "maternity"
    PATERNITY = "paternity"
    ADOPTION = "adoption"
    WORK_ACCIDENT = "work_accident"
    PARTIAL_ACTIVITY = "partial_activity"
    PARENTAL_LEAVE = "parental_leave"
    CARE_LEAVE = "care_leave"
    TRAINING = "training"
    SABBATICAL = "sabbatical"
    BUSINESS_LEAVE = "business_leave"
    UNPAID_LEAVE = "unpaid_leave"


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days from `start` to `end`, both included, of one `kind`."""

    kind: SuspensionKind
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class PreviousRight:
    """What is left of an earlier right: daily allowance, days left, its daily wage, the day it opened.

    `opened_by` is the last day of the contract that opened it: work done since counts for a new right.
    """

    daily_gross: Money
    days_left: int
    opened_by: date | None = None
    sjr: Money | None = None


class CsgRate(StrEnum):
    """Rate of social contributions on the allowance, from the tax notice."""

    FULL = "full"
    REDUCED = "reduced"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Bonus:
    """A bonus, with the days it rewards (None: the whole contract)."""

    amount: Money
    label: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract as the employer's certificate tells it.

    Wages come either as `gross_monthly` (same every full month) or as `wages`, by first day of month.
    `work_time_ratio` is hours / full-time hours (1 = full time); `weekly_hours` allows counting hours.
    `procedure_start` is the day the dismissal procedure started (letter of convocation). `severance_paid` is the whole
    indemnity of the end of contract: what the law asks is then taken off, and `supra_legal_indemnity` is not asked.
    `resignation_proved` says that a counsellor saw the documents of the `resignation_ground`.
    """

    start: date
    end: date
    nature: Nature = Nature.CDI
    end_reason: EndReason = EndReason.OTHER
    gross_monthly: Money | None = None
    wages: Mapping[date, Money] = field(default_factory=dict)
    bonuses: tuple[Bonus, ...] = ()
    work_time_ratio: Decimal = Decimal(1)
    weekly_hours: Decimal | None = None
    procedure_start: date | None = None
    accrued_leave_indemnity: Money = Money(0)
    supra_legal_indemnity: Money = Money(0)
    employer: str = ""
    severance_paid: Money | None = None
    suspensions: tuple[Suspension, ...] = ()
    resignation_ground: ResignationGround | None = None
    resignation_proved: bool = False

    @property
    def key_event(self) -> tuple[KeyEvent, date]:
        """The event that chooses the rules: for a dismissal, the start of its procedure when known and earlier."""
        started = self.procedure_start if self.end_reason in DISMISSALS else None
        if started and started < self.end:
            return KeyEvent.START_OF_PROCEDURE, started
        return KeyEvent.END_OF_CONTRACT, self.end


@dataclass(frozen=True, slots=True)
class Situation:
    """A person at the end of a contract. Only `birth` and `contracts` are needed; the last to end opens the right.

    `registered_on` is the day of registration (unknown: the day after the contract). `provenance` tells by field
    path (`birth`, `contracts.0`, `contracts.0.end`…) where a datum comes from; the longest path given wins.
    `neutral_periods` are days between contracts that the law sets apart. `kept_job_gross` is the gross month of a job
    kept beside the one lost. `previous_right` is what is left of an earlier right. `tax_income` and `tax_parts`, from
    the tax notice of two years ago, choose the rate of CSG when nobody told it.
    """

    birth: date
    contracts: tuple[Contract, ...]
    registered_on: date | None = None
    csg_rate: CsgRate = CsgRate.FULL
    overseas: bool = False
    previous_rights: bool = False
    other_job_kept: bool = False
    absences: bool = False
    in_training: bool = False
    waiting_served_on: date | None = None
    payment_month: date | None = None
    mayotte: bool = False
    kept_job_gross: Money | None = None
    previous_right: PreviousRight | None = None
    neutral_periods: tuple[Suspension, ...] = ()
    alsace_moselle: bool = False
    tax_income: Money | None = None
    tax_parts: Decimal = Decimal(1)
    id: str = ""
    provenance: Mapping[str, Provenance] = field(default_factory=dict)

    @property
    def last(self) -> Contract:
        """The contract whose end opens the right."""
        return max(self.contracts, key=lambda contract: (contract.end, contract.start))

    @property
    def rules_on(self) -> date:
        """The day that chooses the rules of the right: see `Contract.key_event`."""
        return self.last.key_event[1]

    @property
    def age(self) -> int:
        """Full years of age at the end of the last contract."""
        return age_on(self.birth, self.last.end)

    def origin(self, path: str) -> Provenance:
        """Where the datum at `path` comes from; declared by the person when nobody said."""
        while path:
            if path in self.provenance:
                return self.provenance[path]
            path = path.rpartition(".")[0]
        return self.provenance.get("", Provenance(Origin.DECLARED))

    def path(self, contract: Contract) -> str:
        """`contracts.0`: how a contract is named in field paths."""
        return f"contracts.{self.contracts.index(contract)}"

    def at_the_end_of(self, contract: Contract) -> Situation:
        """The same person, registered the same day, looked at the end of an earlier contract: the later ones apart."""
        kept = [rank for rank, one in enumerate(self.contracts) if one.end <= contract.end]
        sources = {
            path: source for path, source in self.provenance.items() if not path.startswith("contracts.")
        }
        for new, old in enumerate(kept):
            sources |= {
                f"contracts.{new}{path.removeprefix(f'contracts.{old}')}": source
                for path, source in self.provenance.items()
                if path == f"contracts.{old}" or path.startswith(f"contracts.{old}.")
            }
        if self.registered_on is None:
            sources["registered_on"] = Provenance(Origin.ASSUMED)
        return replace(
            self,
            contracts=tuple(self.contracts[rank] for rank in kept),
            registered_on=self.registered_on or self.last.end + timedelta(days=1),
            provenance=sources,
        )
