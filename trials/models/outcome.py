from __future__ import annotations

from django.db import models

from trials.models.fields import LineField, ProseField
from trials.models.listed import Listed
from trials.models.trial import Trial


class Outcome(Listed):
    """What the trial measures, to answer its question."""

    class Kind(models.TextChoices):
        PRIMARY = "primary", "Main question"
        SECONDARY = "secondary", "Further question"
        OTHER = "other", "Other"

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.PRIMARY)
    measure = LineField()
    description = ProseField()
    time_frame = LineField()

    class Meta(Listed.Meta):
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="outcome_is_of_a_known_kind",
                condition=models.Q(kind__in=["primary", "secondary", "other"]),
            ),
        ]

    def __str__(self) -> str:
        return self.measure or "Outcome"
