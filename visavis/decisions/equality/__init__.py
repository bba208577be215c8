"""Does a decision come out the same for women and men, at any age, anywhere, whatever the name? Rates, twins, tests."""

from visavis.decisions.equality.audit import ALPHA, Dimension, Group, audit
from visavis.decisions.equality.intervals import chi_square_tail, wilson
from visavis.decisions.equality.twins import Twins, compare, together
from visavis.decisions.equality.worse import worse

__all__ = [
    "ALPHA",
    "Dimension",
    "Group",
    "Twins",
    "audit",
    "chi_square_tail",
    "compare",
    "together",
    "wilson",
    "worse",
]
