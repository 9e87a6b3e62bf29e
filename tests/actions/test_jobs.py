"""All that is due is done, each job apart, by whichever worker is there first."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from tests.actions.test_races import at_once, shared_database  # noqa: F401 -- a fixture
from tests.asked import a_site, ask, enrolled
from trials.actions import inquiry_clocks, jobs
from trials.models import InquiryEvent, Job, Message

SECOND = dt.timedelta(seconds=1)


def due(now: dt.datetime) -> list[str]:
    return list(jobs.due(lambda: now, jobs.WORK))


def do(name: str, now: dt.datetime) -> None:
    list(jobs.run(name, lambda: now))


def test_each_job_is_due_at_first_and_then_at_its_interval(db, now):
    every = jobs.WORK["clocks"].every

    assert due(now) == [*jobs.WORK]
    assert due(now) == []
    assert due(now + 5 * SECOND) == ["messages"]
    assert "clocks" not in due(now + every - SECOND)
    assert "clocks" in due(now + every)


def test_a_job_of_the_future_is_due_for_the_clock_was_wrong(db, now):
    due(now + dt.timedelta(days=400))

    assert due(now) == [*jobs.WORK]


def test_a_job_that_fails_is_told_by_its_kind_and_the_next_run_mends_it(
    db, now, monkeypatch, caplog
):
    def fail(clock):
        raise ValueError("Canary")

    due(now)
    with monkeypatch.context() as broken:
        broken.setitem(jobs.WORK, "clocks", jobs.Work(fail, dt.timedelta(minutes=5)))
        do("clocks", now)
        do("erasure", now)

    failed, other = Job.objects.get(name="clocks"), Job.objects.get(name="erasure")
    assert (failed.error, failed.ended_well_at) == ("ValueError", None)
    assert (other.error, other.ended_well_at) == ("", now)
    assert "clocks did not end well: ValueError" in caplog.text
    assert "Canary" not in caplog.text

    do("clocks", now + SECOND)
    failed.refresh_from_db()
    assert (failed.error, failed.ended_well_at) == ("", now + SECOND)


def test_the_jobs_do_what_they_are_called(db, now, settings, tmp_path, mailoutbox):
    settings.LAST_GOOD = tmp_path / "book.json"
    site = a_site()
    old = now - dt.timedelta(days=20)
    ask(site, old)

    for name in jobs.WORK:
        do(name, now)
    do("messages", now)

    kinds = set(Message.objects.filter(state="sent").values_list("kind", flat=True))
    assert {"inquiry-received", "inquiry-overdue"} <= kinds
    assert len(mailoutbox) == Message.objects.filter(state="sent").count()
    assert settings.LAST_GOOD.exists()
    assert not Job.objects.exclude(error="").exists()


def test_a_job_that_another_worker_takes_meanwhile_is_left_to_it(db, now, monkeypatch):
    """The row is changed only as it was seen."""
    due(now)
    later, read = now + dt.timedelta(days=1), Job.objects.get_or_create

    def overtaken(**named):
        found = read(**named)
        Job.objects.filter(pk=found[0].pk).update(ran_at=later - SECOND)
        return found

    monkeypatch.setattr(Job.objects, "get_or_create", overtaken)

    assert due(later) == []


def test_of_four_workers_at_once_one_does_each_job(shared_database, now):  # noqa: F811
    taken: list[str] = []

    at_once(4, lambda: taken.extend(jobs.due(lambda: now, jobs.WORK)))

    assert Counter(taken) == dict.fromkeys(jobs.WORK, 1)


def test_of_four_workers_at_once_one_tells_of_a_question(shared_database, now):  # noqa: F811
    site = a_site()
    enrolled("cora", site, now)
    enrolled("bea", site, now, is_backup=True)
    for _ in range(5):
        ask(site, now)
    later = now + dt.timedelta(days=30)

    at_once(4, lambda: list(inquiry_clocks.run(now=later)))

    for kind in ("nudged", "backup-told", "desk-told"):
        assert InquiryEvent.objects.filter(kind=kind).count() == 5
    for kind in ("inquiry-nudge", "inquiry-backup", "inquiry-overdue"):
        assert Message.objects.filter(kind=kind).count() == 5
