from __future__ import annotations

import logging
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error
from django.utils import timezone

from trials.actions import bounces

# sysexits.h: a mail server that hears it keeps the mail and tries again later.
EX_TEMPFAIL = 75

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Reads one mail from standard input, as a mail server pipes it: a report (RFC 3464) that a "
        "mail of the portal could not be delivered. Marks the address. Leaves other mail alone."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read(bounces.MOST_BYTES + 1)
        try:
            bounces.take_in(raw=raw, now=timezone.now())
        except Error as error:
            logger.error("A mail that came back must wait: %s", type(error).__name__)
            sys.exit(EX_TEMPFAIL)
