"""Logs tell where something broke, never what somebody typed."""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

ErrorTuple = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)
# Who has one of these addresses needs no account: what stands behind its name is a secret.
_SECRET = re.compile(r"((?<!/staff)/(?:confirm|inquiries)/|/staff/account/address/)\S+")


class PlacesOnly(logging.Formatter):
    """An exception is written as its type and the places it passed. Its message is left out: a
    database's may quote the whole row. The address of a private page is left out too."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return _SECRET.sub(r"\1…", super().formatMessage(record))

    def formatException(self, ei: ErrorTuple) -> str:
        kind, _, trace = ei
        places = traceback.extract_tb(trace)
        lines = [f"  {place.filename}:{place.lineno} {place.name}" for place in places]
        return "\n".join([kind.__name__ if kind else "", *lines])
