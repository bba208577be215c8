"""The interface for programs: each room's `rest.py` has its line here; `/api/1/` says it to people."""

from __future__ import annotations

from visavis.foundation.rest.api import Api
from visavis.front.public.programs import programs
from visavis.rooms.rights.rest import router as rights

api = Api(
    page=programs,
    title="Vis-à-vis",
    version="1",
    description="What a program may ask without an account. Sentences are said in French or English.",
    urls_namespace="api",
)
api.add_router("rights", rights)
