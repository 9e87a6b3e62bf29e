from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from trials.models.fields import LineField
from trials.models.trial import Trial


class TrialName(models.Model):
    """The plain title of a trial, and whom it is for, in a language other than English. The English
    ones stand in the trial itself."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="names")
    language = models.CharField(max_length=8)
    title = LineField("plain title")
    for_whom = LineField("who it is for, in plain words")
    history = HistoricalRecords()

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["trial", "language"], name="trial_has_one_name_in_a_language"
            ),
            models.CheckConstraint(
                name="trial_name_is_not_english", condition=~models.Q(language="en")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial.nct_id} ({self.language}): {self.title}"


def other_languages() -> list[tuple[str, str]]:
    """The portal's languages beside English, each with its own name."""
    return [(code, name) for code, name in settings.LANGUAGES if code != "en"]
