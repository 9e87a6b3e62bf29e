"""Write the record back as ClinicalTrials.gov's API v2 JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from trials.exports import ctgov
from trials.models import Trial


class Command(BaseCommand):
    help = "Write trials as studies of API v2: one by its number, or all, one a line."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("nct_id", nargs="?", metavar="NCT…")
        which.add_argument("--all", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["all"]:
            for pk in Trial.objects.values_list("pk", flat=True):
                self.write(Trial.objects.whole().get(pk=pk), indent=None)
            return
        number = options["nct_id"].upper()
        trial = Trial.objects.whole().filter(nct_id=number).first()
        if trial is None:
            raise CommandError(f"There is no trial {number} in the record.")
        self.write(trial, indent=2)

    def write(self, trial: Trial, indent: int | None) -> None:
        self.stdout.write(json.dumps(ctgov.study(trial), ensure_ascii=False, indent=indent))
