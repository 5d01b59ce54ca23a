"""The example's settings, for pages that a browser of the tests is shown."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from example_project.settings import *  # noqa: F403
from example_project.settings import (
    DATABASES,
    MIDDLEWARE,
    STATICFILES_DIRS,
    TEMPLATES,
)

HERE = Path(__file__).resolve().parent
# What the tests' server writes; gone when the tests end.
VAR = Path(tempfile.mkdtemp(prefix="wagtail-osteo-browser-"))
atexit.register(shutil.rmtree, VAR, ignore_errors=True)
# Playwright runs an event loop in the thread of the tests, which Django takes for
# asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

DEBUG = False
# A file, since threads of the server would share one connection to a memory database.
DATABASES = {"default": {**DATABASES["default"], "NAME": VAR / "db.sqlite3"}}
MEDIA_ROOT = VAR / "media"
STATIC_ROOT = VAR / "static-root"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The base that `wagtail start` makes is put here before the first test.
STARTED = VAR / "started"
STATICFILES_DIRS = [*STATICFILES_DIRS, HERE / "static", STARTED / "static"]
(STARTED / "static").mkdir(parents=True)
TEMPLATES = [
    {
        **TEMPLATES[0],
        "DIRS": [
            *TEMPLATES[0]["DIRS"],
            HERE / "templates",
            STARTED / "templates",
        ],
    }
]
MIDDLEWARE = [*MIDDLEWARE, "tests.browser.middleware.strict_content_security_policy"]

# Nobody is asked over the network for news of Wagtail, or for a portrait.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
