"""Measure the reading of eligibility texts on the labelled sets, and print the table of goals.

    python bench/criteria.py FOLDER [--digits 0123]

FOLDER holds the sets and their scorer (score_eligibility.py). `--digits`: only documents whose
registry number ends in one of these, to hold a part of the sets out while rules are written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from trials.criteria.reading import read
from trials.criteria.rows import row_of

SETS = ("sections_gold", "roles_gold", "tree_silver", "age_sex_gold", "facts_gold")
Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--digits", default="0123456789")
    asked = parser.parse_args()
    sets = {name: rows_of(asked.folder / f"{name}.jsonl.gz", asked.digits) for name in SETS}
    with tempfile.TemporaryDirectory() as place:
        print_table(scores(sets, asked.folder, Path(place)))
    print_times([row["raw"] for name in SETS for row in sets[name] if "raw" in row])


def rows_of(path: Path, digits: str) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [row for row in rows if number_of(row)[10:11] in digits]


def number_of(row: Row) -> str:
    return str(row.get("doc") or row["nct"])


def scores(sets: dict[str, list[Row]], folder: Path, place: Path) -> dict[str, str]:
    """What the scorer prints for each measure; it reads its sets beside itself, so the part of the
    sets that is asked for is laid there with a copy of it."""
    scorer = place / "score_eligibility.py"
    scorer.write_text((folder / scorer.name).read_text(encoding="utf-8"), encoding="utf-8")
    for name, rows in sets.items():
        write(place / f"{name}.jsonl", rows)
    texts = {number_of(row): row["raw"] for rows in sets.values() for row in rows if "raw" in row}
    roles = [{"doc": row["doc"], "raw": texts[row["doc"]]} for row in sets["roles_gold"]
             if row["doc"] in texts]  # fmt: skip
    asked: dict[str, tuple[str, Iterable[Row], Callable[[str], str]]] = {
        "sections": ("sections", sets["sections_gold"], str),
        "roles": ("roles", roles, str),
        "tree": ("tree", sets["tree_silver"], str),
        "tree, flattened": ("tree", sets["tree_silver"], flattened),
        "age": ("age", sets["age_sex_gold"], str),
        "facts": ("facts", sets["facts_gold"], str),
    }
    return {name: score(scorer, *what) for name, what in asked.items()}


def score(scorer: Path, measure: str, rows: Iterable[Row], change: Callable[[str], str]) -> str:
    predicted = scorer.with_name("predicted")
    write(predicted, (row_of(number_of(row), read(change(row["raw"]))) for row in rows))
    command = [sys.executable, str(scorer), measure, str(predicted)]
    environment = os.environ | {"SPLIT": "all"}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout


def write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def flattened(text: str) -> str:
    """As many portals show it: without the spaces at the beginning of lines."""
    return "\n".join(line.lstrip() for line in text.split("\n"))


def print_table(said: dict[str, str]) -> None:
    print(f"{'measure':34}{'usual cut':>10}{'FB parser':>12}{'goal':>14}{'measured':>16}")
    for name, cut, parser, goal, source, pattern in MEASURES:
        found = re.search(pattern, said[source])
        measured = " / ".join(found.groups()) if found else "not said"
        print(f"{name:34}{cut:>10}{parser:>12}{goal:>14}{measured:>16}")
    print("\nAs the scorer says it:")
    for name, text in said.items():
        print(f"\n{name}\n{text.strip()}")


_COUNTS = r"\s+\d+\s+\d+\s+"
MEASURES = (
    ("lines kept %, all sets", "99.8", "69.6", "100", "sections", rf"ALL{_COUNTS}([\d.]+)"),
    ("section right %, hard lines", "95.6", "67.8", "≥ 99.5", "sections",
     rf"HARD\(4 sets\){_COUNTS}[\d.]+\s+([\d.]+)"),
    ("hard documents all right %", "86.1", "62.8", "≥ 95", "sections",
     rf"HARD\(4 sets\){_COUNTS}[\d.]+\s+[\d.]+\s+([\d.]+)"),
    ("inclusion as exclusion, hard lines", "", "", "0", "sections",
     rf"HARD\(4 sets\){_COUNTS}[\d.]+\s+[\d.]+\s+[\d.]+\s+(\d+)"),
    ("roles right", "", "", "≥ .90", "roles", r"role accuracy ([\d.]+)"),
    ("sub-headings P / R", "", "", "≥ .95 / .95", "roles", r"P ([\d.]+) R ([\d.]+)"),
    ("parent right, indented (top / v2)", ".90–.97", "", "≥ .98", "tree",
     r"(?s)top .*?parent right ([\d.]+).*v2 .*?parent right ([\d.]+)"),
    ("parent right, flattened (top / v2)", "0", "", "≥ .50", "tree, flattened",
     r"(?s)top .*?parent right ([\d.]+).*v2 .*?parent right ([\d.]+)"),
    ("ages P / R", "", ".905 / .546", "≥ .98 / .85", "facts",
     r"age\s+values .*? P ([\d.]+) R ([\d.]+)"),
    ("thresholds P / R", "", ".769 / .344", "≥ .95 / .60", "facts",
     r"threshold\s+values .*? P ([\d.]+) R ([\d.]+)"),
    ("time windows P / R", "", "0", "≥ .95 / .60", "facts",
     r"time window\s+values .*? P ([\d.]+) R ([\d.]+)"),
)  # fmt: skip


def print_times(texts: list[str]) -> None:
    times = sorted(seconds(text) for text in texts)
    load = os.getloadavg()[0]
    median, slow = statistics.median(times), times[int(0.95 * len(times))]
    print(f"\nCPU time of one text, tree and facts: median {1000 * median:.1f} ms (goal ≤ 5), "
          f"95 of 100 below {1000 * slow:.1f} ms, longest {1000 * times[-1]:.1f} ms")  # fmt: skip
    for name, unit in HOSTILE.items():
        text = unit * (1_000_000 // len(unit))
        print(f"1 MB of {name}: {seconds(text):.2f} s; goal < 2 s")
    print(f"Measured with a load of {load:.1f} on {os.cpu_count()} cores, "
          f"Python {sys.version.split()[0]}.")  # fmt: skip


HOSTILE = {
    "lines": "a\n",
    "bullets": "* a\n",
    "headings": "Exclusion Criteria:\n* a\n",
    "headings in one line": "Exclusion Criteria: ",
    "lead-ins": "* a:\n",
    "numbers": ">= 18 years and ",
    "waiting times": "within 6 months ",
    "tables": "creatinine by age: 1 year: 0.4 male ",
    "rows of tables": "Creatinine by age:\n* 1 to < 2 years: 0.6 (male)\n",
    "waits": "at least 4 weeks since (",
    "open brackets": "(",
    "escapes": "\\&amp;",
}


def seconds(text: str) -> float:
    start = time.process_time()
    row_of("", read(text))
    return time.process_time() - start


if __name__ == "__main__":
    main()
