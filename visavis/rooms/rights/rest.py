"""Rights for programs: the same calculation as on the pages, for nobody's file; nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Query, Router
from pydantic import BeforeValidator

from visavis.decisions.rights import compute, lawbook, read, telling
from visavis.decisions.rights.entitlement import Entitlement
from visavis.decisions.rights.texts import text_on
from visavis.decisions.shared.finding import Finding, Severity
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.rest.problem import Found, Problem
from visavis.foundation.ui.mention import as_text
from visavis.foundation.words import show
from visavis.rooms.rights.rest_answered import Law, Right, Unreadable
from visavis.rooms.rights.rest_sent import Situation

router = Router(tags=["rights"])
MOST_CONTRACTS = (
    400  # half a second of processor; more than that, ten times a second, would be everybody's wait
)
FREE = "computing a right needs no account; nothing is kept of what was sent"
Language = Annotated[
    Literal["fr", "en"] | None, Query(description="Language of the sentences; else Accept-Language.")
]
Explain = Annotated[
    Literal["no", "text", "tree"], Query(description="With every figure's article and formula.")
]


def _as_written(typed: object) -> object:
    """A day written `2026-11-26`; a number of seconds, which the reader would take for a day too, is refused."""
    if not (isinstance(typed, str) and len(typed) == 10 and typed[4] == "-"):
        raise ValueError("YYYY-MM-DD")
    return typed


Day = Annotated[date, BeforeValidator(_as_written)]


@router.post(
    "",
    response={200: Right, 422: Unreadable, 400: Problem, 413: Problem, 415: Problem, 429: Problem},
    summary="Compute a right",
)
@open_to_everyone(reason=FREE)
def compute_right(
    request: HttpRequest, situation: Situation, explain: Explain = "no", language: Language = None
) -> HttpResponse:
    """Contracts in, right out: answer, amounts, dates, months to the end. What it cannot know it leaves open."""
    with override(language or show.language()):
        if isinstance(situation.contracts, list) and len(situation.contracts) > MOST_CONTRACTS:
            return _too_many()
        reading = read(situation.as_sent())
        if reading.situation is None:
            return _unreadable(reading.findings)
        result = compute(reading.situation)
        if blocking := [each for each in result.findings if each.severity is Severity.BLOCKING]:
            return _unreadable(blocking)
        result = replace(result, findings=(*reading.findings, *result.findings))
        return _answer(_told(request, result, explain))


@router.get("/law", response={200: Law, 400: Problem, 422: Problem, 429: Problem}, summary="The law of a day")
@open_to_everyone(reason="the law is public")
def law_of_a_day(request: HttpRequest, on: Day) -> HttpResponse:
    """The rules and the figures applied to an event of that day, each with its source and how sure it is."""
    text = text_on(on)
    rules = [_rule(each) for each in lawbook.rules_on(on)]
    figures = [_figure(series, value) for series, value in lawbook.figures_on(on)]
    return _answer({"on": str(on), "text": text.name if text else None, "rules": rules, "figures": figures})


def _told(request: HttpRequest, result: Entitlement, explain: str) -> dict[str, Any]:
    """The record of the right, with the mention the law wants."""
    language = show.language()
    record = telling.as_record(result, language, whole=explain == "tree")
    if explain == "text":
        record["told"] = telling.as_text(result, language)
    mention = as_text("rights", result.versions.fingerprint[:12])
    page = request.build_absolute_uri("/algorithmes/rights/")
    return record | {"algorithm": {"mention": mention, "register": page}}


def _too_many() -> HttpResponse:
    problem = Problem(
        what=_("Rien n’est calculé."),
        why=_("Il y a plus de %(most)s contrats.") % {"most": MOST_CONTRACTS},
        now_what=_(
            "La commande « visavis rights compute » n’a pas de limite, et une personne de l’agence non plus."
        ),
    )
    return problem.answered(413)


def _unreadable(findings: tuple[Finding, ...] | list[Finding]) -> HttpResponse:
    language = show.language()
    problem = Problem(
        what=_("Rien n’est calculé."),
        why=_("Ce qui est envoyé ne peut pas être lu, ou se contredit."),
        now_what=_("Corrigez chaque champ dit ci-dessous, puis envoyez à nouveau."),
        findings=[
            Found(
                code=each.code,
                severity=each.severity.value,
                field=each.evidence.field,
                sentence=each.sentence.say(language),
            )
            for each in findings
        ],
    )
    return problem.answered(422)


def _rule(article: lawbook.Article) -> dict[str, Any]:
    version = article.version
    return {
        "code": version.code,
        "key_event": version.key.value,
        "since": str(version.since),
        "until": str(version.until) if version.until else None,
        "reference": str(version.reference),
        "status": version.reference.status.value,
        "says": article.says,
    }


def _figure(series: lawbook.Series, value: lawbook.Value) -> dict[str, Any]:
    return {
        "name": series.name,
        "value": str(value.value),
        "unit": series.unit,
        "since": str(value.since),
        "age_from": value.age_from,
        "overseas": value.overseas,
        "seasonal": value.seasonal,
        "article": series.article,
        "source": value.source,
        "status": value.status.value,
    }


def _answer(record: dict[str, Any]) -> HttpResponse:
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})
