from __future__ import annotations

from django.db import models


class Job(models.Model):
    """When a job of the `work` command last ran, and when it last ended well."""

    name = models.CharField(max_length=40, unique=True)
    ran_at = models.DateTimeField()
    ended_well_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True, help_text="The kind of error, no values.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
