"""Play runs, say what became of them, and write it down.

    python -m bench.faults                              all runs, and all sabotaged ones
    python -m bench.faults --short sqlite               thirty deaths
    python -m bench.faults --only kills/postgres        one of them
    python -m bench.faults --write docs/faults.md       the report of what was played

Each result is kept as a line of --results (data/faults.jsonl), so that a report can gather runs of
several hours. FAULTS_KEEP=1 leaves the files of each run where they were. The exit code is 1 where
a promise was broken, or a sabotage went unnoticed.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from bench.faults.machine import machine
from bench.faults.order import Order
from bench.faults.orders import FULL, SABOTAGED, SHORT
from bench.faults.report import report, told
from bench.faults.runs import Result, play


def main(arguments: Sequence[str]) -> int:
    asked = _parser().parse_args(arguments)
    # Who is asked to stop stops the servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    went_well = True
    for order in _orders(asked):
        try:
            result = play(order)
        except (OSError, RuntimeError) as error:
            # The other runs are played; this one was not, and that is a failure.
            print(f"{order.run}/{order.database} {order.sabotage}: NOT PLAYED: {error}", flush=True)
            went_well = False
            continue
        print(told(order, result), flush=True)
        went_well &= result.is_as_it_should
        _keep(asked.results, result)
    if asked.write:
        lines = asked.results.read_text(encoding="utf-8").splitlines()
        asked.write.write_text(report([json.loads(line) for line in lines]), encoding="utf-8")
    return 0 if went_well else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--short", choices=SHORT)
    parser.add_argument("--only", nargs="*", help="RUN/DATABASE, or the name of a sabotage")
    parser.add_argument(
        "--seconds", type=float, default=3600, help="the longest that each may take"
    )
    parser.add_argument("--results", type=Path, default=Path("data/faults.jsonl"))
    parser.add_argument("--write", type=Path)
    return parser


def _orders(asked: argparse.Namespace) -> list[Order]:
    if asked.short:
        return [SHORT[asked.short]]
    every = {order.sabotage or f"{order.run}/{order.database}": order for order in FULL + SABOTAGED}
    names = every if asked.only is None else asked.only
    return [replace(every[name], seconds=asked.seconds) for name in names]


def _keep(path: Path, result: Result) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps({**asdict(result), 'machine': machine()})}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
