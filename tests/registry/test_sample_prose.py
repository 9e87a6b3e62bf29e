"""The prose of the sample is ours: the source's sentences may not stand in the project."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "data" / "seed-trial.txt"
SAMPLE = ROOT / "trials" / "samples" / "NCT03913559.json"
LONGEST_ECHO = 8


def test_no_run_of_eight_words_of_the_source_stands_in_our_prose():
    if not SOURCE.exists():
        pytest.skip("left out: seed-trial.txt is not beside the project")
    section = json.loads(SAMPLE.read_text(encoding="utf-8"))["protocolSection"]
    modules = ("description", "armsInterventions", "outcomes", "eligibility")

    echoes = runs(SOURCE.read_text(encoding="utf-8").partition("\n---\n")[2]) & set().union(
        *(runs(text) for module in modules for text in texts(section[f"{module}Module"]))
    )

    assert echoes == set()


def runs(text):
    """Every eight words that follow each other; figures and signs aside."""
    words = re.findall(r"[a-z]+", text.lower())
    return {tuple(words[at : at + LONGEST_ECHO]) for at in range(len(words) - LONGEST_ECHO + 1)}


def texts(value):
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from texts(one)
