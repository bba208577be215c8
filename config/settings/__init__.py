"""The settings of the service, one file per concern; this file only gathers them."""

from config.settings.apps import *  # noqa: F403
from config.settings.identity import *  # noqa: F403
from config.settings.outside import *  # noqa: F403
from config.settings.pages import *  # noqa: F403
from config.settings.security import *  # noqa: F403
from config.settings.storage import *  # noqa: F403
