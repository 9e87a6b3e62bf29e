from __future__ import annotations

import logging
import sys

import pytest

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


@pytest.mark.parametrize("page", ["/confirm/", "/inquiries/", "/staff/account/address/"])
def test_an_address_that_is_a_secret_is_written_without_it(page):
    record = logging.LogRecord(
        "x", logging.WARNING, __file__, 1, "Gone: %s", (f"{page}1-2.s3cr-et_/",), None
    )

    assert PlacesOnly("%(message)s").format(record) == f"Gone: {page}…"


def test_a_log_line_does_not_tell_the_address_of_a_private_page():
    said = "Not Found: %s"
    record = logging.LogRecord("x", logging.ERROR, "", 1, said, ("/inquiries/secret/add/",), None)

    assert PlacesOnly("%(message)s").format(record) == "Not Found: /inquiries/…"


def test_a_log_line_tells_which_page_of_the_desk_broke():
    said = "Error: /staff/inquiries/AB-1234/"
    record = logging.LogRecord("x", logging.ERROR, "", 1, said, None, None)

    assert PlacesOnly("%(message)s").format(record) == "Error: /staff/inquiries/AB-1234/"
