"""`visavis rights` reads situations and cases, answers in order, and needs neither Django nor a database."""

import io
import json
import subprocess
import sys

import pytest

from visavis.front.command_line import main

GOOD = {
    "id": "nadia",
    "birth": "1972-03-04",
    "contracts": [
        {"start": "2024-11-01", "end": "2026-10-31", "gross_monthly": 2080.0, "end_reason": "dismissal"}
    ],
}
CASE = "- {id: ok, kind: payment, input: {daily_net: 35, month: 2025-05}, expected: {month_net: 1050}}\n"


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def answers(out: str) -> list:
    return [json.loads(line) for line in out.splitlines()]


def test_each_line_is_answered_in_order_and_a_bad_one_gives_code_2(tmp_path, capsys):
    lines = "\n".join(
        [json.dumps(GOOD), "not json", json.dumps(GOOD | {"id": "b", "birth": "?"}), json.dumps(GOOD)]
    )
    code = main(["rights", "compute", written(tmp_path / "people.jsonl", lines)])
    told = capsys.readouterr()
    found = answers(told.out)
    assert code == 2
    assert [one["id"] for one in found] == ["nadia", "2", "b", "nadia"]
    assert [one.get("error") is not None for one in found] == [False, True, True, False]
    assert [one["field"] for one in found[2]["findings"]] == ["birth"]
    assert found[0]["figures"]["daily_gross"] == "40.81"
    assert "4 read, 2 bad" in told.err


def test_standard_input_is_read_when_asked(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(GOOD).encode())))
    assert main(["rights", "compute", "-"]) == 0
    assert answers(capsys.readouterr().out)[0]["id"] == "nadia"


@pytest.mark.parametrize(
    "shape", [json.dumps(GOOD, indent=2), json.dumps([GOOD]), "\ufeff" + json.dumps(GOOD)]
)
def test_one_object_a_list_or_a_byte_order_mark_are_read(tmp_path, capsys, shape):
    assert main(["rights", "compute", written(tmp_path / "one.json", shape)]) == 0
    assert answers(capsys.readouterr().out)[0]["id"] == "nadia"


@pytest.mark.parametrize(
    "broken", ["", "[", "{\n", '{"a": NaN}', "[" * 100_000, "\x00", json.dumps(GOOD | {"contracts": 3})]
)
def test_broken_input_is_told_and_never_a_traceback(tmp_path, capsys, broken):
    assert main(["rights", "compute", written(tmp_path / "broken.json", broken)]) == 2
    assert all("error" in one for one in answers(capsys.readouterr().out))


def test_a_contradiction_is_an_error_that_names_the_field(tmp_path, capsys):
    wrong = GOOD | {"contracts": [GOOD["contracts"][0] | {"end": "2020-01-01"}]}
    assert (
        main(["rights", "compute", written(tmp_path / "w.jsonl", json.dumps(wrong)), "--language", "en"]) == 2
    )
    assert answers(capsys.readouterr().out)[0]["error"].startswith("contracts.0.end: The end")


def test_a_line_that_breaks_the_calculation_is_told_and_the_others_are_answered(
    tmp_path, capsys, monkeypatch
):
    from visavis.decisions import rights

    def breaking(situation):
        if situation.id == "b":
            raise ZeroDivisionError
        return compute(situation)

    compute = rights.compute
    monkeypatch.setattr(rights, "compute", breaking)
    lines = "\n".join(json.dumps(GOOD | {"id": name}) for name in "abc")
    assert main(["rights", "compute", written(tmp_path / "people.jsonl", lines)]) == 2
    found = answers(capsys.readouterr().out)
    assert [one["id"] for one in found] == ["a", "b", "c"]
    assert set(found[1]) == {"id", "error"}
    assert "ZeroDivisionError" in found[1]["error"]
    assert found[2]["figures"]["daily_gross"] == "40.81"


def test_a_name_that_no_screen_can_write_stops_nobody(tmp_path, capsys):
    lines = "\n".join(json.dumps(GOOD | {"id": name}) for name in ("\ud800", "b"))
    assert main(["rights", "compute", written(tmp_path / "people.jsonl", lines)]) == 0
    assert answers(capsys.readouterr().out)[1]["id"] == "b"


