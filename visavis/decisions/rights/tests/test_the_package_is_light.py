"""The calculation is usable alone: importing it is quick, and neither Django, a database nor NumPy is loaded."""

import subprocess
import sys

import pytest

from visavis.decisions.rights.parameters import TABLES

HEAVY = ("django", "psycopg", "numpy", "pyarrow")
IMPORT = """
import sys, time
started = time.process_time()
import visavis.decisions.rights
print((time.process_time() - started) * 1000)
"""
USED = """
import sys
from datetime import date
from visavis.decisions.rights import Contract, Situation, compute
compute(Situation(date(1990, 1, 1), (Contract(date(2024, 1, 1), date(2025, 5, 31)),)))
"""
TABLES_READ = """
from visavis.decisions.rights.parameters import TABLES, _table
print(_table.cache_info().currsize, *TABLES)
"""
LOADED = f"print(*(name for name in {HEAVY} if name in sys.modules))"


def told(code: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()


def test_importing_it_takes_less_than_fifty_milliseconds():
    assert min(float(told(IMPORT)[0]) for _ in range(3)) < 50


@pytest.mark.parametrize("code", [IMPORT.replace("print", "str"), USED])
def test_neither_django_nor_a_database_nor_columns_are_loaded(code):
    assert told(code + LOADED) == []


def test_a_first_right_reads_no_table_of_aids():
    read, *tables = told(USED + TABLES_READ)
    assert tables[-1] == "aids"
    assert int(read) < len(tables)


def test_every_table_of_figures_is_read():
    from importlib.resources import files

    names = {one.name for one in files("visavis.decisions.rights.parameters").iterdir()}
    assert {name for name in names if name.endswith(".toml")} == {f"{name}.toml" for name in TABLES}


def test_the_check_can_fail():
    assert told("import numpy" + USED + LOADED) == ["numpy"]


def test_every_name_of_the_package_is_found_and_no_other():
    import visavis.decisions.rights as package

    assert all(getattr(package, name) for name in package.__all__)
    with pytest.raises(AttributeError):
        package.nothing  # noqa: B018 - asking for it is the test
