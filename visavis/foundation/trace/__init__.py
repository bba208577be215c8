"""The journal of every reading and writing of a file: chained, append-only, readable by the person."""
