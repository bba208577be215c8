"""What every template knows: the human block, the menu, the preferences, the sheets. Never raises."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language_bidi

from visavis.foundation.ui import stylesheet
from visavis.foundation.ui.across import human_block
from visavis.foundation.ui.menu import Menu, menu_of
from visavis.foundation.ui.preferences import preferences_of

logger = logging.getLogger(__name__)


def page(request: HttpRequest) -> dict[str, Any]:
    """`human`, `menu`, `preferences`, `sheets`, `direction`, `address`, `incident`, `demo`."""
    return {
        "human": SimpleLazyObject(lambda: human_block(request)),
        "menu": SimpleLazyObject(lambda: _menu(request)),
        "preferences": preferences_of(request),
        "sheets": stylesheet.addresses(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "address": request.get_full_path(),
        "incident": getattr(request, "incident", ""),
        "demo": getattr(settings, "DEMO", False),
    }


def _menu(request: HttpRequest) -> Menu:
    try:
        return menu_of(request)
    except Exception:
        logger.exception("the menu could not be made; the page goes without")
        return Menu()
