"""On what it was measured."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sqlite3
import subprocess

from bench.faults.postgres import programs


def machine() -> dict[str, str]:
    return {
        "day": dt.datetime.now(dt.UTC).strftime("%Y-%m-%d"),
        "cores": str(os.cpu_count()),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "PostgreSQL": _postgres_version(),
    }


def _postgres_version() -> str:
    found = programs()
    if found is None:
        return "none"
    told = subprocess.run(
        [found / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    return told.stdout.split()[2]