def test_no_pay_at_all_is_no_reason_to_stop(tmp_path, capsys):
    unpaid = GOOD["contracts"][0] | {"gross_monthly": 0, "accrued_leave_indemnity": 500}
    lines = "\n".join([json.dumps(GOOD | {"contracts": [unpaid]}), json.dumps(GOOD)])
    assert main(["rights", "compute", written(tmp_path / "people.jsonl", lines)]) == 0
    first, second = answers(capsys.readouterr().out)
    assert first["eligibility"]["verdict"] == "cannot_say"
    assert second["figures"]["daily_gross"] == "40.81"


def test_a_missing_file_is_told(tmp_path, capsys):
    assert main(["rights", "compute", str(tmp_path / "absent.json")]) == 2
    assert "absent.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("manner", "sign"),
    [("text", "[aj] Montant par jour"), ("html", '<details open id="aj">'), ("json", '"code": "aj"')],
)
def test_the_derivation_is_told_as_asked(tmp_path, capsys, manner, sign):
    assert (
        main(["rights", "compute", written(tmp_path / "a.json", json.dumps(GOOD)), "--explain", manner]) == 0
    )
    assert sign in capsys.readouterr().out


def test_a_right_is_printed_on_accessible_sheets(tmp_path, capsys):
    from pypdf import PdfReader

    where = written(tmp_path / "a.json", json.dumps(GOOD))
    assert main(["rights", "compute", where, "--explain", "pdf"]) == 0
    told = answers(capsys.readouterr().out)[0]
    sheet = PdfReader(told["pdf"])
    assert sheet.trailer["/Root"]["/Lang"] == "fr"
    assert sheet.trailer["/Root"]["/MarkInfo"]["/Marked"]
    words = "".join(page.extract_text() for page in sheet.pages)
    assert "40,81" in words
    assert "Ligne 1." in words
    assert "article 14" in words


def test_the_sheet_in_simple_words_has_no_article(tmp_path, capsys):
    from pypdf import PdfReader

    where = written(tmp_path / "a.json", json.dumps(GOOD))
    assert main(["rights", "compute", where, "--explain", "pdf", "--simple"]) == 0
    sheet = PdfReader(answers(capsys.readouterr().out)[0]["pdf"])
    words = "".join(page.extract_text() for page in sheet.pages)
    assert "40,81" in words
    assert "article 14" not in words


def test_a_field_nobody_reads_is_told_beside_the_result(tmp_path, capsys):
    assert main(["rights", "compute", written(tmp_path / "a.json", json.dumps(GOOD | {"sex": "f"}))]) == 0
    told = answers(capsys.readouterr().out)[0]
    assert [(one["code"], one["field"]) for one in told["findings"]] == [("unknown_field", "sex")]
    assert told["figures"]["daily_gross"] == "40.81"


def test_cases_end_with_the_count(tmp_path, capsys):
    assert main(["rights", "cases", written(tmp_path / "good.yaml", CASE)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_a_failed_case_is_told_and_gives_code_1(tmp_path, capsys):
    wrong = CASE + CASE.replace("ok", "wrong").replace("1050", "1051")
    assert main(["rights", "cases", written(tmp_path / "wrong.yaml", wrong)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "1 passed, 1 failed"
    assert lines[1].startswith("FAIL  wrong: month_net")


def test_an_unreadable_case_file_is_told(tmp_path, capsys):
    assert main(["rights", "cases", written(tmp_path / "bad.yaml", "a: [")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_deciding_needs_neither_django_nor_settings_nor_network():
    watch = (
        "import sys, socket; socket.socket = None\n"
        "from visavis.front.command_line import main\n"
        "code = main(['rights', 'compute', '-'])\n"
        "heavy = [name for name in ('django', 'psycopg', 'config', 'asyncio') if name in sys.modules]\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", watch],
        input=json.dumps(GOOD),
        capture_output=True,
        text=True,
        env={"PATH": ""},
        cwd="/",
    )
    assert ended.returncode == 0, ended.stderr
