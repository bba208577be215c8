"""`visavis law` prints the rules of a day and the figures in doubt, and needs neither Django nor a database."""

import subprocess
import sys

import pytest

from visavis.front.command_line import main


@pytest.mark.parametrize(
    ("day", "text", "rule"),
    [
        ("2016-01-01", "14 mai 2014", "art9.duree@2014-07-01"),
        ("2018-01-01", "14 avril 2017", "art13.diviseur@2017-11-01"),
        ("2024-01-01", "décret n° 2023-33", "art9.duree@2023-02-01"),
        ("2025-04-01", "15 novembre 2024", "art3.affiliation@2025-04-01"),
    ],
)
def test_the_rules_of_a_day_are_printed_with_their_text(capsys, day, text, rule):
    assert main(["law", "show", "--on", day]) == 0
    told = capsys.readouterr().out
    assert text in told.splitlines()[0]
    assert f"[{rule}]" in told
    assert "In plain words" in told
    assert "fixed_part = " in told


def test_figures_alone_are_printed_one_a_line(capsys):
    assert main(["law", "show", "--on", "2018-05-01", "--figures"]) == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    assert (
        "minimum = 28.86 euro, since 2017-07-01, article 14: Unédic, revalorisation au 1er juillet 2017 [sure]"
        in lines
    )
    assert not [line for line in lines if " = " not in line]


def test_each_doubtful_figure_is_listed_and_counted(capsys):
    assert main(["law", "check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("inactivity_cap") for line in lines)
    assert all(line.endswith("[doubtful]") for line in lines[:-1])
    assert lines[-1].startswith(f"{len(lines) - 1} values in doubt")


def test_what_was_due_and_what_was_only_recalled_are_listed_when_asked(capsys):
    assert main(["law", "check", "--all", "--on", "2026-07-02"]) == 0
    told = capsys.readouterr().out
    assert "fixed_part: a value was due on 2026-07-01 [awaited]" in told
    assert "[recalled]" in told


def test_a_day_that_is_no_day_is_refused(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["law", "show", "--on", "yesterday"])
    assert stopped.value.code == 2


def test_it_starts_without_django():
    code = "import sys; from visavis.front.command_line import main; main(['law', 'check']); print('django' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "False"
