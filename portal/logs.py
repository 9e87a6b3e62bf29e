"""Logs tell where something broke, never what somebody typed."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

ErrorTuple = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class PlacesOnly(logging.Formatter):
    """An exception is written as its type and the places it passed. Its message is left out: a
    database's may quote the whole row."""

    def formatException(self, ei: ErrorTuple) -> str:
        kind, _, trace = ei
        places = traceback.extract_tb(trace)
        lines = [f"  {place.filename}:{place.lineno} {place.name}" for place in places]
        return "\n".join([kind.__name__ if kind else "", *lines])
