from __future__ import annotations

from django.db import models

from trials.models.append_only import AppendOnly, AppendOnlyQuerySet
from trials.models.trial import Trial


class SnapshotQuerySet(AppendOnlyQuerySet["Snapshot"]):
    def merged(self) -> SnapshotQuerySet:
        """All but older documents, which are kept and not merged."""
        return self.filter(is_merged=True)


class Snapshot(AppendOnly):
    """A registry document as it arrived. What the registry says is the newest merged one."""

    trial = models.ForeignKey(Trial, models.PROTECT, related_name="snapshots")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    last_update_date = models.CharField(
        max_length=10, blank=True, help_text="When the registry last posted a change."
    )
    version_date = models.CharField(
        max_length=10, blank=True, help_text="The registry's data version that it was taken from."
    )
    is_merged = models.BooleanField(
        help_text="An older document than the one we had is kept, but not merged."
    )
    is_reworded = models.BooleanField(
        default=False, help_text="A sample: its prose is ours, not the registry's."
    )
    unknown_codes = models.JSONField(default=list, help_text="Codes that we have no words for.")

    # The plugin takes the abstract manager for a class variable and this one for none.
    objects = SnapshotQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="snapshot_has_a_whole_sha256",
                condition=models.Q(sha256__regex="^[0-9a-f]{64}$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial.nct_id} of {self.last_update_date or 'an unknown day'}"


class Conflict(models.Model):
    """A place that both the registry and we changed. Ours stands until a person decides."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="conflicts")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="conflicts")
    path = models.TextField()
    base = models.JSONField(null=True)
    ours = models.JSONField(null=True)
    theirs = models.JSONField(null=True)
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["-found_at", "pk"]

    def __str__(self) -> str:
        return f"{self.trial.nct_id}: {self.path}"
