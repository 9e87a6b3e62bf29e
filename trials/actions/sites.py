"""What hospitals say about their sites."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from trials.models import Site, StatusReport
from trials.models.moves import Problem, Told, errors_of, shown_as, warnings_of
from trials.models.moves import judge as judge_move

# The `seen` of somebody who saw that nothing was said yet.
NOTHING = 0


class Refused(ValueError):
    """A report that cannot be. `problems` say why: errors, and the warnings beside them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(problem.words for problem in problems))
        self.problems = problems


class Overtaken(RuntimeError):
    """Somebody else has said something of the site since it was looked at: `newest`."""

    def __init__(self, newest: StatusReport) -> None:
        super().__init__(f"Overtaken by report {newest.pk}")
        self.newest = newest


@transaction.atomic
def report(  # noqa: PLR0913 -- each is a column of the report
    *,
    site: Site,
    status: str,
    by: User | None,
    now: dt.datetime,
    source: str = StatusReport.Source.STAFF,
    reason: str = "",
    note: str = "",
    is_public: bool = False,
    approved_by: str = "",
    seen: int | None = None,
) -> StatusReport:
    """Write down the hospital's word about its site. Earlier words stay on the record.

    `seen` is the primary key of the newest report that the person saw, NOTHING where there was
    none, None where nobody looked. Raises Overtaken where another one is the newest by now, and
    Refused where the word cannot be; warnings do not stop it, they are kept with it.
    """
    newest = _newest_locked(site)
    if newest and seen is not None and newest.pk != seen:
        raise Overtaken(newest)
    told = Told(status, reason, note, is_public, approved_by)
    problems = judge_move(shown_as(site, newest, now), told)
    if errors_of(problems):
        raise Refused(problems)
    return StatusReport.objects.create(
        site=site,
        status=status,
        source=source,
        by=by,
        # Clocks differ from computer to computer; the order in which words were said does not.
        at=max(now, newest.at) if newest else now,
        reason=reason,
        note=note,
        is_public=is_public,
        approved_by=approved_by,
        warnings=" ".join(problem.words for problem in warnings_of(problems)),
    )


@transaction.atomic
def confirm(
    *,
    site: Site,
    by: User | None,
    now: dt.datetime,
    source: str,
    seen: int | None = None,
) -> StatusReport:
    """Say again what families see now, with the reason and the sentence of the word that counts.

    Raises as `report` does, and Refused too where families see no status that could be confirmed.
    """
    before = shown_as(site, _newest_locked(site), now)
    told = before or Told("")
    return report(
        site=site,
        status=told.status,
        by=by,
        now=now,
        source=source,
        reason=told.reason,
        note=told.note,
        is_public=told.is_public,
        approved_by=told.approved_by,
        seen=seen,
    )


def judge(
    *,
    site: Site,
    status: str,
    now: dt.datetime,
    reason: str = "",
    note: str = "",
    is_public: bool = False,
    approved_by: str = "",
) -> list[Problem]:
    """What `report` would find wrong now: errors first, then warnings. Nothing is written."""
    told = Told(status, reason, note, is_public, approved_by)
    before = shown_as(site, _newest(site), now) if site.pk else None
    return judge_move(before, told)


def seen(site: Site) -> int:
    """What somebody who looks at a site now has seen: the `seen` of `report`."""
    newest = _newest(site)
    return newest.pk if newest else NOTHING


def _newest_locked(site: Site) -> StatusReport | None:
    """The newest report of a site that nobody else can report on until this transaction ends.

    PostgreSQL locks the row. SQLite knows no such lock and needs none: it lets one transaction
    write at a time, from its beginning on.
    """
    Site.objects.select_for_update().get(pk=site.pk)
    return _newest(site)


def _newest(site: Site) -> StatusReport | None:
    return StatusReport.objects.filter(site=site).first()
