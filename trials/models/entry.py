from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from trials.models.inquiry import Inquiry
from trials.models.sealed import seal, unseal


class Entry(models.Model):
    """A text of an inquiry: what was asked, added, answered, or noted among the team. Sealed."""

    class Kind(models.TextChoices):
        QUESTION = "question", "The question"
        CRITERIA = "criteria", "What is known of the criteria"
        ADDITION = "addition", "Added by the writer"
        ANSWER = "answer", "Answer"
        NOTE = "note", "Note of the team"

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=8, choices=Kind)
    key = models.UUIDField(
        default=uuid.uuid4, unique=True, editable=False, help_text="What its text is bound to."
    )
    sealed_text = models.TextField(editable=False, help_text="Empty once it was erased.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Staff."
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.inquiry}: {self.get_kind_display()}"

    @property
    def text(self) -> str:
        """The text; empty once it was erased. Raises Unreadable without the right key."""
        return unseal(self.sealed_text, self._place) if self.sealed_text else ""

    @text.setter
    def text(self, text: str) -> None:
        self.sealed_text = seal(text, self._place)

    @property
    def _place(self) -> str:
        return f"entry {self.key}"
