"""Lighthouse on a page: a phone on slow 4G, as Lighthouse plays it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

TOOLS = Path(__file__).parent / "node_modules"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Score:
    """Scores of 0 to 100; largest contentful paint and blocking in ms; layout shift."""

    scores: dict[str, int]
    lcp: float
    blocking: float
    shift: float
    lost: list[str]


def score(address: str) -> Score:
    """What Lighthouse says of a page, and the audits that cost something."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    printed = subprocess.run(
        [str(TOOLS / ".bin" / "lighthouse"), address, "--quiet", "--output=json",
         "--chrome-flags=--headless=new --no-sandbox --disable-gpu"],
        env={**os.environ, "CHROME_PATH": chromium}, check=True, capture_output=True, text=True,
        timeout=180,
    )  # fmt: skip
    told = json.loads(printed.stdout)
    audits = told["audits"]
    return Score(
        scores={name: round(100 * told["categories"][name]["score"]) for name in CATEGORIES},
        lcp=audits["largest-contentful-paint"]["numericValue"],
        blocking=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        lost=_lost(told),
    )


def _lost(told: dict[str, object]) -> list[str]:
    """The weighted audits below 99, by category."""
    audits, categories = told["audits"], told["categories"]
    return sorted(
        {
            f"{name}: {ref['id']}"
            for name in CATEGORIES
            for ref in categories[name]["auditRefs"]  # type: ignore[index]
            if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 0.99  # type: ignore[index]
            and audits[ref["id"]]["score"] is not None  # type: ignore[index]
        }
    )  # fmt: skip
