"""The settings of the service, one file per concern; this file only gathers them."""

# Settings are one flat list of names, written in several files: F403 and F405 have nothing to say here.
from config.settings.apps import *  # noqa: F403
from config.settings.identity import *  # noqa: F403
from config.settings.outside import *  # noqa: F403
from config.settings.pages import *  # noqa: F403
from config.settings.security import *  # noqa: F403
from config.settings.storage import *  # noqa: F403
