"""Add the glossary entries that the portal lacks. It may run at every start."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from trials.actions import glossary


class Command(BaseCommand):
    help = "Add the glossary that ships with the portal. What staff edited or deleted stays so."

    def handle(self, *args: Any, **options: Any) -> None:
        added = glossary.load(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"Glossary: {added} entries added.")
