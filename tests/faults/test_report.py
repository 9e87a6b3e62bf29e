"""The page of figures tells what was measured last, and what went wrong."""

from __future__ import annotations

from dataclasses import asdict

from bench.faults.report import PROMISE_WORDS, RUN_WORDS, report
from bench.faults.runs import RUNS, Result
from bench.faults.verdict import PROMISES, Verdict

COUNTS = ("attempted", "acknowledged", "stored", "letters", "duplicates", "given_up")
KEPT = Verdict(**dict.fromkeys(PROMISES, 0), **dict(zip(COUNTS, (9, 8, 8, 17, 1, 0), strict=True)))


def played(verdict: Verdict = KEPT, sabotage: str = "") -> dict[str, object]:
    result = Result(
        run="kills",
        database="SQLite",
        sabotage=sabotage,
        expected=("undelivered",) if sabotage else (),
        ordered=40,
        cycles=30,
        seconds=31.4,
        drained_in=9.7,
        load=1.5,
        verdict=verdict,
        longest=2.34,
        answers={"POST 302": 8, "POST 503": 4},
        deaths={"mail worker": 30},
        ended_by_themselves=0,
        leaks=[],
        broken=verdict.broken,
    )
    return {**asdict(result), "machine": {"day": "2026-11-22", "cores": "2"}}


def test_it_tells_each_run_with_the_machine_it_ran_on():
    page = report([played()])

    assert "day 2026-11-22, cores 2" in page
    assert "| 30 of 40 | 31 | 1.5 | 9 | 8 | 8 | 0 | 0 | 0 | 17 | 1 | 0 | 2.3 s | none |" in page
    assert "POST 503: 4" in page
    assert "30 × mail worker" in page


def test_a_run_that_was_played_again_counts_as_it_went_last():
    worse = Verdict(**{**asdict(KEPT), "lost": 3})

    page = report([played(worse), played()])

    assert page.count("| SQLite |") == 1
    assert "lost |" not in page.split("## ")[0].splitlines()[-2]


def test_a_broken_promise_is_named():
    assert "| lost, leaks |" in report([played(Verdict(**{**asdict(KEPT), "lost": 3, "leaks": 1}))])


def test_a_sabotage_that_went_unnoticed_stands_out():
    seen = Verdict(**{**asdict(KEPT), "undelivered": 2})

    assert "| sent-before-sending | kills | SQLite | 30 | 8 | undelivered 2 |" in report(
        [played(seen, "sent-before-sending")]
    )
    assert "**nothing**" in report([played(KEPT, "sent-before-sending")])


def test_a_sabotage_is_seen_by_the_promise_that_it_breaks_and_by_no_other():
    idle = Verdict(**{**asdict(KEPT), "idle": 1})

    assert "**nothing**" in report([played(idle, "sent-before-sending")])


def test_every_run_and_every_promise_has_words():
    assert set(RUN_WORDS) == set(RUNS)
    assert set(PROMISE_WORDS) == set(PROMISES)
