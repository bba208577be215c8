"""From what a person, a form or a file says to a `Situation`: problems become findings, nothing raises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from visavis.decisions.rights.end_codes import end_codes, is_code
from visavis.decisions.rights.fields import Fields
from visavis.decisions.rights.situation import (
    Bonus,
    Contract,
    CsgRate,
    EndReason,
    Nature,
    PreviousRight,
    ResignationGround,
    Situation,
    Suspension,
    SuspensionKind,
)
from visavis.decisions.shared.explanation import Origin, Provenance
from visavis.decisions.shared.finding import Evidence, Finding, Severity
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.sentence import Sentence

SITUATION_FIELDS = {
    "id",
    "birth",
    "contracts",
    "registered_on",
    "csg_rate",
    "overseas",
    "previous_rights",
    "other_job_kept",
    "absences",
    "in_training",
    "waiting_served_on",
    "payment_month",
    "mayotte",
    "kept_job_gross",
    "previous_right",
    "neutral_periods",
    "alsace_moselle",
    "tax_income",
    "tax_parts",
    "provenance",
}
CONTRACT_FIELDS = {
    "start",
    "end",
    "nature",
    "end_reason",
    "gross_monthly",
    "wages",
    "bonuses",
    "work_time_ratio",
    "weekly_hours",
    "procedure_start",
    "accrued_leave_indemnity",
    "supra_legal_indemnity",
    "employer",
    "severance_paid",
    "suspensions",
    "resignation_ground",
    "resignation_proved",
}
SUSPENSION_FIELDS = {"kind", "start", "end"}
PREVIOUS_FIELDS = {"daily_gross", "days_left", "opened_by", "sjr"}
BONUS_FIELDS = {"amount", "label", "start", "end"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The situation read (None when something blocking is wrong) and every problem met."""

    situation: Situation | None
    findings: tuple[Finding, ...]


def read(data: object) -> Reading:
    """Reads the dictionary described by the fields of `Situation` and `Contract`: dates ISO, euros as numbers
    or words, months `YYYY-MM`, `wages` by month, `provenance` by field path (`origin`, `who`, `on`)."""
    findings: list[Finding] = []
    if not isinstance(data, Mapping):
        wrong = Sentence("Nous attendons une fiche avec une date de naissance et des contrats.")
        return Reading(None, (Finding("not_a_record", Severity.BLOCKING, wrong, Evidence("")),))
    fields = Fields(data, "", findings)
    fields.known(SITUATION_FIELDS)
    birth = fields.day("birth", needed=True)
    contracts = tuple(_contract(one) for one in fields.records("contracts", needed=True))
    situation = _situation(fields, birth, contracts)
    blocked = any(finding.severity is Severity.BLOCKING for finding in findings)
    return Reading(None if blocked else situation, tuple(findings))


def _situation(
    fields: Fields, birth: date | None, contracts: tuple[Contract | None, ...]
) -> Situation | None:
    values = dict(
        registered_on=fields.day("registered_on"),
        csg_rate=fields.choice("csg_rate", CsgRate, CsgRate.FULL),
        overseas=fields.flag("overseas"),
        previous_rights=fields.flag("previous_rights"),
        other_job_kept=fields.flag("other_job_kept"),
        absences=fields.flag("absences"),
        in_training=fields.flag("in_training"),
        waiting_served_on=fields.day("waiting_served_on"),
        payment_month=fields.month("payment_month"),
        mayotte=fields.flag("mayotte"),
        kept_job_gross=fields.money("kept_job_gross"),
        previous_right=_previous_right(fields),
        neutral_periods=_suspensions(fields, "neutral_periods"),
        alsace_moselle=fields.flag("alsace_moselle"),
        tax_income=fields.money("tax_income"),
        tax_parts=fields.number("tax_parts") or Decimal(1),
        id=fields.text("id"),
        provenance=_supposed(fields) | _provenance(fields),
    )
    known = tuple(one for one in contracts if one is not None)
    if birth is None or len(known) < len(contracts):
        return None
    return Situation(birth=birth, contracts=known, **values)  # type: ignore[arg-type]  # each was read by its kind


