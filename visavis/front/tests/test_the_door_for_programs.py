"""A program computes a right without account or key; what is wrong comes back in words, at its field."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import time_machine
import yaml
from django.apps import apps
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visavis.decisions.rights import compute, read, reading, situation, telling
from visavis.decisions.rights import tests as rights_tests
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.rest.limit import ByAddress
from visavis.front.api import api
from visavis.front.public.programs import EXAMPLE
from visavis.rooms.people.models import IdentityNumber
from visavis.rooms.rights import rest_sent

pytestmark = pytest.mark.django_db

RIGHTS, LAW = "/api/1/rights", "/api/1/rights/law"
DESCRIBED = json.loads(json.dumps(api.get_openapi_schema()))
CASES = Path(rights_tests.__file__).parent / "cases"


@pytest.fixture
def endless(monkeypatch):
    """As many as one likes."""
    monkeypatch.setattr(ByAddress, "allow_request", lambda self, request: True)


def send(content: Any, query: str = "", client: Client | None = None, **headers: str) -> Any:
    body = content if isinstance(content, str | bytes) else json.dumps(content)
    return (client or Client()).post(RIGHTS + query, body, content_type="application/json", **headers)


def told(answer: Any, path: str = RIGHTS, method: str = "post") -> Any:
    """What was answered, once it is sure that it has the described shape."""
    record = answer.json()
    described = DESCRIBED["paths"][path][method]["responses"][str(answer.status_code)]
    shape = described["content"]["application/json"]["schema"]
    whole = {**shape, "components": DESCRIBED["components"]}
    jsonschema.validate(record, whole, jsonschema.Draft202012Validator)
    return record


def situations() -> list[dict[str, Any]]:
    """Every whole situation among the cases derived by hand."""
    every = [
        case for file in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))
    ]
    found = [
        case["input"] for case in every if case["kind"] == "entitlement" and "contracts" in case["input"]
    ]
    assert len(found) > 20
    return [json.loads(json.dumps(each, default=str)) for each in found if "birth" in each]


def test_the_example_of_the_page_works_as_it_is():
    record = told(send(EXAMPLE))
    assert record["eligibility"]["verdict"] == "yes"
    assert record["sentence"].startswith("Vous pouvez recevoir")
    assert "/algorithmes/rights/" in record["algorithm"]["register"]


@pytest.mark.parametrize("sent", situations()[::6])
def test_a_program_gets_what_the_command_writes_to_the_cent(sent, endless):
    record = told(send(sent, "?explain=tree"))
    direct = telling.as_record(compute(read(sent).situation), "fr", whole=True)
    assert record["explanation"] == direct["explanation"]
    assert (record["figures"], record["months"]) == (direct["figures"], direct["months"])


def test_the_derivation_is_told_in_the_language_asked():
    french, english = (told(send(EXAMPLE, f"?explain=text&language={one}"))["told"] for one in ("fr", "en"))
    assert "jours travaillés" in french
    assert "You have" in english
    assert told(send(EXAMPLE, HTTP_ACCEPT_LANGUAGE="en"))["sentence"].startswith("You can")


def test_the_fields_described_are_those_that_are_read():
    described = {
        rest_sent.Situation: (reading.SITUATION_FIELDS, situation.Situation),
        rest_sent.Contract: (reading.CONTRACT_FIELDS, situation.Contract),
        rest_sent.Bonus: (reading.BONUS_FIELDS, situation.Bonus),
        rest_sent.Suspension: (reading.SUSPENSION_FIELDS, situation.Suspension),
        rest_sent.PreviousRight: (reading.PREVIOUS_FIELDS, situation.PreviousRight),
    }
    for shape, (read_names, kept) in described.items():
        assert set(shape.model_fields) == read_names == {each.name for each in fields(kept)}, shape


def test_a_number_keeps_each_decimal_written():
    first, last = '{"birth": "1990-04-12", "contracts": [{"start": "2024-09-01", "end": "2026-08-31", ', "}]}"
    as_number = send(f'{first}"gross_monthly": 2100.10, "end_reason": "dismissal"{last}')
    as_text = send(f'{first}"gross_monthly": "2100.10", "end_reason": "dismissal"{last}')
    assert told(as_number)["figures"] == told(as_text)["figures"]


@pytest.mark.parametrize("body", ["", "{", '{"birth": NaN}', b"\xff\xfe", "[" * 100_000, "x" * 3_000_000])
def test_what_is_not_json_is_refused_in_words(body):
    answer = send(body)
    assert answer.status_code in {400, 413, 422}
    assert set(told(answer)) >= {"what", "why", "now_what"}


def test_a_program_that_asks_elsewhere_is_told_so_in_json():
    for path, status in (("/api/1/nothing", 404), ("/api/", 404), (f"{LAW}?on=%00", 400)):
        answer = Client().get(path)
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
        assert answer.json()["now_what"] == "L’adresse /api/1/ décrit ce qui peut être demandé."


def test_a_form_is_refused_in_words():
    answer = Client().post(RIGHTS, {"birth": "1990-04-12"})
    assert answer.status_code == 415
    assert told(answer)["why"] == "Il n’est pas écrit en JSON."


@pytest.mark.parametrize("content", [[], 3, '"a"', None, [EXAMPLE], {}, {"birth": 3, "contracts": "x"}])
def test_what_is_no_situation_is_refused_in_words(content):
    answer = send(content)
    assert answer.status_code == 422
    assert told(answer)["what"]


def test_four_hundred_contracts_are_computed_and_more_are_refused_in_words():
    many = [
        {**EXAMPLE["contracts"][0], "start": f"2026-{1 + i // 28:02}-{1 + i % 28:02}"} for i in range(200)
    ]
    days = [{**each, "end": each["start"], "gross_monthly": 90} for each in many]
    assert send({**EXAMPLE, "contracts": days}).status_code == 200
    refused = send({**EXAMPLE, "contracts": days * 3})
    assert refused.status_code == 413
    assert "400" in told(refused)["why"]


def test_each_problem_points_to_its_field():
    contract = {**EXAMPLE["contracts"][0], "end": "2026-02-30", "gross_monthly": "beaucoup"}
    record = told(send({**EXAMPLE, "contracts": [contract]}))
    assert record["what"] == "Rien n’est calculé."
    assert {each["field"] for each in record["findings"]} == {"contracts.0.end", "contracts.0.gross_monthly"}
    assert all(each["sentence"].endswith((".", "»")) for each in record["findings"])


def test_a_contract_that_ends_before_it_starts_is_refused_at_its_field():
    contract = {**EXAMPLE["contracts"][0], "start": "2027-01-01"}
    answer = send({**EXAMPLE, "contracts": [contract]})
    assert answer.status_code == 422
    assert any(each["field"].startswith("contracts.0") for each in told(answer)["findings"])


def test_a_field_nobody_reads_is_said_and_the_rest_is_computed():
    record = told(send({**EXAMPLE, "age": 36}))
    assert record["figures"]
    assert [each["field"] for each in record["findings"]] == ["age"]


WHATEVER = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20)
    | st.sampled_from(["2026-02-29", "0001-01-01", "9999-12-31", "1e400", "-1", "cdd", "dismissal"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["start", "end", "amount", "a"]), inner),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_sent_is_answered_in_the_described_shape(data, endless):
    person = data.draw(
        st.dictionaries(st.sampled_from(sorted(reading.SITUATION_FIELDS)), WHATEVER, max_size=4)
    )
    work = data.draw(st.dictionaries(st.sampled_from(sorted(reading.CONTRACT_FIELDS)), WHATEVER, max_size=3))
    contracts = [{**EXAMPLE["contracts"][0], **work}]
    answer = send({**EXAMPLE, "contracts": contracts, **person})
    assert answer.status_code in {200, 422}
    told(answer)


def test_sixty_a_minute_then_words_and_how_long_to_wait():
    contract = {"birth": "x"}
    with time_machine.travel("2026-11-26T10:00:30+00:00", tick=False) as clock:
        assert [send(contract).status_code for _ in range(60)] == [422] * 60
        stopped = send(contract)
        assert stopped.status_code == 429
        assert "60" in told(stopped)["why"]
        assert 0 < int(stopped["Retry-After"]) <= 60
        assert send(contract, REMOTE_ADDR="192.0.2.7").status_code == 422
        clock.shift(61)
        assert send(contract).status_code == 422


def test_nothing_is_kept_of_what_is_sent():
    def rows() -> dict[str, int]:
        readable = [
            model for model in apps.get_models() if model._meta.managed and model is not IdentityNumber
        ]
        with acting_as(SERVICE):
            return {model._meta.label: model.objects.count() for model in readable}

    before = rows()
    answer = send({**EXAMPLE, "id": "Nadia"})
    assert answer.cookies == {}
    assert rows() == before


def test_a_browser_of_another_site_gets_nothing_it_could_not_get_itself():
    answer = send(EXAMPLE, HTTP_ORIGIN="https://ailleurs.example")
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize("day", ["2014-07-01", "2021-10-01", "2026-09-02", "1900-01-01", "9999-12-31"])
def test_the_law_of_a_day_is_told_with_its_sources(day):
    record = told(Client().get(LAW, {"on": day}), LAW, "get")
    assert record["on"] == day
    assert all(each["source"] and each["article"] for each in record["figures"])
    assert bool(record["rules"]) == (date.fromisoformat(day) >= date(2014, 7, 1))


@pytest.mark.parametrize("query", [{}, {"on": "demain"}, {"on": "2026-02-30"}, {"on": "0"}])
def test_a_day_that_does_not_exist_is_refused_in_words(query):
    answer = Client().get(LAW, query)
    assert answer.status_code == 422
    assert "on" in told(answer, LAW, "get")["why"]


def test_every_operation_says_its_summary_and_every_field_sent_its_kind():
    for path, methods in DESCRIBED["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"] and operation["description"], (path, method)
    page = Client().get("/api/1/").content.decode()
    for name in reading.SITUATION_FIELDS | reading.CONTRACT_FIELDS:
        assert f"<code>{name}</code>" in page
    assert Client().get("/api/1/openapi.json").json() == DESCRIBED
