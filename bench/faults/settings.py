"""The portal's settings for a run: everything as in production but for what is named here."""

import os
from pathlib import Path

from portal.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "bench.faults.sabotage.Sabotage"]  # noqa: F405
STATIC_ROOT = Path(os.environ["FAULTS_PLACE"]) / "collected"
# The families of a run type fast, and all sit in one place.
INQUIRY_LEAST_SECONDS = 0
INQUIRIES_FROM_ADDRESS = INQUIRIES_FROM_NETWORK = PROOF_FROM = PROOF_FROM_HELD = 1_000_000_000
# A mail server that hangs is left after so many seconds, so that a run need not wait for it.
EMAIL_TIMEOUT = 2
