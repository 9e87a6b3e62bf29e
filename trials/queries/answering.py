"""Which places of a trial answer questions themselves; the portal's desk answers for the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from trials.models import Site, Trial
from trials.queries.reply_times import public_times
from trials.queries.standings import SiteLine
from trials.queries.teams import keys_with_team


@dataclass(frozen=True)
class Answering:
    """A site with a team of its own here; `usually` says how fast it is, where that may be said."""

    site: Site
    usually: str


def answering(trial: Trial, lines: Iterable[SiteLine], now: dt.datetime) -> dict[int, Answering]:
    """By the primary key of the site, in the order of `lines`. Three queries at most."""
    keys = keys_with_team(trial)
    sites = [line.site for line in lines if line.site.pk in keys]
    times = public_times(sites, now)
    return {site.pk: Answering(site, times.get(site.pk, "")) for site in sites}
