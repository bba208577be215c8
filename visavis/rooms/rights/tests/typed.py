"""What somebody without an account types to try a right, and what she then reads."""

from __future__ import annotations

import html
from typing import Any

from django.test import Client

HER = {"birth_day": "9", "birth_month": "3", "birth_year": "1985", "place": "metropole"}
CONTRACT = {
    "start_day": "1", "start_month": "11", "start_year": "2023", "end_day": "31", "end_month": "10", "end_year": "2026",
    "nature": "cdi", "end_reason": "dismissal_economic", "gross_monthly": "2 080,00",
}  # fmt: skip


def somebody_who_typed(**changed: str) -> Client:
    """A visitor with one contract typed; `changed` fields of it are others."""
    client = Client()
    client.post("/droits/", HER)
    client.post("/droits/contrats/1/", {**CONTRACT, **changed})
    return client


def main_of(answer: Any) -> str:
    """The words of the page between `<main>` and its end."""
    page = answer.content.decode().partition("<main")[2].partition("</main")[0]
    return html.unescape(page).replace("\xa0", " ").replace("\u202f", " ")
