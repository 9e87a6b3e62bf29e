"""The portal's settings as the tests run them: local, fast to hash, static files uncollected."""

import os

os.environ["TRIALSIDE_LOCAL"] = "true"

from portal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Most tests fill a form in at once.
INQUIRY_LEAST_SECONDS = 0
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# As at a hospital that has not said its hours in Spanish.
DESK_HOURS_IN = {}
