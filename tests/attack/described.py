"""The pages of the service as an OpenAPI document, made of what a walk found: for fuzzers that need one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.attack.crawl import MANY, Asked

SECRETS = {"csrfmiddlewaretoken", "once"}  # put in by `hooks.py`, fresh each time
# Parameters that addresses take without any form showing them.
QUIET = ("avant", "apres", "next", "retour", "papier", "mots", "lieu", "page")


def described(asked: Iterable[Asked], site: str) -> dict[str, Any]:
    """OpenAPI 3.0: one operation for each way of asking for each shape of address."""
    paths: dict[str, dict[str, Any]] = {}
    for each in asked:
        ids = MANY.findall(each.path)
        shape = each.path
        for place, value in enumerate(ids):
            shape = shape.replace(value, f"{{id{place}}}", 1)
        operation = paths.setdefault(shape, {}).setdefault(each.method.lower(), _operation(ids))
        if each.method == "POST":
            _add_body(operation, each)
        else:
            _add_query(operation, [*each.fields, *QUIET], each.fields)
    info = {"title": "Vis-à-vis, its pages", "version": "1"}
    return {"openapi": "3.0.3", "info": info, "servers": [{"url": site}], "paths": paths}


def _operation(ids: list[str]) -> dict[str, Any]:
    parameters = [
        {"name": f"id{place}", "in": "path", "required": True, "schema": {"type": "string", "enum": [value]}}
        for place, value in enumerate(ids)
    ]
    return {"parameters": parameters, "responses": {"default": {"description": "a page"}}}


def _add_query(operation: dict[str, Any], names: list[str], shown: dict[str, list[str]]) -> None:
    known = {each["name"] for each in operation["parameters"]}
    for name in dict.fromkeys(names):
        if name not in known:
            operation["parameters"].append(
                {"name": name, "in": "query", "required": False, "schema": _kind(shown.get(name, []))}
            )


def _add_body(operation: dict[str, Any], asked: Asked) -> None:
    properties = {name: _kind(values) for name, values in asked.fields.items() if name not in SECRETS}
    body = operation.setdefault(
        "requestBody",
        {"content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {}}}}},
    )
    body["content"]["application/x-www-form-urlencoded"]["schema"]["properties"] |= properties


def _kind(values: list[str]) -> dict[str, Any]:
    """A value that a page showed, or any text: the fuzzer takes both."""
    shown = sorted({value for value in values if value})
    return {"anyOf": [{"type": "string", "enum": shown}, {"type": "string"}]} if shown else {"type": "string"}
