from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from trials.actions import persons
from trials.exports.person import as_text
from trials.management.person import PersonCommand
from trials.models.sealed import Unreadable


class Command(PersonCommand):
    help = "Writes all that is held of one person, as a text to read and as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--to",
            type=Path,
            help="A folder for person.txt and person.json. Without it both are printed.",
        )

    def handle(self, *args: Any, email: str, phone: str, to: Path | None, **options: Any) -> None:
        try:
            data = persons.export(email=email, phone=phone, by=None, now=timezone.now())
        except Unreadable as error:
            raise CommandError("A text cannot be opened with the keys that are set.") from error
        if not data:
            raise CommandError("Nothing is held of this person.")
        whole = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
        if to is None:
            self.stdout.write(f"{as_text(data)}\n{whole}")
            return
        keep(to, {"person.txt": as_text(data), "person.json": whole})
        self.stdout.write(f"Questions written: {len(data)}.")


def keep(folder: Path, texts: dict[str, str]) -> None:
    """Files that only their owner may read."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in texts.items():
        path = folder / name
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
