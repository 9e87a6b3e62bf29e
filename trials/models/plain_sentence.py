from __future__ import annotations

from django.conf import settings
from django.db import models

from trials.models.append_only import AppendOnly
from trials.models.trial import Trial


class PlainSentence(AppendOnly):
    """What staff wrote to explain one criterion in plain words. The newest of a criterion counts;
    an empty text takes it back.

    The criterion is named by the digest of its words (queries/criteria.py) and kept as it was, so
    that a changed one is noticed and the two can be laid side by side.
    """

    trial = models.ForeignKey(Trial, models.PROTECT, related_name="plain_sentences")
    digest = models.CharField(max_length=64)
    criterion = models.TextField(help_text="The words of the criterion when this was written.")
    side = models.CharField(max_length=9, help_text="Where the page showed it then.")
    language = models.CharField(max_length=8, default="en")
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["trial", "digest"], name="plain_sentence_of_a_criterion")]
        constraints = [
            models.CheckConstraint(
                name="plain_sentence_has_a_side",
                condition=models.Q(side__in=["inclusion", "exclusion", "undecided"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial.nct_id}: {self.text}"


class PlainCheck(AppendOnly):
    """A clinician's word that a plain sentence says what the criterion says. Families see no
    sentence without it, and nobody checks a sentence of their own."""

    sentence = models.OneToOneField(PlainSentence, models.PROTECT, related_name="clinical_check")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.sentence} ({self.by})"
