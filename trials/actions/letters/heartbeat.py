"""Mail to coordinators about their sites, and to the desk about those that do not answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.urls import reverse

from trials.language import standings
from trials.models import Heartbeat, Message, Site
from trials.models.standing import Standing
from trials.queries.links import Link, asked_of, token_of
from trials.queries.mine import has_confirmed_address

# The lines of the board that were not confirmed for three weeks or more.
OLD_LINES = "?age=21"

Letter = tuple[str, dict[str, object]]


class NobodyToAsk(LookupError):
    """The mail has nobody to go to any more, or nothing to ask."""


@dataclass(frozen=True)
class Line:
    """A site in the mail: what families see of it as the mail goes out, and its own link."""

    site: Site
    shown: str
    link: str


def ask(message: Message) -> Letter:
    """To the coordinator, at the confirmed address of the account. Raises NobodyToAsk."""
    heartbeat = cast(Heartbeat, message.heartbeat)
    lines = [] if heartbeat.replaced_at else _lines(heartbeat, message)
    if not lines or not has_confirmed_address(heartbeat.user):
        raise NobodyToAsk(heartbeat.pk)
    return heartbeat.user.email, {
        "portal": settings.PORTAL_NAME,
        "operator": settings.PORTAL_OPERATOR,
        "phone": settings.DESK_PHONE,
        "hours": settings.DESK_HOURS,
        "lines": lines,
        "link": _address(token_of(heartbeat)),
        "expires_at": heartbeat.expires_at,
    }


def sites_unanswered(message: Message) -> Letter:
    """To the desk: which sites have not answered, told when the message was queued."""
    silent = Site.objects.filter(asked__desk_told_at=message.created_at).distinct()
    return settings.DESK_EMAIL, {
        "sites": silent.select_related("trial").order_by("trial__nct_id", "pk"),
        "days": settings.HEARTBEAT_DESK_DAYS,
        "link": settings.PORTAL_URL + reverse("admin:trials_site_board") + OLD_LINES,
    }


def _lines(heartbeat: Heartbeat, message: Message) -> list[Line]:
    """The sites whose hospital has said nothing since the mail was queued; if none, all of them."""
    asked = [each.line for each in asked_of(Link(heartbeat), message.created_at)]
    silent = [line for line in asked if not line.report or line.report.at < message.created_at]
    return [
        Line(line.site, _shown(line.standing), _address(token_of(heartbeat, line.site)))
        for line in silent or asked
    ]


def _shown(standing: Standing) -> str:
    word = standing.word
    words = standings.status_words(
        standing.state.value, word.code if word else "", is_faded=bool(word and word.is_faded)
    )
    if word is None:
        return f"{words}."
    said = standings.said(word.speaker, word.date, word.days, about_trial=word.about_trial)
    return f"{words}. {said}."


def _address(token: str) -> str:
    return settings.PORTAL_URL + reverse("confirm", args=[token])
