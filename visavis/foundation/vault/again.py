"""After a backup is brought back: every key destroyed since it was made is destroyed again, before it is served."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from visavis.foundation.vault.destroyed import listed

_TABLE = "select to_regclass('vault_datakey') is not null"


def destroy_again(restored: Any, former: Any) -> int:
    """Empty, in the restored database, each key that is on the list or was destroyed in the former one.

    Both are psycopg connections as dbsuper. Gives how many keys were emptied.
    """
    if not restored.execute(_TABLE).fetchone()[0]:
        return 0
    done = restored.execute(
        "update vault_datakey set wrapped = null, shredded_at = coalesce(shredded_at, now())"
        " where wrapped is not null and file_id = any(%s)",
        [sorted(listed() | _destroyed_in(former))],
    )
    return int(done.rowcount)


def _destroyed_in(former: Any) -> set[UUID]:
    if not former.execute(_TABLE).fetchone()[0]:
        return set()
    return {row[0] for row in former.execute("select file_id from vault_datakey where wrapped is null")}
