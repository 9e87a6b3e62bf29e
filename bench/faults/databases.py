"""The database of a run as an outsider sees it: plain SQL, past the portal's own code."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import psycopg

from bench.faults.postgres import Cluster

LONG_AGO = "2000-01-01 00:00:00+00:00"
_WAITING = "SELECT count(*) FROM trials_message WHERE state IN ('queued', 'sending')"
_FORWARD = "UPDATE trials_message SET next_try_at = '{when}' WHERE state IN ({states})"


class Sqlite:
    name = "SQLite"

    def __init__(self, place: Path) -> None:
        self.folder = place / "database"
        self.folder.mkdir(exist_ok=True)
        self.path = self.folder / "portal.sqlite3"
        self.url = f"sqlite:///{self.path}"

    @contextlib.contextmanager
    def connection(self) -> Iterator[Any]:
        with contextlib.closing(sqlite3.connect(self.path, timeout=20)) as connection:
            connection.isolation_level = None
            # Django's, which its check constraints call.
            connection.create_function("REGEXP", 2, lambda rule, text: bool(re.search(rule, text)))
            yield connection

    def complaint(self) -> str:
        """What is broken in the file itself; nothing, if all is well."""
        with self.connection() as connection:
            said = connection.execute("PRAGMA integrity_check").fetchone()[0]
        return "" if said == "ok" else str(said)

    def close(self) -> None:
        """There is no server to stop."""


class Postgres:
    """`settings` of the server, which are PostgreSQL's own defaults where none are given."""

    name = "PostgreSQL"

    def __init__(self, place: Path, settings: Sequence[str] = ()) -> None:
        self.cluster = Cluster(place / "database", settings)
        self.folder = self.cluster.place
        self.url = self.cluster.url

    @contextlib.contextmanager
    def connection(self) -> Iterator[Any]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            yield connection

    def complaint(self) -> str:
        """What pg_amcheck finds in its tables and indexes; nothing, if all is well."""
        return self.cluster.amcheck()

    def close(self) -> None:
        self.cluster.stop()


Database = Sqlite | Postgres


def waiting(database: Database) -> int:
    """How many messages are neither sent nor given up."""
    with database.connection() as connection:
        return int(connection.execute(_WAITING).fetchone()[0])


def bring_forward(database: Database, *, leases: bool = False) -> None:
    """Make every message that waits due now; with `leases`, those too whose sender died."""
    states = "'queued', 'sending'" if leases else "'queued'"
    with database.connection() as connection:
        connection.execute(_FORWARD.format(when=LONG_AGO, states=states))
