"""`visavis rights cohort` reads Parquet or CSV, says who is refused, goes on after a stop, and equals `rights compute`."""

import csv
import json
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from visavis.front.command_line import cohort_tables, main, rights_cohort

HEADER = "person,record,birth,start,end,end_reason,gross_monthly,amount,kind,registered_on,csg_rate,work_time_ratio"
NADIA = "nadia,,1972-03-04,2024-11-01,2026-10-31,dismissal,2080,,,,,"
BY_MONTH = """p3,contract,1990-02-01,2024-01-01,2024-03-31,end_of_fixed_term,,,,,reduced,0.5
p3,wage,,2024-01,,,,"1 800,55",,,,
p3,wage,,2024-02-01,,,,1800.55,,,,
p3,wage,,2024-03-01,,,,1900,,,,
p3,bonus,,,,,,300,,,,
p3,absence,,2024-02-01,2024-02-20,,,,sickness,,,
p3,contract,,2024-04-01,2025-05-31,end_of_fixed_term,1900,,,,,0.5
p3,apart,,2023-01-01,2023-02-01,,,,training,,,"""


@pytest.fixture
def run(tmp_path):
    def on(lines: str, out: str = "out.csv", *options: str):
        source = tmp_path / "in.csv"
        source.write_text(f"{HEADER}\n{lines}\n", encoding="utf-8")
        return main(["rights", "cohort", str(source), str(tmp_path / out), *options])

    return on


def rows(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_person_is_answered_as_when_she_is_computed_alone(run, tmp_path, capsys):
    assert run(f"{NADIA}\n{BY_MONTH}") == 0
    nadia, other = rows(tmp_path / "out.csv")
    alone = {
        "id": "nadia",
        "birth": "1972-03-04",
        "contracts": [
            {"start": "2024-11-01", "end": "2026-10-31", "gross_monthly": 2080, "end_reason": "dismissal"}
        ],
    }
    file = tmp_path / "one.json"
    file.write_text(json.dumps(alone), encoding="utf-8")
    assert main(["rights", "compute", str(file)]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])["figures"]
    assert {name: nadia[name] for name in figures} == {name: str(value) for name, value in figures.items()}
    assert nadia["engine"] == other["engine"] == "columns"
    assert other["eligibility"] == "yes"


@pytest.mark.parametrize(
    "others", ["", "\nzoe,,1972-03-04,2024-11-01,2026-10-31,rupture_conventionnelle,2080,,,,,"]
)
def test_a_reason_may_be_told_by_the_code_of_a_declaration(run, tmp_path, others):
    by_code = NADIA.replace("dismissal", "043")
    assert run(by_code + others) == 0
    read = cohort_tables.read(pa.table({"person": ["a"], "end_reason": pa.array([43]), "start": ["2024-11-01"],
        "end": ["2026-10-31"], "birth": ["1972-03-04"], "gross_monthly": ["2080"]}))  # fmt: skip
    assert read.refused == []
    found = rows(tmp_path / "out.csv")
    assert found[0]["daily_gross"]
    assert {one["daily_gross"] for one in found} == {found[0]["daily_gross"]}


def test_parquet_gives_typed_columns(run, tmp_path):
    assert run(NADIA, "out.parquet") == 0
    found = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert found[0]["daily_gross"] == Decimal("40.81")
    assert str(found[0]["first_paid_on"]) == "2026-11-08"
    assert found[0]["reduced_from_day"] is None


def test_parquet_with_its_own_types_is_read(tmp_path):
    source, target = tmp_path / "in.parquet", tmp_path / "out.csv"
    table = pa.table(
        {
            "person": [7],
            "birth": pa.array(["1972-03-04"]).cast(pa.date32()),
            "start": pa.array(["2024-11-01"]).cast(pa.date32()),
            "end": pa.array(["2026-10-31"]).cast(pa.date32()),
            "end_reason": ["dismissal"],
            "gross_monthly": [2080.0],
            "overseas": [False],
            "unknown": ["x"],
        }
    )
    pq.write_table(table, source)
    assert main(["rights", "cohort", str(source), str(target)]) == 0
    assert rows(target)[0]["daily_gross"] == "40.81"


