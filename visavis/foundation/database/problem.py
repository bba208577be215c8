"""The one error of this package: a sentence that says what is wrong and what to do."""


class DatabaseProblem(Exception):
    """What happened and what to do now, in words an operator can act on."""
