"""All that is to be done without anybody asking: each job with its name and how often it is due.

Several workers share the jobs: who first changes the row of one that is due does it. A job may run
twice at once all the same, where it takes longer than it waits; each stands that.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from trials.actions import (
    alarms,
    closing,
    desk_mail,
    erasure,
    heartbeats,
    inquiry_clocks,
    messages,
    phone_book,
)
from trials.models import Job

Clock = Callable[[], dt.datetime]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """A job: what it does, in steps after each of which it may be stopped, and how often."""

    steps: Callable[[Clock], Iterable[object]]
    every: dt.timedelta


WORK: dict[str, Work] = {
    "messages": Work(messages.deliver_due, dt.timedelta(seconds=5)),
    "clocks": Work(lambda clock: inquiry_clocks.run(now=clock()), dt.timedelta(minutes=5)),
    "heartbeats": Work(lambda clock: heartbeats.send_due(now=clock()), dt.timedelta(hours=1)),
    "silent-sites": Work(lambda clock: [heartbeats.tell_desk(now=clock())], dt.timedelta(hours=1)),
    "desk-week": Work(lambda clock: [desk_mail.queue_weekly(now=clock())], dt.timedelta(hours=1)),
    "phone-book": Work(
        lambda clock: [phone_book.keep(path=settings.LAST_GOOD, now=clock())],
        dt.timedelta(minutes=15),
    ),
    "alarms": Work(lambda clock: [alarms.run(now=clock())], dt.timedelta(minutes=5)),
    "closing": Work(lambda clock: closing.run(now=clock()), dt.timedelta(hours=1)),
    "erasure": Work(lambda clock: erasure.run(now=clock()), dt.timedelta(hours=1)),
}


def due(clock: Clock, names: Iterable[str]) -> Iterator[str]:
    """The jobs among these that are due and that no other worker has taken, taken one by one."""
    for name in names:
        if _take(name, clock()):
            yield name


def take_now(name: str, now: dt.datetime) -> str:
    """The job, which is begun now, due or not."""
    Job.objects.update_or_create(name=name, defaults={"ran_at": now})
    return name


def run(name: str, clock: Clock) -> Iterator[object]:
    """Do a job step by step, and note how it ended.

    What goes wrong is logged by its kind, without values, and raises nothing. A job that is stopped
    between two steps has not ended.
    """
    try:
        yield from WORK[name].steps(clock)
    except Exception as error:  # whatever goes wrong with one job, the others run
        kind = type(error).__name__
        logger.error("The job %s did not end well: %s", name, kind)
        _note(name, error=kind)
    else:
        _note(name, ended_well_at=clock(), error="")


def _take(name: str, now: dt.datetime) -> bool:
    """Whether a job is due and now ours. One that another worker takes is not.

    A job that ran in the future is due: somebody has set the computer's clock back.
    """
    job, is_new = Job.objects.get_or_create(name=name, defaults={"ran_at": now})
    if is_new:
        return True
    if dt.timedelta() <= now - job.ran_at < WORK[name].every:
        return False
    return bool(Job.objects.filter(name=name, ran_at=job.ran_at).update(ran_at=now))


def _note(name: str, **found: object) -> None:
    Job.objects.filter(name=name).update(**found)
