"""Counting wrong tries: django-axes does it, as a job of the service, since nobody is known at the door."""

from __future__ import annotations

from typing import Any

from axes.handlers.database import AxesDatabaseHandler

from visavis.foundation.identity.actor import SERVICE, acting_as


class CountsApart(AxesDatabaseHandler):
    """The library's handler; the tables it writes are closed to pages."""

    def get_failures(self, *given: Any, **named: Any) -> int:
        with acting_as(SERVICE):
            return super().get_failures(*given, **named)

    def user_login_failed(self, *given: Any, **named: Any) -> None:
        with acting_as(SERVICE):
            super().user_login_failed(*given, **named)

    def user_logged_in(self, *given: Any, **named: Any) -> None:
        with acting_as(SERVICE):
            super().user_logged_in(*given, **named)

    def user_logged_out(self, *given: Any, **named: Any) -> None:
        with acting_as(SERVICE):
            super().user_logged_out(*given, **named)

    def reset_attempts(self, **named: Any) -> int:
        with acting_as(SERVICE):
            return super().reset_attempts(**named)
