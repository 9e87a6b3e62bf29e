from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from trials.actions import desk_mail


class Command(BaseCommand):
    help = "Queues the desk's weekly mail, once a week however often it runs."

    def handle(self, *args: Any, **options: Any) -> None:
        queued = desk_mail.queue_weekly(now=timezone.now())
        said = "The desk's mail is queued." if queued else "This week's mail was queued before."
        self.stdout.write(said)
