"""Many small acts in one transaction: one savepoint an act instead of one for every block inside it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_step() -> Iterator[None]:
    """A step of the running transaction: undone whole when it raises, with no savepoint of its own inside it.

    Nothing inside may go on after an error of the database: for work that nobody else disturbs, as a first loading.
    """
    with transaction.atomic():
        before = connection.features.uses_savepoints
        connection.features.uses_savepoints = False
        try:
            yield
        except BaseException:
            transaction.set_rollback(False)  # the savepoint around us undoes it all
            raise
        finally:
            connection.features.uses_savepoints = before
