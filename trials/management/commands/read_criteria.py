"""Read eligibility texts from the command line: what the benchmark runs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from trials.criteria.reading import read
from trials.criteria.rows import row_of


class Command(BaseCommand):
    help = (
        'Read eligibility texts, one {"doc", "raw"} a line, and write a row for each. Where it has '
        'the registry\'s "min_age_years", "max_age_years" or "sex" too, the row lists in "remarks" '
        "what contradicts them."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("texts", metavar="IN.jsonl", type=argparse.FileType(encoding="utf-8"))

    def handle(self, *args: Any, texts: TextIO, **options: Any) -> None:
        with texts:
            for doc, raw, given in documents(texts):
                row = row_of(doc, read(raw), registry=given)
                self.stdout.write(json.dumps(row, ensure_ascii=False))


def documents(lines: TextIO) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(number, text, whole row) of each row; some sets call the number "nct". Raises CommandError
    for a row that is none."""
    for place, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            number, raw = row.get("doc") or row["nct"], row["raw"]
            if not isinstance(raw, str):
                raise TypeError("raw")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CommandError(f'Line {place} is no row with "doc" and "raw".') from error
        yield number, raw, row
