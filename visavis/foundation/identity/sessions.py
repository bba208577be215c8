"""Browser sessions in the database, each visible to the browser that holds its key and to nobody else."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db

from visavis.foundation.clock import now
from visavis.foundation.database.identity import holding_session
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.lasting import SEEN, SINCE


class SessionStore(db.SessionStore):
    """Django's store; each access first tells the database which session it is about, each saving notes the moment."""

    def _get_session_from_db(self) -> Any:
        with holding_session(self.session_key):
            return super()._get_session_from_db()

    def exists(self, session_key: str) -> bool:
        with holding_session(session_key):
            return super().exists(session_key)

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        kept, present = self._get_session(no_load=must_create), int(now().timestamp())
        kept.setdefault(SINCE, present)
        kept[SEEN] = present
        with holding_session(self.session_key):
            super().save(must_create)

    def cycle_key(self) -> None:
        """Signing in: a new key, and the hours are counted from here."""
        self.pop(SINCE, None)
        super().cycle_key()

    def delete(self, session_key: str | None = None) -> None:
        ended = session_key or self.session_key
        with holding_session(ended):
            super().delete(session_key)
            if ended:
                _forget_browser(ended)

    @classmethod
    def clear_expired(cls) -> None:
        with acting_as(SERVICE):
            super().clear_expired()


def _forget_browser(session_key: str) -> None:
    """The line that told its holder of this session ends with it."""
    from visavis.foundation.identity.browsers import mark_of  # models load after this module
    from visavis.foundation.identity.models import Browser

    Browser.objects.filter(mark=mark_of(session_key)).delete()