def _contract(fields: Fields) -> Contract | None:
    fields.known(CONTRACT_FIELDS)
    start, end = fields.day("start", needed=True), fields.day("end", needed=True)
    reason = _end_reason(fields)
    fixed = reason is EndReason.END_OF_FIXED_TERM
    values = dict(
        nature=fields.choice("nature", Nature, Nature.CDD if fixed else Nature.CDI),
        end_reason=reason,
        gross_monthly=fields.money("gross_monthly"),
        wages=_wages(fields),
        bonuses=tuple(_bonus(one) for one in fields.records("bonuses")),
        work_time_ratio=fields.number("work_time_ratio") or _given_or(fields, "work_time_ratio", Decimal(1)),
        weekly_hours=fields.number("weekly_hours"),
        procedure_start=fields.day("procedure_start"),
        accrued_leave_indemnity=fields.money("accrued_leave_indemnity") or ZERO,
        supra_legal_indemnity=fields.money("supra_legal_indemnity") or ZERO,
        employer=fields.text("employer"),
        severance_paid=fields.money("severance_paid"),
        suspensions=_suspensions(fields, "suspensions"),
        resignation_ground=_ground(fields),
        resignation_proved=fields.flag("resignation_proved"),
    )
    return Contract(start, end, **values) if start and end else None  # type: ignore[arg-type]  # as above


def _end_reason(fields: Fields) -> EndReason:
    """A word of ours, or a code of the employer's declaration; a code by which nothing ended goes to a human."""
    written = fields.values.get("end_reason")
    known = end_codes().get(str(written)) if is_code(written) else None
    if known is None:
        return fields.choice("end_reason", EndReason, EndReason.OTHER)
    if not known.ended:
        sentence = Sentence.of(
            "Le code {code} de la déclaration dit que ce contrat continue : « {says} ».",
            code=known.code,
            says=known.says,
        )
        fields.findings.append(
            Finding("not_ended", Severity.WARNING, sentence, Evidence(fields.at("end_reason")))
        )
    return known.reason


def _ground(fields: Fields) -> ResignationGround | None:
    name = "resignation_ground"
    return fields.choice(name, ResignationGround, ResignationGround.RETRAINING) if fields.has(name) else None


def _suspensions(fields: Fields, name: str) -> tuple[Suspension, ...]:
    found = []
    for one in fields.records(name):
        one.known(SUSPENSION_FIELDS)
        start, end = one.day("start", needed=True), one.day("end", needed=True)
        kind = one.choice("kind", SuspensionKind, SuspensionKind.SICKNESS)
        if start and end:
            found.append(Suspension(kind, start, end))
    return tuple(found)


def _previous_right(fields: Fields) -> PreviousRight | None:
    record = fields.inside("previous_right") if fields.has("previous_right") else None
    if record is None:
        return None
    record.known(PREVIOUS_FIELDS)
    daily, days = record.money("daily_gross", needed=True), record.number("days_left")
    return PreviousRight(daily or ZERO, int(days or 0), record.day("opened_by"), record.money("sjr"))


def _given_or(fields: Fields, name: str, default: Decimal) -> Decimal:
    """Zero stays zero when it was written: the checker speaks about it."""
    return Decimal(0) if fields.has(name) else default


def _bonus(fields: Fields) -> Bonus:
    fields.known(BONUS_FIELDS)
    return Bonus(
        fields.money("amount", needed=True) or ZERO,
        fields.text("label"),
        fields.day("start"),
        fields.day("end"),
    )


def _wages(fields: Fields) -> Mapping[date, Money]:
    wages = {}
    for within, name in fields.entries("wages"):
        month, pay = within.as_month(name), within.money(name)
        if month and pay is not None:
            wages[month] = pay
    return wages


def _supposed(fields: Fields) -> dict[str, Provenance]:
    """What nobody wrote and we fill in: full time, full rate; and a reason told by code, which only employers use."""
    names = {} if fields.has("csg_rate") else {"csg_rate": Provenance(Origin.ASSUMED)}
    contracts = fields.values.get("contracts")
    for rank, one in enumerate(contracts if isinstance(contracts, list | tuple) else ()):
        if isinstance(one, Mapping) and one.get("work_time_ratio") in (None, ""):
            names[f"contracts.{rank}.work_time_ratio"] = Provenance(Origin.ASSUMED)
        if isinstance(one, Mapping) and is_code(one.get("end_reason")):
            names[f"contracts.{rank}.end_reason"] = Provenance(Origin.DSN)
    return names


def _provenance(fields: Fields) -> dict[str, Provenance]:
    sources = {}
    for within, path in fields.entries("provenance"):
        told: Any = within.inside(path)
        if told is not None:
            origin = told.choice("origin", Origin, Origin.DECLARED)
            sources[path] = Provenance(origin, told.text("who"), told.day("on"))
    return sources
