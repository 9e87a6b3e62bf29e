"""The links in the mails that ask coordinators: what one opens, and what it shows."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.core import signing

from trials.models import Heartbeat, LinkUse, Site, StatusReport
from trials.models.standing import Standing
from trials.queries.mine import sites_of
from trials.queries.standings import SiteLine, lines_among

_SALT = "trials.heartbeat"
_NAMED = re.compile(r"([0-9]{1,18})(?:-([0-9]{1,18}))?", re.ASCII)


class Forged(ValueError):
    """A link that this portal has not made, or whose mail it does not know."""


@dataclass(frozen=True)
class Link:
    """A link as it was mailed: of one site, or of all of the mail where `site_pk` is None."""

    heartbeat: Heartbeat
    site_pk: int | None = None


@dataclass(frozen=True)
class Asked:
    """A site behind a link, as families see it now. `answer` is the newest word on it, where that
    came by this very mail."""

    line: SiteLine
    answer: StatusReport | None


def token_of(heartbeat: Heartbeat, site: Site | None = None) -> str:
    """What the link carries: signed, safe in an address, without a name. SECRET_KEY signs, those
    of SECRET_KEY_FALLBACKS are still known."""
    named = f"{heartbeat.pk}-{site.pk}" if site else str(heartbeat.pk)
    return _signer().sign(named)


def opened(token: str) -> Link:
    """What a link is of, however old it is. Raises Forged."""
    try:
        named = _NAMED.fullmatch(_signer().unsign(token))
    except signing.BadSignature as error:
        raise Forged from error
    if named is None:
        raise Forged
    heartbeat = Heartbeat.objects.select_related("user").filter(pk=named[1]).first()
    if heartbeat is None:
        raise Forged
    return Link(heartbeat, int(named[2]) if named[2] else None)


def trouble(heartbeat: Heartbeat, now: dt.datetime) -> LinkUse.Outcome | None:
    """Why the links of a mail do not work any more; None where they do."""
    if heartbeat.replaced_at is not None:
        return LinkUse.Outcome.REPLACED
    if heartbeat.expires_at <= now:
        return LinkUse.Outcome.EXPIRED
    return None if heartbeat.user.is_active else LinkUse.Outcome.ENDED


def asked_of(link: Link, now: dt.datetime) -> list[Asked]:
    """The sites behind a link that its owner still keeps, in the order of their trials."""
    own = sites_of(link.heartbeat.user).filter(asked__heartbeat=link.heartbeat)
    if link.site_pk is not None:
        own = own.filter(pk=link.site_pk)
    lines = lines_among(own.order_by("trial__nct_id", "pk"), now)
    by_this_mail = set(
        LinkUse.objects.filter(heartbeat=link.heartbeat, report__isnull=False).values_list(
            "report", flat=True
        )
    )
    return [
        Asked(line, line.report if line.report and line.report.pk in by_this_mail else None)
        for line in lines
    ]


def code_of(standing: Standing) -> str:
    """The code of what families are shown; "" where they see no status."""
    return standing.word.code if standing.word else ""


def _signer() -> signing.Signer:
    return signing.Signer(sep=".", salt=_SALT)
