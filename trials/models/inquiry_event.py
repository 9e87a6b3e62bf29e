from __future__ import annotations

from django.conf import settings
from django.db import models

from trials.models.append_only import AppendOnly
from trials.models.inquiry import Inquiry
from trials.models.site import Site


class InquiryEvent(AppendOnly):
    """What happened to an inquiry, and who did it. It holds nothing that anybody wrote."""

    class Kind(models.TextChoices):
        ARRIVED = "arrived", "Arrived"
        HELD = "held", "Kept aside as suspicious"
        LET_THROUGH = "let-through", "Let through"
        READ = "read", "Read"
        ASSIGNED = "assigned", "Taken on"
        NOTED = "noted", "Note written"
        ANSWERED = "answered", "Answered in writing"
        RUNG = "rung", "Answered by phone"
        HANDED = "handed", "Handed to another site"
        ADDED = "added", "Added to by the writer"
        NUDGED = "nudged", "The team was reminded"
        BACKUP_TOLD = "backup-told", "The backup was told"
        DESK_TOLD = "desk-told", "The portal’s desk was told"
        CLOSED = "closed", "Closed"
        REOPENED = "reopened", "Opened again"
        WITHDRAWN = "withdrawn", "Withdrawn by the writer"
        EXPORTED = "exported", "Given out to the writer"
        ERASED = "erased", "Erased"

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=11, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Staff."
    )
    at = models.DateTimeField()
    site = models.ForeignKey(
        Site, models.PROTECT, null=True, related_name="+", help_text="Where it was handed to."
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who took it.",
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.inquiry}: {self.get_kind_display()}"
