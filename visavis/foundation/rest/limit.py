"""How much one address may ask: so that one program in a loop does not make everybody else wait."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle

from visavis.foundation.clock import now
from visavis.foundation.requests.marks import address_mark


class ByAddress(SimpleRateThrottle):
    """So many a minute (`VISAVIS_ASKED_A_MINUTE`) from one network address, kept as a mark that names nobody.

    Many at once may pass by a few.
    """

    def __init__(self) -> None:
        super().__init__(f"{settings.ASKED_A_MINUTE}/min")

    @staticmethod
    def timer() -> float:
        """Seconds, by the only clock."""
        return now().timestamp()

    def get_cache_key(self, request: HttpRequest) -> str:
        """The mark of the address, new every day."""
        return f"rest:{address_mark(request, now())}"
