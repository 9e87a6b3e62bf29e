from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from trials.models.site import Site


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active(self) -> EnrolmentQuerySet:
        return self.filter(ended_at__isnull=True, user__is_active=True)


class Enrolment(models.Model):
    """A coordinator of a site: keeps its status, contacts and family notes, and gets its mail."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments")
    site = models.ForeignKey(Site, models.PROTECT, related_name="enrolments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_backup = models.BooleanField(
        "is the backup",
        default=False,
        help_text="Hears of questions only when the others have not answered.",
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["site", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "site"],
                condition=Q(ended_at__isnull=True),
                name="enrolled_once_at_a_site",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.site}"
