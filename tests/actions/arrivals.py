"""Documents that arrive a month after the first one."""

from __future__ import annotations

import copy
import datetime as dt
import json

from trials.registry.document import Document, read

LATER = dt.timedelta(days=30)


def newer(first: Document, edit) -> Document:
    """The document a month later, with an edit to its protocolSection."""
    study = copy.deepcopy(first.study)
    study["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] = "2026-12-20"
    edit(study["protocolSection"])
    return read(json.dumps(study))


def locations(protocol):
    return protocol["contactsLocationsModule"]["locations"]
