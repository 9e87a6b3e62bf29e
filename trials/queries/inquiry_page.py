"""What the desk shows of one question beside its words: its envelope."""

from __future__ import annotations

from django.db.models import QuerySet

from trials.models import Inquiry, InquiryEvent, Message, Site
from trials.queries.teams import with_team


def log_of(inquiry: Inquiry) -> QuerySet[InquiryEvent]:
    """All that happened to it, who read it included, newest first."""
    return inquiry.events.select_related("by", "to", "site").order_by("-pk")


def deliveries_of(inquiry: Inquiry) -> QuerySet[Message]:
    return inquiry.messages.select_related("user").order_by("created_at", "pk")


def other_sites(inquiry: Inquiry) -> QuerySet[Site]:
    """The sites of its trial that could answer in its stead."""
    sites = with_team().filter(trial=inquiry.trial_id)
    return sites.exclude(pk=inquiry.site_id) if inquiry.site_id else sites
