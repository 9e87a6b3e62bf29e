from __future__ import annotations

import logging
import sys

from portal.logs import PlacesOnly


def test_a_log_line_tells_where_it_broke_and_not_what_was_typed():
    try:
        raise ValueError("Failing row contains (Maria, maria@family.example)")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "oh", None, sys.exc_info())

    line = PlacesOnly("%(levelname)s %(message)s").format(record)

    assert line.startswith("ERROR oh\nValueError\n")
    assert "test_logs.py" in line
    assert "Maria" not in line
