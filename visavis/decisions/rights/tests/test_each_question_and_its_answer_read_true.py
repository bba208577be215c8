"""A title that asks, and the "Oui" or "Non" beside it, say together something true of the person."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from visavis.decisions.rights import Entitlement, compute, read
from visavis.decisions.rights.situation import EndReason, Nature, Situation, SuspensionKind
from visavis.decisions.shared.answer import Answer
from visavis.decisions.shared.periods import Period, add_months, working_days

CASES = Path(__file__).parent / "cases"
NEEDED = {
    date(2014, 7, 1): (122, 610), date(2017, 11, 1): (88, 610), date(2019, 11, 1): (130, 910),
    date(2020, 8, 1): (88, 610), date(2021, 12, 1): (130, 910),
}  # fmt: skip
CHOSEN = {
    EndReason.RESIGNATION, EndReason.RESIGNATION_UNKNOWN, EndReason.RESIGNATION_PRESUMED,
    EndReason.TRIAL_ENDED_BY_EMPLOYEE, EndReason.EARLY_END_BY_EMPLOYEE,
}  # fmt: skip


def earlier_jobs_let_it_open(life: Situation, _result: Entitlement) -> bool:
    left = [one for one in life.contracts if one is not life.last and one.end_reason in CHOSEN]
    after = max((one.end for one in left), default=None)
    worked = [Period(one.start, one.end) for one in life.contracts if after and one.start > after]
    return not left or working_days(worked) >= 65


def registered_in_time(life: Situation, _result: Entitlement) -> bool:
    return life.registered_on is None or life.registered_on <= add_months(life.last.end, 12)


def worked_enough(life: Situation, result: Entitlement) -> bool:
    worked = working_days(Period(one.start, one.end) for one in life.contracts)
    hours = min(worked, result.worked_days) * (life.last.weekly_hours or 0) / 5
    days, needed = NEEDED[max(since for since in NEEDED if since <= life.rules_on)]
    seasonal = (
        life.rules_on.year >= 2025 and life.last.nature is Nature.SEASONAL and result.worked_days >= 108
    )
    training = [one for one in life.neutral_periods if one.kind is SuspensionKind.TRAINING]
    trained = min(working_days(Period(one.start, one.end) for one in training), days * 2 // 3)
    return result.worked_days + trained >= days or hours >= needed or seasonal


# For each question of the explanation: its words, and when "Oui" is the true answer.
QUESTIONS: dict[str, tuple[str, Callable[[Situation, Entitlement], bool]]] = {
    "droit": ("Avez-vous droit à l'allocation ?", lambda _life, result: result.eligibility.is_yes),
    "champ": ("Ce calcul vous concerne-t-il ?", lambda _life, result: len(result.explanation.children) > 1),
    "perte": (
        "La fin de votre contrat ouvre-t-elle un droit ?",
        lambda life, _result: life.last.end_reason not in CHOSEN or life.last.resignation_proved,
    ),
    "depart": ("Vos emplois précédents laissent-ils votre droit s'ouvrir ?", earlier_jobs_let_it_open),
    "inscription": ("L'inscription est-elle dans le délai ?", registered_in_time),
    "affiliation": ("Avez-vous assez travaillé ?", worked_enough),
    "salaires": (
        "Connaissons-nous tous vos salaires ?",
        lambda life, _result: all(one.gross_monthly or one.wages for one in life.contracts),
    ),
    "duree_sure": ("La durée est-elle sûre ?", lambda _life, _result: False),
    "demission": (
        "Votre démission est-elle légitime ?",
        lambda life, _result: life.last.resignation_proved,
    ),
    # A person always looks at which end counts: neither yes nor no is ever said.
    "fin_de_contrat": ("Quelle fin de contrat ouvre votre droit ?", lambda _life, _result: False),
    "degressivite": (
        "Votre allocation baisse-t-elle au bout de six mois ?",
        lambda _life, result: "aj_reduite" in {node.code for node in result.explanation.walk()},
    ),
}


def plain(said: str) -> str:
    return re.sub(r"\s", " ", said)


def lives():
    told = [case for file in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))]
    return [pytest.param(case["input"], id=case["id"]) for case in told if case["kind"] == "entitlement"]


def answers(told):
    life = read(told).situation
    assert life is not None
    result = compute(life)
    return life, result, [node for node in result.explanation.walk() if isinstance(node.value, Answer)]


@pytest.mark.parametrize("told", lives())
def test_the_question_and_its_answer_read_true_together(told):
    life, result, nodes = answers(told)
    for node in nodes:
        words, is_true = QUESTIONS[node.code]
        assert plain(node.title.say("fr")) == words, (
            "a question that changed is read again here, with its answer"
        )
        if not node.value.is_open:
            assert node.value.is_yes == is_true(life, result), f"{words} {node.value.verdict}"


def test_every_question_is_met_by_some_life():
    met = {node.code for param in lives() for node in answers(param.values[0])[2]}
    assert met == set(QUESTIONS)


def test_somebody_who_never_resigned_does_not_read_that_she_left_a_job():
    life = {
        "birth": "1972-05-03",
        "contracts": [
            {"start": "2019-03-01", "end": "2026-10-31", "gross_monthly": 2080, "end_reason": "dismissal"}
        ],
    }
    depart = compute(read(life).situation).explanation.find("depart")
    assert "quitté" not in depart.title.say("fr")
    assert [plain(why.say("fr")) for why in depart.value.why] == [
        "Avant cela, vous n'avez quitté aucun emploi."
    ]


def test_an_unknown_reason_of_a_resignation_is_never_a_no():
    life = {
        "birth": "1992-09-16",
        "contracts": [
            {
                "start": "2022-01-01", "end": "2025-12-31", "gross_monthly": 2000,
                "end_reason": "resignation_reason_unknown",
            }
        ],
    }  # fmt: skip
    answer = compute(read(life).situation).eligibility
    assert answer.is_open
    assert "Nous ne savons pas encore pourquoi." in answer.why[0].say("fr")
