"""The 54 codes by which an employer's declaration (DSN, S21.G00.62.002) says why a contract ended, read as our reasons.

Source: technical specification of the DSN, 2026. Code 111 ends a contract under the articles of 110 (Code du travail,
L1237-17 and following, named by L5422-1), 082 has the effects of a dismissal, 037 is the employee's own decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from visavis.decisions.rights.situation import EndReason


@dataclass(frozen=True, slots=True)
class EndCode:
    """One code: what it says, the reason read in it, and whether the contract ended at all."""

    code: str
    says: str
    reason: EndReason
    ended: bool


@lru_cache(maxsize=1)
def end_codes() -> Mapping[str, EndCode]:
    """Every code, `011` to `999`. Raises `ValueError` when the table names a reason that does not exist."""
    import tomllib  # slow to load, and only a declaration speaks in codes
    from importlib import resources

    table = tomllib.loads(resources.files(__package__).joinpath("end_codes.toml").read_text(encoding="utf-8"))
    return {
        code: EndCode(code, told["says"], EndReason(told["reason"]), told.get("ended", True))
        for code, told in table.items()
    }


def is_code(written: object) -> bool:
    """Whether this is written as a code is: three digits."""
    return isinstance(written, str) and len(written) == 3 and written.isascii() and written.isdigit()
