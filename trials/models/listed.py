from __future__ import annotations

from typing import TypeVar

from django.db import models
from simple_history.models import HistoricalRecords

Row = TypeVar("Row", bound=models.Model)

# A row that staff add goes behind the rows that the registry numbered.
LAST = 1_000_000


class ListedQuerySet(models.QuerySet[Row]):
    """Rows of a list; those that the registry has dropped are kept, but not listed."""

    def listed(self) -> ListedQuerySet[Row]:
        return self.filter(unlisted_since__isnull=True)


class Listed(models.Model):
    """One item of a list in the registry's document: where it stands, and what it was there."""

    position = models.PositiveIntegerField(default=LAST, editable=False)
    base_index = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text="Its place in the list of the last snapshot; none where staff added the row.",
    )
    unlisted_since = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the registry dropped it."
    )
    extra = models.JSONField(
        default=dict, editable=False, help_text="Keys of the registry that we have no column for."
    )
    history = HistoricalRecords(inherit=True)

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