@pytest.mark.parametrize(
    "line, field",
    [
        ("bad,,1990-02-30,2024-01-01,2025-05-31,end_of_fixed_term,2000,,,,,", "birth"),
        ("bad,,,2024-01-01,2025-05-31,end_of_fixed_term,2000,,,,,", "birth"),
        ("bad,,1990-02-03,2024-01-01,2025-05-31,whatever,2000,,,,,", "end_reason"),
        ("bad,,1990-02-03,2024-01-01,2025-05-31,end_of_fixed_term,much,,,,,", "gross_monthly"),
        ("bad,,1990-02-03,2024-01-01,2025-05-31,end_of_fixed_term,2000,,,,,0.33333333", "work_time_ratio"),
        ("bad,wage,1990-02-03,2024-01-01,,,,2000,,,,", "record"),
        ("bad,,1990-02-03,2025-05-31,2024-01-01,end_of_fixed_term,2000,,,,,", "contracts.0.end"),
    ],
)
def test_who_cannot_be_read_is_refused_with_the_field_and_nobody_else_is(run, tmp_path, line, field):
    assert run(f"{NADIA}\n{line}\n{BY_MONTH}") == 2
    assert [one["person"] for one in rows(tmp_path / "out.csv")] == ["nadia", "p3"]
    refused = rows(tmp_path / "out.refused.csv")
    assert {one["person"] for one in refused} == {"bad"}
    assert field in {one["field"] for one in refused}


def test_a_wage_never_goes_to_the_contract_of_somebody_else(run, tmp_path):
    assert run(f"{NADIA}\nbad,wage,1990-02-03,2024-01-01,,,,2000,,,,") == 2
    assert len(rows(tmp_path / "out.csv")) == 1


def test_what_the_columns_do_not_cover_is_asked_of_the_scalar_engine(run, tmp_path, capsys):
    rich = "\n".join("s,bonus,,,,,,1000000,,,," for _ in range(11))
    assert run(f"s,,1990-02-01,2024-01-01,2025-05-31,end_of_fixed_term,1900,,,,,\n{rich}") == 0
    assert rows(tmp_path / "out.csv")[0]["engine"] == "scalar"
    assert "1 asked of the scalar engine (1 too_large)" in capsys.readouterr().err


def test_persons_stay_whole_when_the_file_is_read_by_pieces(run, tmp_path):
    people = "\n".join(f"{BY_MONTH}\n{NADIA}".replace("p3", f"p{rank}") for rank in range(40))
    people = people.replace("nadia", "n")
    assert run(people, "whole.csv") == 0
    assert run(people, "pieces.csv", "--rows", "10") == 0
    assert rows(tmp_path / "pieces.csv") == rows(tmp_path / "whole.csv")


def test_a_stopped_run_goes_on_where_it_stood(run, tmp_path, monkeypatch):
    people = "\n".join(NADIA.replace("nadia", f"n{rank}") for rank in range(30))
    done = []

    def stops_at_the_third(lines, real=rights_cohort._computed):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(len(lines))
        return real(lines)

    monkeypatch.setattr(rights_cohort, "_computed", stops_at_the_third)
    monkeypatch.setattr(cohort_tables, "whole_persons", _by_ten)
    with pytest.raises(KeyboardInterrupt):
        run(people)
    assert not (tmp_path / "out.csv").exists()
    monkeypatch.setattr(rights_cohort, "_computed", _counted(done))
    stopped_at = (tmp_path / "in.csv").stat()
    assert main(["rights", "cohort", str(tmp_path / "in.csv"), str(tmp_path / "out.csv")]) == 0
    assert (tmp_path / "in.csv").stat() == stopped_at
    assert done == [10, 10, 10]
    assert [one["person"] for one in rows(tmp_path / "out.csv")] == [f"n{rank}" for rank in range(30)]
    assert not list(tmp_path.glob(".*"))


def _by_ten(batches, rows):
    table = pa.Table.from_batches(list(batches))
    return [table.slice(first, 10) for first in range(0, len(table), 10)]


def _counted(done, real=rights_cohort._computed):
    def counted(lines):
        done.append(len(lines))
        return real(lines)

    return counted


@pytest.mark.parametrize(
    "name, content", [("in.csv", "person,birth\nx,1990-01-01\n"), ("in.parquet", "no"), ("in.txt", "")]
)
def test_what_is_no_cohort_says_so(tmp_path, capsys, name, content):
    source = tmp_path / name
    source.write_text(content, encoding="utf-8")
    assert main(["rights", "cohort", str(source), str(tmp_path / "out.csv")]) == 2
    assert "visavis rights cohort:" in capsys.readouterr().err


def test_a_file_that_is_not_there_says_so(tmp_path, capsys):
    assert main(["rights", "cohort", str(tmp_path / "no.csv"), str(tmp_path / "out.csv")]) == 2
    assert "no.csv" in capsys.readouterr().err
