"""Lighthouse on a page: a phone on slow 4G, as Lighthouse plays it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).parent / "node_modules"
TRIES = 3
Told = dict[str, Any]
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
    """What Lighthouse says of a page, and the audits that cost something.

    It now and then loses its browser and measures nothing; then it is asked again. Raises
    RuntimeError if it never answers.
    """
    for _ in range(TRIES):
        told = _told(address)
        if all(told.get("categories", {}).get(name, {}).get("score") for name in CATEGORIES):
            return _score(told)
    raise RuntimeError(f"Lighthouse measured nothing in {TRIES} tries: {address}")


def _told(address: str) -> Told:
    """Lighthouse's report; empty where it broke off."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    printed = subprocess.run(
        [str(TOOLS / ".bin" / "lighthouse"), address, "--quiet", "--output=json",
         "--chrome-flags=--headless=new --no-sandbox --disable-gpu"],
        env={**os.environ, "CHROME_PATH": chromium}, check=False, capture_output=True, text=True,
        timeout=180,
    )  # fmt: skip
    return json.loads(printed.stdout) if printed.returncode == 0 else {}


def _score(told: Told) -> Score:
    audits = told["audits"]
    return Score(
        scores={name: round(100 * told["categories"][name]["score"]) for name in CATEGORIES},
        lcp=audits["largest-contentful-paint"]["numericValue"],
        blocking=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        lost=_lost(told),
    )


def _lost(told: Told) -> list[str]:
    """The weighted audits below 99, by category."""
    audits, categories = told["audits"], told["categories"]
    return sorted(
        {
            f"{name}: {ref['id']}"
            for name in CATEGORIES
            for ref in categories[name]["auditRefs"]
            if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 0.99
            and audits[ref["id"]]["score"] is not None
        }
    )  # fmt: skip
