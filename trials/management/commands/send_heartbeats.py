"""Ask coordinators by mail whether what families see of their sites is still right."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from trials.actions import heartbeats
from trials.models import Message


class Command(BaseCommand):
    help = (
        "Queue the mails that ask coordinators about their sites, and tell the desk which do not "
        "answer. Run it once a day; several at once, or one that died, do no harm."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        queued = Counter(message.kind for message in heartbeats.send_due(now=now))
        told = heartbeats.tell_desk(now=now)
        if options["verbosity"]:
            self.stdout.write(
                f"Mails queued: {queued[Message.Kind.HEARTBEAT]} to ask, "
                f"{queued[Message.Kind.HEARTBEAT_REMINDER]} to remind, "
                f"{int(told is not None)} to the desk."
            )
