"""A progress bar is for people: what the line of jobs says of each job it takes stays out of it."""

from __future__ import annotations

import logging


def quiet_library() -> None:
    """The library of jobs speaks from warnings on, for this command. Before `django.setup`, when it speaks first."""
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
