from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class PersonCommand(BaseCommand):
    """A command about one person, whom an address, a number, or both name."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--email", default="", help="Their e-mail address.")
        parser.add_argument("--phone", default="", help="Their number, with all its digits.")

    def execute(self, *args: Any, **options: Any) -> str | None:
        if not (options["email"] or options["phone"]):
            raise CommandError("Say who: --email, --phone, or both.")
        return super().execute(*args, **options)
