"""Thirty deaths by kill -9, on the database of this run: nothing that was acknowledged is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[2]
KINDS = {"sqlite": "sqlite", "postgresql": "postgres"}


def test_thirty_deaths_lose_nothing(tmp_path):
    results = tmp_path / "results.jsonl"
    command = [sys.executable, "-m", "bench.faults", "--short", KINDS[connection.vendor]]

    done = subprocess.run(
        [*command, "--results", str(results)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(results.read_text())
    assert told["verdict"]["acknowledged"] > 0
    assert sum(told["deaths"].values()) > 0
