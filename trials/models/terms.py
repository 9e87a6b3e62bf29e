"""Lists of plain texts: what the trial treats, its keywords, numbers that it bore before."""

from __future__ import annotations

from django.db import models

from trials.models.fields import LineField
from trials.models.listed import Listed
from trials.models.trial import Trial


class Condition(Listed):
    """An illness or a state of health that the trial studies."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="conditions")
    text = LineField("condition")

    def __str__(self) -> str:
        return self.text


class Keyword(Listed):
    """A word that the sponsor gave for finding the trial."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="keywords")
    text = LineField("keyword")

    def __str__(self) -> str:
        return self.text


class Alias(Listed):
    """An NCT number under which the trial was registered before."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="aliases")
    text = LineField("former NCT number")

    class Meta(Listed.Meta):
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return self.text
