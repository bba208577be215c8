"""Disagreeing: what stops while somebody looks again, by when the law wants an answer, what a person can do next."""

from visavis.decisions.remedies.grounds import GROUNDS, LINES, OFFERED, Ground, ground_of
from visavis.decisions.remedies.mediation import (
    ANSWER_WITHIN_DAYS,
    JUDGE_WITHIN_WORKING_DAYS,
    PRIOR_STEP,
    REASONS,
    SERVICE_WITHIN_WORKING_DAYS,
    Inadmissible,
)
from visavis.decisions.remedies.next_steps import next_steps, whole_months_after
from visavis.decisions.remedies.second_look import ONE_IN, looked_at_again

__all__ = [
    "ANSWER_WITHIN_DAYS",
    "GROUNDS",
    "JUDGE_WITHIN_WORKING_DAYS",
    "LINES",
    "OFFERED",
    "ONE_IN",
    "PRIOR_STEP",
    "REASONS",
    "SERVICE_WITHIN_WORKING_DAYS",
    "Ground",
    "Inadmissible",
    "ground_of",
    "looked_at_again",
    "next_steps",
    "whole_months_after",
]
