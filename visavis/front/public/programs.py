"""The page of the interface for programs: what may be asked, with an example to copy."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.rest.api import Api

EXAMPLE = {
    "birth": "1990-04-12",
    "contracts": [
        {
            "start": "2024-09-01",
            "end": "2026-08-31",
            "nature": "cdd",
            "end_reason": "end_of_fixed_term",
            "gross_monthly": 2100,
        }
    ],
}


@open_to_everyone(reason="whoever writes a program reads it first")
def programs(request: HttpRequest, api: Api) -> HttpResponse:
    """Each operation in a line, the fields of what is sent, an example that works as it is."""
    described = api.get_openapi_schema()
    context = {
        "operations": [
            {"path": path, "method": method.upper(), **operation}
            for path, methods in described["paths"].items()
            for method, operation in methods.items()
        ],
        "shapes": _shapes(described["components"]["schemas"]),
        "example": json.dumps(EXAMPLE, indent=2),
        "address": request.build_absolute_uri(reverse("api:compute_right")),
        "most": settings.ASKED_A_MINUTE,
    }
    return render(request, "front/programs.html", context)


def _shapes(schemas: dict[str, Any]) -> list[dict[str, Any]]:
    """What may be sent: each record with its fields, those that are needed first."""
    sent = ("Situation", "Contract", "Bonus", "Suspension", "PreviousRight")
    return [
        {
            "name": name,
            "says": schemas[name].get("description", ""),
            "fields": [
                {
                    "name": field,
                    "needed": field in schemas[name].get("required", ()),
                    "says": _says(shape, schemas),
                }
                for field, shape in schemas[name]["properties"].items()
            ],
        }
        for name in sent
    ]


def _says(shape: dict[str, Any], schemas: dict[str, Any]) -> str:
    """A field in words: its description, or its kind; then the values it may take, or the record it is."""
    kinds = [shape, *shape.get("anyOf", ()), *shape.get("allOf", ()), shape.get("items", {})]
    names = [kind["$ref"].rpartition("/")[2] for kind in kinds if "$ref" in kind]
    values = [str(value) for name in names for value in schemas[name].get("enum", ())]
    records = [name for name in names if "enum" not in schemas[name]]
    told = [
        each.get("format") or each.get("type") for each in kinds if each.get("type") not in (None, "null")
    ]
    described = shape.get("description") or (told[0] if told else "")
    return " ".join(filter(None, [described, ", ".join(values or records)]))
