"""The questions that wait for whoever is signed in. Load it as `questions`."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.template import Library

from trials.queries.inbox import waiting_count
from trials.queries.mine import keeps_all, sites_of

register = Library()


@register.simple_tag
def questions_waiting(user: User) -> int | None:
    """How many wait; None for who answers none."""
    return waiting_count(user) if keeps_all(user) or sites_of(user).exists() else None
