from __future__ import annotations

from django.conf import settings
from django.db import models

from trials.models.append_only import AppendOnly
from trials.models.trial import Trial


class Settlement(AppendOnly):
    """An editor's word on the side of a group of criteria. The newest counts.

    The group is named by the digest of its words and of the side that the registry puts it on
    (criteria/doubt.py), so that the word holds for as long as both do, however often the document
    is imported.
    """

    class Side(models.TextChoices):
        INCLUSION = "inclusion", "Must be true to join"
        EXCLUSION = "exclusion", "Rules out"
        UNDECIDED = "undecided", "The registry does not say clearly"

    trial = models.ForeignKey(Trial, models.PROTECT, related_name="settlements")
    digest = models.CharField(max_length=64)
    side = models.CharField(max_length=9, choices=Side)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["trial", "digest"], name="settlement_of_a_group")]
        constraints = [
            models.CheckConstraint(
                name="settlement_says_a_side",
                condition=models.Q(side__in=["inclusion", "exclusion", "undecided"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial.nct_id}: {self.get_side_display()}"
