"""A refusal as JSON: what, why, what now, with the problems found; in words that a person may be shown."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from pydantic import BaseModel, Field


class Found(BaseModel):
    """One problem, at its field."""

    code: str = Field(description="Lasting name of this kind of problem.", examples=["date_unreadable"])
    severity: str = Field(
        description="`blocking`: nothing is computed; `warning` and `note`: computed all the same."
    )
    field: str = Field(description="Path of the field, `contracts.0.end`; empty for the whole.")
    sentence: str = Field(description="The problem in plain words.")


class Problem(BaseModel):
    """Nothing was done. Why, and what to do now; `findings` says each problem where there are several."""

    what: str = Field(description="What was not done.")
    why: str = Field(description="Why.")
    now_what: str = Field(description="What to do now.")
    findings: list[Found] = Field(default=[], description="Each problem at its field.")

    def answered(self, status: int) -> HttpResponse:
        """The answer with this status."""
        return JsonResponse(self.model_dump(), status=status, json_dumps_params={"ensure_ascii": False})
