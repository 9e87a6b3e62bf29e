"""News of the status of sites as Atom (RFC 4287): a site an entry, the last to change first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.feedgenerator import Atom1Feed

from trials.exports.status_feed import Line
from trials.language.dates import in_words
from trials.language.invisible import without_invisible
from trials.models import Site, StatusReport
from trials.models.local_days import zone_of
from trials.models.standing import FADED_DAYS, Standing, State

# Who asks now and then misses none of so many.
NEWEST = 500
# What XML 1.0 cannot hold, however it is written.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class News:
    """What the feed says of a site, and since when."""

    line: Line
    changed_at: dt.datetime


@dataclass(frozen=True)
class Channel:
    """The feed itself: its name, who answers for it, its own address and that of the page."""

    title: str
    author: str
    feed: str
    page: str


class _Feed(Atom1Feed):
    """One without entries changed on the day when it is asked for; Django would take the clock."""

    def __init__(self, channel: Channel, now: dt.datetime) -> None:
        super().__init__(
            channel.title,
            channel.page,
            "",
            language="en",
            author_name=channel.author,
            feed_url=channel.feed,
            feed_guid=channel.feed,
        )
        self.empty_at = now.replace(hour=0, minute=0, second=0, microsecond=0)

    def latest_post_date(self) -> dt.datetime:
        return max((item["updateddate"] for item in self.items), default=self.empty_at)


def changed_at(
    site: Site, standing: Standing, report: StatusReport | None, now: dt.datetime
) -> dt.datetime:
    """When what we show last changed, or was said again, as far as we know.

    A confirmation that faded did so at a midnight of the site, 60 days later.
    """
    heard = [
        site.trial.published_at,
        site.trial.overall_status_seen_at,
        site.registry_status_seen_at,
        site.unlisted_since,
        report.at if report else None,
        _faded_at(site, standing),
    ]
    return max((at for at in heard if at and at <= now), default=now)


def as_atom(channel: Channel, news: Iterable[News], now: dt.datetime) -> bytes:
    """The feed with the newest entries, in UTF-8."""
    feed = _Feed(channel, now)
    newest = sorted(news, key=lambda each: (each.changed_at, each.line.page), reverse=True)
    for each in newest[:NEWEST]:
        feed.add_item(
            title=_in_xml(f"{_name(each.line)}: {each.line.status_in_words}"),
            link=each.line.page,
            description=_in_xml(_sentence(each.line)),
            unique_id=each.line.page,
            updateddate=each.changed_at,
        )
    return feed.writeString("utf-8").encode()


def _faded_at(site: Site, standing: Standing) -> dt.datetime | None:
    word = standing.word
    if not (word and word.is_faded and word.days and standing.state is State.SAID):
        return None
    day = dt.date.fromisoformat(word.date) + dt.timedelta(days=FADED_DAYS + 1)
    return dt.datetime.combine(day, dt.time(), zone_of(site))


def _name(line: Line) -> str:
    where = ", ".join(filter(None, [line.facility, line.city, line.country]))
    return f"{where or 'A site'} ({line.nct_id})"


def _sentence(line: Line) -> str:
    if line.source == "hospital":
        return f"{line.status_in_words}. The hospital said so on {in_words(line.confirmed_on)}."
    said = f" ClinicalTrials.gov says so{_of(line.registry_date)}." if line.source else ""
    return f"{line.status_in_words}.{said}"


def _of(date: str) -> str:
    return f", {in_words(date)}" if date else ""


def _in_xml(text: str) -> str:
    return _NOT_IN_XML.sub("", without_invisible(text))
