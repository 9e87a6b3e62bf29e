"""What the fault suite breaks on purpose is still there to be broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.faults.orders import FULL, SABOTAGED
from bench.faults.runs import RUNS
from bench.faults.verdict import PROMISES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("order", SABOTAGED, ids=lambda order: order.sabotage)
def test_each_sabotage_finds_what_it_breaks(order, tmp_path):
    settings = {
        "DJANGO_SETTINGS_MODULE": "bench.faults.settings",
        "TRIALSIDE_LOCAL": "true",
        "FAULTS_PLACE": str(tmp_path),
        "FAULTS_SABOTAGE": order.sabotage,
    }

    begun = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )

    assert begun.returncode == 0, begun.stderr


def test_each_order_names_a_run_and_each_sabotage_a_promise():
    assert {order.run for order in FULL} == set(RUNS)
    assert all(order.turns_red and set(order.turns_red) <= set(PROMISES) for order in SABOTAGED)
