"""What the tests of this folder try, and a record of what they did try.

With COVERED=folder each test writes down what it has been through; `python -m
tests.browser.statement` makes the accessibility statement of that.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from pathlib import Path

from tests.browser import states, states_asked, states_staff
from tests.browser.states import Ways

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
    "signing in": states_staff.SIGNING_IN,
}
STAFF_WIDTHS = (360, 1280)


def covered(kind: str, *names: str) -> None:
    """Write down that these were tried and found good."""
    folder = os.environ.get("COVERED")
    if folder:
        line = json.dumps({"kind": kind, "names": sorted(names)})
        (Path(folder) / uuid.uuid4().hex).write_text(line)
