from __future__ import annotations

from django.conf import settings
from django.db import models

from trials.models.append_only import AppendOnly
from trials.models.fields import LineField
from trials.models.site import Site


class StatusReport(AppendOnly):
    """A hospital's word about its own site: who said it, and when."""

    class Status(models.TextChoices):
        RECRUITING = "RECRUITING", "Open: families may ask to join"
        NOT_YET_RECRUITING = "NOT_YET_RECRUITING", "Opening soon"
        SUSPENDED = "SUSPENDED", "Paused for now"
        ENROLLING_BY_INVITATION = "ENROLLING_BY_INVITATION", "Closed: by invitation only"
        ACTIVE_NOT_RECRUITING = "ACTIVE_NOT_RECRUITING", "Closed to new families, trial goes on"
        COMPLETED = "COMPLETED", "Closed: the trial has ended here"
        TERMINATED = "TERMINATED", "Closed: stopped early"
        WITHDRAWN = "WITHDRAWN", "Closed: never opened here"

    class Source(models.TextChoices):
        STAFF = "staff", "Set by the portal's staff"
        COORDINATOR = "coordinator", "Confirmed by the site's coordinator"

    class Reason(models.TextChoices):
        FULL = "full", "The site is full"
        SAFETY = "safety", "Safety review"
        STAFFING = "staffing", "Staffing"
        START_UP = "start-up", "Start-up"
        FOR_GOOD = "for-good", "Closed for good"
        OTHER = "other", "Other"

    site = models.ForeignKey(Site, models.PROTECT, related_name="status_reports")
    status = models.CharField(max_length=30, choices=Status)
    source = models.CharField(max_length=11, choices=Source)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    reason = models.CharField(max_length=8, choices=Reason, blank=True)
    note = LineField(help_text="One sentence. For staff only, unless it is made public.")
    is_public = models.BooleanField(
        "shown to families", default=False, help_text="Reason and note are on the trial's pages."
    )
    approved_by = LineField(
        "approved by", help_text="The investigator who lets families read of a safety review."
    )
    warnings = LineField(
        editable=False, help_text="What the portal doubted when it was said, in its words."
    )

    class Meta:
        ordering = ["-at", "-pk"]
        get_latest_by = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="status_report_says_a_status",
                condition=models.Q(
                    status__in=[
                        "RECRUITING",
                        "NOT_YET_RECRUITING",
                        "SUSPENDED",
                        "ENROLLING_BY_INVITATION",
                        "ACTIVE_NOT_RECRUITING",
                        "COMPLETED",
                        "TERMINATED",
                        "WITHDRAWN",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="public_safety_review_is_approved",
                condition=~models.Q(is_public=True, reason="safety", approved_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.get_status_display()}"
