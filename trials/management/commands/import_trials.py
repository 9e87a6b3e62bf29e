"""Take registry documents into the record."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone
from tqdm import tqdm

from trials.actions import publication
from trials.actions.studies import Change, Taken, take_in
from trials.registry.client import Client
from trials.registry.document import read
from trials.registry.shape import Unreadable
from trials.registry.sources import Arrival, arrivals


class Command(BaseCommand):
    help = (
        "Import studies of ClinicalTrials.gov: files (.json, .jsonl, .gz), folders, - for standard "
        "input, or numbers (NCT…), which are fetched from the registry. New trials are drafts."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("sources", nargs="+", metavar="SOURCE")
        parser.add_argument("--publish", action="store_true", help="show the trials to the public")
        parser.add_argument(
            "--reworded",
            action="store_true",
            help="samples whose prose is ours: the first true document replaces them",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        client = Client(settings.REGISTRY_URL)
        self.publish, self.reworded = options["publish"], options["reworded"]
        self.bar = tqdm(unit=" studies", disable=None, file=sys.stderr)
        counts: Counter[str] = Counter(dict.fromkeys([*Change, "failed"], 0))
        for source in options["sources"]:
            for arrival in arrivals(source, client.fetch):
                counts[self.take(arrival)] += 1
                self.bar.update()
        self.bar.close()
        self.stdout.write(", ".join(f"{number} {name}" for name, number in counts.items()))
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} could not be taken in; the reasons are above.")

    def take(self, arrival: Arrival) -> str:
        """Take one document in and say what became of it."""
        try:
            if isinstance(arrival.data, Unreadable):
                raise arrival.data
            now = timezone.now()
            taken = take_in(document=read(arrival.data), now=now, is_reworded=self.reworded)
            if self.publish:
                publication.publish(trial=taken.trial, by=None, now=now)
        except (Unreadable, DatabaseError) as error:
            self.say(f"{arrival.name}: {error}")
            return "failed"
        self.remark(taken)
        return taken.change

    def remark(self, taken: Taken) -> None:
        if taken.conflicts:
            self.say(f"{taken.trial.nct_id}: {taken.conflicts} places changed on both sides")
        for code in taken.unknown_codes:
            self.say(f"{taken.trial.nct_id}: a code that is new to us: {code}")

    def say(self, sentence: str) -> None:
        with tqdm.external_write_mode(file=sys.stderr):
            self.stderr.write(sentence)
