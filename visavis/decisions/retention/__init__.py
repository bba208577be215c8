"""How long each kind of data is kept, from when, by what law, and what is done then: one table."""

from visavis.decisions.retention.table import Line, digest, lines, time_of

__all__ = ["Line", "digest", "lines", "time_of"]
