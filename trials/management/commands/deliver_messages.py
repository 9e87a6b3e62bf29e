from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils import timezone

from trials.actions import messages
from trials.management.watching import WatchingCommand
from trials.models import Message


class Command(WatchingCommand):
    help = "Sends the mails that are due. Any number of these may run at once."
    what = "messages to send"

    def handle(self, *args: Any, watch: bool, **options: Any) -> None:
        if watch:
            self.watch(verbosity=options["verbosity"])
        else:
            self.stdout.write(in_one_line(Counter(messages.deliver_due(timezone.now))))

    def round(self) -> None:
        outcomes: Counter[Message.State] = Counter()
        try:
            for outcome in messages.deliver_due(timezone.now):
                outcomes[outcome] += 1
                if self.is_stopping:
                    break
        finally:
            if outcomes:
                self.stdout.write(in_one_line(outcomes))


def in_one_line(outcomes: Counter[Message.State]) -> str:
    """What became of the messages that were due."""
    if not outcomes:
        return "No message is due."
    sent, waiting, failed = (
        outcomes[state]
        for state in (Message.State.SENT, Message.State.QUEUED, Message.State.FAILED)
    )
    return f"Messages: {sent} sent, {waiting} to be tried again, {failed} given up."
