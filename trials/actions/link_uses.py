"""What comes of a button behind the link of a mail. Every press is on the record.

A link can be forwarded, so by it a site is only confirmed, or told to be less open than it was.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from trials.actions import sites
from trials.models import Heartbeat, LinkUse, Site, StatusReport
from trials.models.standing import State, weigh
from trials.queries.links import code_of, trouble
from trials.queries.mine import may_keep

Deed, Outcome = LinkUse.Deed, LinkUse.Outcome
STATUS = {
    Deed.PAUSED: StatusReport.Status.SUSPENDED,
    Deed.CLOSED: StatusReport.Status.ACTIVE_NOT_RECRUITING,
}
OPENS = "Families see this site as closed. Please sign in to say that it may open again."


@dataclass(frozen=True)
class Press:
    """A button that was pressed, and what was seen before: `seen` is the newest report of the site
    (sites.NOTHING where there was none), `code` what families were shown, "" for nothing."""

    site: Site
    deed: LinkUse.Deed
    seen: int = sites.NOTHING
    code: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Answer:
    """What came of a press at one site; `words` say why where the word could not be."""

    site: Site
    outcome: LinkUse.Outcome
    report: StatusReport | None = None
    words: str = ""


@transaction.atomic
def use(*, heartbeat: Heartbeat, press: Press, now: dt.datetime) -> Answer:
    """Write down what was pressed at a site, and that it was. What is refused is no exception.

    Pressed again, nothing more is written: the answer is the one of the first time.
    """
    answer = _refused(heartbeat, press, now) or _answer(heartbeat, press, now)
    if answer.report is None or not hasattr(answer.report, "link_use"):
        LinkUse.objects.create(
            heartbeat=heartbeat,
            site=press.site,
            at=now,
            deed=press.deed,
            outcome=answer.outcome,
            report=answer.report,
        )
    return answer


def refuse(
    *, heartbeat: Heartbeat, site_pk: int | None, deed: LinkUse.Deed, now: dt.datetime
) -> None:
    """Keep that a button was pressed behind a link that works no more; `site_pk` is the site that
    the link was of, None where it was of all."""
    outcome = trouble(heartbeat, now) or Outcome.ENDED
    LinkUse.objects.create(heartbeat=heartbeat, site_id=site_pk, at=now, deed=deed, outcome=outcome)


def _refused(heartbeat: Heartbeat, press: Press, now: dt.datetime) -> Answer | None:
    outcome = trouble(heartbeat, now)
    if outcome is None and not may_keep(heartbeat.user, press.site):
        outcome = Outcome.ENDED
    return Answer(press.site, outcome) if outcome else None


def _answer(heartbeat: Heartbeat, press: Press, now: dt.datetime) -> Answer:
    shown = weigh(press.site, press.site.status_reports.first(), now)
    if press.deed is Deed.STILL_RIGHT and code_of(shown) != press.code:
        return Answer(press.site, Outcome.OVERTAKEN)
    if press.deed is Deed.PAUSED and shown.state is State.CLOSED:
        return Answer(press.site, Outcome.IMPOSSIBLE, words=OPENS)
    try:
        return Answer(press.site, Outcome.DONE, _report(heartbeat.user, press, now))
    except sites.Overtaken as overtaken:
        if _is_same(heartbeat, press, overtaken.newest):
            return Answer(press.site, Outcome.DONE, overtaken.newest)
        return Answer(press.site, Outcome.OVERTAKEN)
    except sites.Refused as refused:
        return Answer(press.site, Outcome.IMPOSSIBLE, words=str(refused))


def _report(user: User, press: Press, now: dt.datetime) -> StatusReport:
    source = StatusReport.Source.COORDINATOR
    if press.deed is Deed.STILL_RIGHT:
        return sites.confirm(site=press.site, by=user, now=now, source=source, seen=press.seen)
    return sites.report(
        site=press.site,
        status=STATUS[press.deed],
        reason=press.reason,
        by=user,
        now=now,
        source=source,
        seen=press.seen,
    )


def _is_same(heartbeat: Heartbeat, press: Press, newest: StatusReport) -> bool:
    """A form that was sent twice is overtaken by itself: that is no question to anybody."""
    same = LinkUse.objects.filter(heartbeat=heartbeat, deed=press.deed, report=newest)
    is_confirmed = press.deed is Deed.STILL_RIGHT
    return same.exists() and (is_confirmed or newest.reason == press.reason)
