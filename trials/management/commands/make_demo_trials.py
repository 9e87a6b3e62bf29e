"""Make plainly invented trials, to see the portal at work."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from trials.actions import demonstrations


class Command(BaseCommand):
    help = "Make invented trials (numbers from NCT99900000 up), marked as demonstrations."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--count", type=int, default=24)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        made = demonstrations.make(count=options["count"], seed=options["seed"], now=timezone.now())
        counts = Counter(str(taken.change) for taken in made)
        said = ", ".join(f"{number} {name}" for name, number in counts.items())
        self.stdout.write(f"Demonstration trials: {said or 'none'}")
