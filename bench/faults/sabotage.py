"""Switches one sabotage on, the one that FAULTS_SABOTAGE names, in every process of the portal."""

from __future__ import annotations

import importlib
import os

from django.apps import AppConfig


class Sabotage(AppConfig):
    name = "bench.faults"
    label = "faults"

    def ready(self) -> None:
        asked = os.environ.get("FAULTS_SABOTAGE", "")
        if asked:
            # Not before now: it imports models.
            importlib.import_module("bench.faults.sabotages").SABOTAGES[asked]()
