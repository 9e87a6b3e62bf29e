"""What every floor's tests use: documents of the project, and the registry's own where they are."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from trials.registry.document import Document, read

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DOCUMENTS = Path(__file__).parent / "documents"
SHARED = Path(__file__).parent.parent.parent / "shared" / "data"
REAL_STUDIES = SHARED / "ctgov" / "studies.jsonl.gz"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What empties the database goes last, for it takes the groups of the migrations with it.

    pytest-django sees to that, but pytest then moves what shares a parameter of the whole session,
    as the browser tests do.
    """
    items.sort(key=empties_the_database)


def empties_the_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    marked = marker is not None and bool(marker.kwargs.get("transaction"))
    return marked or "transactional_db" in getattr(item, "fixturenames", ())


@pytest.fixture
def now() -> dt.datetime:
    return NOW


@pytest.fixture
def document() -> Iterator[object]:
    """document("twins") reads tests/documents/twins.json."""

    def read_one(name: str) -> Document:
        return read((DOCUMENTS / f"{name}.json").read_bytes())

    return read_one  # type: ignore[return-value]


@pytest.fixture(scope="session")
def real_studies() -> list[bytes]:
    """The 342 records of the registry, a text each. They are not part of the project."""
    if not REAL_STUDIES.exists():
        pytest.skip("the registry's own records are not here")
    with gzip.open(REAL_STUDIES) as lines:
        return lines.read().splitlines()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not REAL_STUDIES.exists():
        terminalreporter.write_line("Left out: the tests over the registry's own records.")
