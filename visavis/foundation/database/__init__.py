"""PostgreSQL, brought along by default: its binaries, its server, its roles, and who sees which row."""

from .addresses import address
from .problem import DatabaseProblem

__all__ = ["DatabaseProblem", "address"]
