"""Keeps the numbers of trials in a file, for the hours in which the database is down."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path

import msgspec

from trials.queries.phone_book import PhoneBook, listings


def keep(*, path: Path, now: dt.datetime) -> int:
    """Write the book anew and say how many trials it holds. The old one stands until the new one
    is whole. Raises OSError where it cannot be written."""
    book = PhoneBook(now, {listing.nct_id: listing for listing in listings(now)})
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "wb") as new:
            new.write(msgspec.json.encode(book))
            new.flush()
            os.fsync(new.fileno())
        os.chmod(name, 0o644)  # whoever serves pages may read it: all of it is public
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    return len(book.listings)
