"""The desk's list of questions: envelopes only, nothing that anybody wrote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import User
from django.db.models import Case, Q, QuerySet, Value, When

from trials.models import Inquiry, Site
from trials.queries.mine import keeps_all
from trials.queries.teams import envelopes_of


class Tab(StrEnum):
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"
    HELD = "held"


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see: a tab, one site or all (None), and only what they took on."""

    tab: Tab = Tab.WAITING
    site: int | None = None
    is_mine: bool = False


def tabs_for(user: User) -> list[Tab]:
    """What was kept aside is shown to the desk alone."""
    return [tab for tab in Tab if tab is not Tab.HELD or keeps_all(user)]


def inbox(user: User, asked: Asked) -> QuerySet[Inquiry]:
    """The questions of a tab that somebody may see the envelope of.

    Those that wait stand with the oldest clock first, but before all others those whose writer, a
    clinician, asks to be rung back today. The rest stand newest first.
    """
    found = _of_tab(envelopes_of(user), asked.tab)
    if asked.site is not None:
        found = found.filter(site=asked.site)
    if asked.is_mine:
        found = found.filter(assigned_to=user)
    return _ordered(found, asked.tab).defer("sealed_sender").select_related(*_SHOWN)


def sites_in_inbox(user: User) -> QuerySet[Site]:
    """The sites that somebody can choose among: those of which a question has come."""
    asked = envelopes_of(user).order_by().values("site")
    return Site.objects.filter(pk__in=asked).select_related("trial").order_by("facility", "pk")


def waiting_count(user: User) -> int:
    return envelopes_of(user).waiting().count()  # type: ignore[attr-defined, no-any-return]


def _of_tab(questions: QuerySet[Inquiry], tab: Tab) -> QuerySet[Inquiry]:
    over = Q(closed_at__isnull=False) | Q(withdrawn_at__isnull=False)
    if tab is Tab.CLOSED:
        return questions.filter(over)
    held = Q(held_at__isnull=False)
    if tab is Tab.HELD:
        return questions.filter(held).exclude(over)
    answered = Q(answered_at__isnull=False)
    return questions.filter(answered if tab is Tab.ANSWERED else ~answered).exclude(held | over)


def _ordered(questions: QuerySet[Inquiry], tab: Tab) -> QuerySet[Inquiry]:
    if tab is not Tab.WAITING:
        return questions.order_by("-submitted_at", "-pk")
    today = When(urgency=Inquiry.Urgency.TODAY, then=Value(0))
    return questions.order_by(Case(today, default=Value(1)), "clock_from", "pk")


_SHOWN = ("trial", "site", "assigned_to")
