from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords


class GlossaryEntry(models.Model):
    """One term of trials or medicine, explained for a family in one language."""

    concept = models.SlugField(help_text="Ties together the entries of one term in all languages.")
    language = models.CharField(max_length=8, choices=[("en", "English"), ("es", "Spanish")])
    term = models.CharField(max_length=100)
    other_forms = models.TextField(
        blank=True, help_text="Other spellings, abbreviations and plurals, one a line."
    )
    meaning = models.TextField(help_text="One or two short sentences.")
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "glossary entries"
        ordering = ["language", "term"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "language"], name="one_entry_a_language"),
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def forms(self) -> list[str]:
        """The term and its other forms, as they may stand in a text."""
        lines = [self.term, *self.other_forms.splitlines()]
        return [line.strip() for line in lines if line.strip()]
