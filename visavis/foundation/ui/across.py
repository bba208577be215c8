"""The human block of one page, whatever happens to those who should fill it."""

from __future__ import annotations

import logging

from django.db import connection, transaction
from django.http import HttpRequest

from visavis.foundation.ui.human import HumanBlock, Provider, provider
from visavis.foundation.ui.lasting import lasting_block

logger = logging.getLogger(__name__)


def human_block(request: HttpRequest) -> HumanBlock:
    """The block for this page. Never raises: on any failure, the lasting facts."""
    knows = provider()
    if knows is None:
        return lasting_block()
    try:
        return _in_its_own_savepoint(knows, request)
    except Exception:
        logger.exception("the human block could not be filled; its lasting facts are shown")
        return lasting_block()


def _in_its_own_savepoint(knows: Provider, request: HttpRequest) -> HumanBlock:
    """A failed query of the provider must not spoil the page's transaction."""
    if not connection.in_atomic_block:
        return knows(request)
    with transaction.atomic():
        return knows(request)
