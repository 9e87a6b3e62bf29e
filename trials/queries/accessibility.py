"""What the accessibility statement says: written by `make accessibility`, in words here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from trials.language.accessibility import PAGES, TASKS, VERDICTS

STATEMENT = Path(__file__).parent.parent / "accessibility" / "statement.json"


@dataclass(frozen=True)
class Statement:
    """`day` is as in 2026-05-31; `groups` are kinds of pages, each with how many pages and states
    of pages were looked at."""

    day: str
    axe: str
    looks: int
    widths: str
    groups: list[tuple[str, int]]
    staff_groups: list[tuple[str, int]]
    tasks: list[str]
    trees: int
    verdicts: list[str]

    @property
    def states(self) -> int:
        return sum(number for _, number in self.groups + self.staff_groups)


def statement() -> Statement:
    """In the language of the page."""
    told = _told()
    return Statement(
        day=told["day"],
        axe=told["axe"],
        looks=told["looks"],
        widths=", ".join(map(str, told["widths"])),
        groups=_groups(told["states"]),
        staff_groups=_groups(told["staff_states"]),
        tasks=[gettext(TASKS[name]) for name in told["tasks"]],
        trees=told["trees"],
        verdicts=[gettext(VERDICTS[name]) for name in told["verdicts"]],
    )


def _groups(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(gettext(PAGES[name]), number) for name, number in numbers.items()]


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(STATEMENT.read_text())
    return told
