from __future__ import annotations

from django.db import models


class FailedAddress(models.Model):
    """An address of staff or of a person at a hospital that mail did not reach.

    Deleted when somebody has looked after it: then mail is sent there again.
    """

    email = models.EmailField(unique=True, help_text="In small letters.")
    at = models.DateTimeField()
    code = models.CharField(
        max_length=20, blank=True, help_text="What the mail server said: 550, 5.1.1."
    )

    class Meta:
        verbose_name_plural = "failed addresses"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.email
