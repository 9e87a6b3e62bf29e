from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from trials.models.append_only import AppendOnly
from trials.models.site import Site
from trials.models.status_report import StatusReport


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    def newest(self) -> HeartbeatQuerySet:
        """One of each person at most: the one whose links work until it expires."""
        return self.filter(replaced_at__isnull=True)


class Heartbeat(models.Model):
    """A mail that asks a coordinator whether what families see of their sites is still right."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="heartbeats")
    sites = models.ManyToManyField(Site, through="AskedSite", related_name="heartbeats")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True, help_text="When a newer one was sent.")

    objects = HeartbeatQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(replaced_at__isnull=True),
                name="one_heartbeat_of_a_person_works",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.at:%Y-%m-%d}"

    @property
    def last_mail_at(self) -> dt.datetime:
        return self.reminded_at or self.at


class AskedSite(models.Model):
    """A site in such a mail. Who does not answer is asked again; `since` stays the first time."""

    heartbeat = models.ForeignKey(Heartbeat, models.CASCADE, related_name="asked")
    site = models.ForeignKey(Site, models.PROTECT, related_name="asked")
    since = models.DateTimeField(help_text="When it was first asked about without an answer.")
    desk_told_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["heartbeat", "site"], name="asked_once_in_a_mail"),
        ]

    def __str__(self) -> str:
        return f"{self.heartbeat}: {self.site}"


class LinkUse(AppendOnly):
    """A button behind the link of such a mail that was pressed, and what came of it.

    Links can be forwarded, so it is known whose link it was, not who pressed.
    """

    class Deed(models.TextChoices):
        STILL_RIGHT = "still-right", "Still right"
        PAUSED = "paused", "Paused"
        CLOSED = "closed", "Closed"

    class Outcome(models.TextChoices):
        DONE = "done", "Written down"
        EXPIRED = "expired", "Refused: the link had expired"
        REPLACED = "replaced", "Refused: a newer mail had been sent"
        ENDED = "ended", "Refused: the site was not theirs any more"
        OVERTAKEN = "overtaken", "Asked again: something newer had been said"
        IMPOSSIBLE = "impossible", "Refused: the word could not be"

    heartbeat = models.ForeignKey(Heartbeat, models.PROTECT, related_name="uses")
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="link_uses")
    at = models.DateTimeField()
    deed = models.CharField(max_length=11, choices=Deed)
    outcome = models.CharField(max_length=10, choices=Outcome)
    report = models.OneToOneField(StatusReport, models.PROTECT, null=True, related_name="link_use")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="link_use_has_its_report",
                condition=Q(outcome="done", report__isnull=False)
                | (~Q(outcome="done") & Q(report__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_deed_display()} ({self.get_outcome_display()})"
