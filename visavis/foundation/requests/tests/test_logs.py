"""Logs carry ids and codes, never names or text: not even in the traceback of a refused statement."""

from __future__ import annotations

import json
import logging
import sys

import pytest
from django.db import Error, connection, transaction

from visavis.foundation.requests.logs import JsonLines


def logged(error: BaseException) -> str:
    """The line written about an error."""
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "broken", None, sys.exc_info())
    line = json.loads(JsonLines().format(record))
    assert type(error).__name__ in line["error"]
    return str(line["error"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "insert into django_content_type (app_label, model) values ('Secretprenom', 'x'), ('Secretprenom', 'x')",
            "23505",
        ),
        (
            "insert into django_content_type (app_label, model) values ('Secretprenom', null)",
            "23502 django_content_type model",
        ),
        ("select 'Secretprenom'::date", "22007"),
        ("select Secretprenom", "42703"),
        ("select 1 'Secretprenom'", "42601"),
    ],
)
def test_an_error_of_the_database_is_logged_without_what_was_typed(statement: str, code: str) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except Error as error:
        line = logged(error)
        assert "secretprenom" in str(error).lower(), (
            "the error itself told the name: this test proves something"
        )
        assert "secretprenom" not in line.lower()
        assert code in line


def test_another_error_keeps_its_words() -> None:
    try:
        raise LookupError("no such motive")
    except LookupError as error:
        assert "no such motive" in logged(error)
