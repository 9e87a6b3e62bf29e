"""What the tests of this folder try, and a record of what they did try.

With COVERED=folder, as `make accessibility` has it, axe looks for all that it knows in every view,
which takes too long for every day; and each test writes down what it has been through, of which
test_statement.py makes the accessibility statement.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from pathlib import Path

from tests.browser import states, states_account, states_asked, states_staff
from tests.browser.states import LANGUAGES, SCHEMES, WIDTHS, Ways

READERS: Mapping[str, Ways] = {
    "front": states.FRONT,
    "list": states.LIST,
    "trial": states.TRIAL,
    "invented trial": states.tabs(states.INVENTED),
    "refusals": states.REFUSALS,
    "question": states_asked.QUESTION,
    "private page": states_asked.PRIVATE,
    "checklist": states_asked.CHECKLISTS,
    "clinician": states_asked.CLINICIAN,
    "paper": states_asked.PAPER,
}
STAFF: Mapping[str, Ways] = {
    "mailed links": states_staff.MAILED,
    "desk": states_staff.DESK,
    "records": states_staff.RECORDS,
    "signing in": states_account.SIGNING_IN,
}
EVERYBODY: Mapping[str, Ways] = {**READERS, **STAFF}
# The staff's pages are in English only.
SPOKEN = [(language, group) for language in LANGUAGES for group in READERS]
SPOKEN += [("en", group) for group in STAFF]

COVERED = os.environ.get("COVERED")
STAFF_WIDTHS = WIDTHS if COVERED else (360, 1280)
# Colours differ by scheme; what else there is to find hardly does.
WHOLLY_IN = tuple(SCHEMES) if COVERED else ("light",)


def covered(kind: str, *names: str) -> None:
    """Write down that these were tried and found good."""
    if COVERED:
        line = json.dumps({"kind": kind, "names": sorted(names)})
        (Path(COVERED) / uuid.uuid4().hex).write_text(line)
