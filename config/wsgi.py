"""The door for WSGI servers: pages, in the database role app and no other."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from visavis.foundation.database.addresses import must_be_app
from visavis.foundation.database.problem import DatabaseProblem

try:
    must_be_app("Pages")
except DatabaseProblem as problem:
    sys.exit(str(problem))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
