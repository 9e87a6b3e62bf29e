"""What was measured, as a page of docs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bench.faults.order import Order
from bench.faults.runs import Result
from bench.faults.verdict import PROMISES

RUN_WORDS = {
    "kills": "kill -9 of servers, of their workers, of mail workers",
    "crashes": "PostgreSQL stopped with -m immediate",
    "bad-days": "a mail server that greylists, hangs, drops, answers 4xx, refuses",
    "outage": "a mail server that refuses everything for five days",
    "full-disk": "a full disk under the database",
}
PROMISE_WORDS = {
    "lost": "acknowledged, but not kept as it was written",
    "invented": "kept, but sent by nobody",
    "kept_twice": "one form kept more than once",
    "undelivered": "kept, but a mail about it neither arrived nor was given up",
    "unqueued": "kept, with no mail queued",
    "held": "kept aside as suspicious, though people wrote them",
    "renamed": "letters under an id that the queue does not know",
    "unseen_failures": "given up, and not on the desk’s list",
    "forgetful": "refusals without the words that were typed, or without a phone number",
    "leaks": "files with the canary: database, logs, mails",
    "damage": "the database found damaged",
    "ended": "processes that ended by themselves where nobody was killed",
    "idle": "runs in which nothing was acknowledged",
}
# What makes two results the same run, played again.
_SAME = ("run", "database", "sabotage", "ordered")
_COLUMNS = (
    "attempted",
    "acknowledged",
    "stored",
    "lost",
    "undelivered",
    "given_up",
    "letters",
    "duplicates",
    "renamed",
)


def told(order: Order, result: Result) -> str:
    """One line for whoever waits at the screen."""
    counted = result.verdict
    said = (
        f"{order.run}/{order.database} {order.sabotage}: {result.cycles} cycles, "
        f"{result.seconds:.0f} s, {counted.acknowledged} acknowledged, {counted.stored} stored, "
        f"{counted.duplicates} duplicates; "
    )
    broken = ", ".join(f"{name} {getattr(counted, name)}" for name in result.broken)
    return said + (f"BROKEN: {broken}" if broken else "all promises kept")


def report(results: Sequence[dict[str, Any]]) -> str:
    """The page. The last result of each run counts."""
    last = {tuple(each[name] for name in _SAME): each for each in results}
    honest = [each for each in last.values() if not each["sabotage"]]
    broken = [each for each in last.values() if each["sabotage"]]
    return "\n".join([HEAD, *_machine(honest + broken), *_runs(honest), *_answers(honest),
                      *_promises(), *_sabotaged(broken), ""])  # fmt: skip


def _machine(results: Iterable[dict[str, Any]]) -> Iterable[str]:
    for told in sorted({tuple(each["machine"].items()) for each in results}):
        yield "Measured: " + ", ".join(f"{name} {value}" for name, value in told) + "."
    yield ""


def _runs(results: Iterable[dict[str, Any]]) -> Iterable[str]:
    titles = ["run", "database", "cycles", "seconds", "load", *_COLUMNS, "longest answer",
              "broken promises"]  # fmt: skip
    yield from _row(titles)
    yield from _row(["---"] * len(titles))
    for each in results:
        counted = each["verdict"]
        yield from _row(
            [
                RUN_WORDS[each["run"]],
                each["database"],
                f"{each['cycles']} of {each['ordered']}",
                f"{each['seconds']:.0f}",
                f"{each['load']:.1f}",
                *(counted[name] for name in _COLUMNS),
                f"{each['longest']:.1f} s",
                ", ".join(each["broken"]) or "none",
            ]
        )
    yield ""


def _answers(results: Iterable[dict[str, Any]]) -> Iterable[str]:
    yield "## What the families met with\n"
    for each in results:
        deaths = ", ".join(f"{number} × {name}" for name, number in sorted(each["deaths"].items()))
        answers = ", ".join(f"{name}: {number}" for name, number in each["answers"].items())
        after = f"; the mail was out {each['drained_in']:.0f} s after the end"
        yield f"- {each['run']}, {each['database']}: {answers}{after}."
        if deaths:
            yield f"  Deaths: {deaths}."
    yield ""


def _promises() -> Iterable[str]:
    yield "## The promises\n\nEach is a number that must be 0.\n"
    for name in PROMISES:
        yield f"- `{name}`: {PROMISE_WORDS[name]}"
    yield ""


def _sabotaged(results: Iterable[dict[str, Any]]) -> Iterable[str]:
    yield "## Broken on purpose\n"
    yield "The same runs with one promise broken (bench/faults/sabotages.py).\n"
    yield from _row(["sabotage", "run", "database", "cycles", "acknowledged", "seen broken"])
    yield from _row(["---"] * 6)
    for each in results:
        counted = each["verdict"]
        broken = [name for name in each["expected"] if counted[name]]
        seen = ", ".join(f"{name} {counted[name]}" for name in broken) or "**nothing**"
        yield from _row([each["sabotage"], each["run"], each["database"], each["cycles"],
                         counted["acknowledged"], seen])  # fmt: skip


def _row(cells: Iterable[Any]) -> Iterable[str]:
    yield f"| {' | '.join(map(str, cells))} |"


HEAD = """# Faults: what was tried, and what was lost

Written by `make faults` (bench/faults), which runs the production server, its mail workers, the
database and a mail server as real processes, with 50 clients who open the form, type, send, and
try again. A question counts as acknowledged once its sender saw the reference on the private page.
20 of 100 forms are sent twice at the same moment. At the end everything works again, and the ledger
of what was acknowledged is compared with the database and the letters. Mail is sent at least once;
a duplicate is right if it has the Message-ID of the first.

Where fewer cycles were played than ordered, the time that was given was over. `load`: how many
processes wanted to run at once, ours and others, at the end of a run; more than there are cores
makes everything slow, and the kills rare.

kill -9 leaves what the kernel has taken in; what a loss of power takes is shown by `-m immediate`
only as far as PostgreSQL itself keeps things in memory.
"""
