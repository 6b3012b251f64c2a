"""The door for the HTTP server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.settings.base")
application = get_wsgi_application()

get_resolver().url_patterns  # noqa: B018 (every door is made now, not while the first caller waits)
# What is loaded by now stays: to look through it for rubbish, again and again, would cost a tenth of every push.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
