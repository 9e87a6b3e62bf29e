from __future__ import annotations

import logging
import signal
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error, connections

EVERY_SECONDS = 5.0
# Stopping is noticed after this time: a shorter sleep than a person's patience.
NAP_SECONDS = 0.2

logger = logging.getLogger(__name__)


class WatchingCommand(BaseCommand):
    """A command that does something once, or with --watch round after round until it is stopped."""

    what = ""
    is_stopping = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--watch",
            action="store_true",
            help="Keep doing what falls due, until SIGTERM or Ctrl-C.",
        )

    def round(self) -> None:
        """Do what is due, and end early where `is_stopping`."""
        raise NotImplementedError

    def watch(self, *, verbosity: int) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        if verbosity:
            self.stdout.write(f"Watching for {self.what}.")
        while not self.is_stopping:
            self.round_whatever_happens()
            self.rest()
        if verbosity:
            self.stdout.write(f"Stopped watching for {self.what}.")

    def round_whatever_happens(self) -> None:
        """Without the database nothing is done, and the next round tries again."""
        try:
            self.round()
        except Error as error:
            logger.error("The database cannot be used now: %s", type(error).__name__)
            connections.close_all()

    def rest(self) -> None:
        woken = time.monotonic() + EVERY_SECONDS
        while not self.is_stopping and time.monotonic() < woken:
            time.sleep(NAP_SECONDS)

    def stop(self, *args: Any) -> None:
        self.is_stopping = True
