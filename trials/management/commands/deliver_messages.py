from __future__ import annotations

import logging
import signal
import time
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error, connections
from django.utils import timezone

from trials.actions import messages
from trials.models import Message

EVERY_SECONDS = 5.0
# Stopping is noticed after this time: a shorter sleep than a person's patience.
NAP_SECONDS = 0.2

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sends the mails that are due. Any number of these may run at once."
    is_stopping = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--watch",
            action="store_true",
            help="Keep sending what falls due, until SIGTERM or Ctrl-C.",
        )

    def handle(self, *args: Any, watch: bool, **options: Any) -> None:
        if not watch:
            self.stdout.write(in_one_line(Counter(messages.deliver_due(timezone.now))))
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        if options["verbosity"]:
            self.stdout.write("Watching for messages to send.")
        while not self.is_stopping:
            self.deliver()
            self.rest()
        if options["verbosity"]:
            self.stdout.write("Stopped watching for messages.")

    def deliver(self) -> None:
        """Send what is due. Without the database nothing is, and the next round tries again."""
        outcomes: Counter[Message.State] = Counter()
        try:
            for outcome in messages.deliver_due(timezone.now):
                outcomes[outcome] += 1
                if self.is_stopping:
                    break
        except Error as error:
            logger.error("The queue of messages cannot be used now: %s", type(error).__name__)
            connections.close_all()
        if outcomes:
            self.stdout.write(in_one_line(outcomes))

    def rest(self) -> None:
        woken = time.monotonic() + EVERY_SECONDS
        while not self.is_stopping and time.monotonic() < woken:
            time.sleep(NAP_SECONDS)

    def stop(self, *args: Any) -> None:
        self.is_stopping = True


def in_one_line(outcomes: Counter[Message.State]) -> str:
    """What became of the messages that were due."""
    if not outcomes:
        return "No message is due."
    sent, waiting, failed = (
        outcomes[state]
        for state in (Message.State.SENT, Message.State.QUEUED, Message.State.FAILED)
    )
    return f"Messages: {sent} sent, {waiting} to be tried again, {failed} given up."
