"""A computation on accessible A4 sheets (PDF/UA-1), by typst: its figures, its months, each line with its number.

The record is that of `decisions/rights/paper.py`. The words travel as data, only typst's own fonts are used and no date
is added: the same record makes the same bytes. No Django here: the command line prints without it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any

_ONE_AT_A_TIME = Lock()  # a typst compiler serves one thread


def pdf(
    paper: Mapping[str, Any],
    *,
    number: str = "",
    code: str = "",
    human: Sequence[str] = (),
    foot: str = "Vis-à-vis",
    large: bool = False,
) -> bytes:
    """The sheets of `paper` (see `as_paper`). `number` names the computation, `code` stands before the number of
    each line; `human`: the title, then the lines, of who is there; `large`: bigger letters."""
    simple = not any(step["source"] for step in paper["steps"])
    record = {
        **paper,
        "number": number,
        "code": code,
        "human": list(human),
        "foot": foot,
        "large": large,
        "simple": simple,
    }
    with _ONE_AT_A_TIME:
        return _typst().compile(
            files(__package__).joinpath("numbered.typ").read_bytes(),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"sheet": json.dumps(record, ensure_ascii=False)},
            timestamp=0,
        )


@cache
def _typst() -> Any:
    import typst  # slow to load, and only needed to print

    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True)
