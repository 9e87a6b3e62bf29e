from __future__ import annotations

from django.db import models
from django.db.models import Q

from trials.models.site import Site
from trials.models.trial import Trial


class Inquiry(models.Model):
    """A question that somebody sent about a trial. It asks for no diagnosis and no child's name."""

    class Writer(models.TextChoices):
        PARENT = "parent", "A parent or guardian"
        PATIENT = "patient", "A patient of 18 or older"
        CLINICIAN = "clinician", "A doctor, nurse or other clinician"
        OTHER = "other", "Someone else"

    trial = models.ForeignKey(Trial, models.PROTECT, related_name="inquiries")
    site = models.ForeignKey(
        Site, models.PROTECT, null=True, related_name="inquiries", help_text="Empty: not sure."
    )
    form_key = models.CharField(
        max_length=64, unique=True, help_text="Made with the form: one form is one inquiry."
    )
    token = models.CharField(
        max_length=64, unique=True, help_text="The unguessable part of its private address."
    )
    reference = models.CharField(
        max_length=12, unique=True, help_text="Read aloud on the phone; says nothing by itself."
    )
    writer = models.CharField("who writes", max_length=9, choices=Writer)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    best_time = models.CharField("best time to ring", max_length=200, blank=True)
    language = models.CharField("language to answer in", max_length=60, blank=True)
    message = models.TextField()
    consent_version = models.CharField(max_length=20)
    consented_at = models.DateTimeField()
    submitted_at = models.DateTimeField()
    answer_by_date = models.DateField()

    class Meta:
        verbose_name_plural = "inquiries"
        ordering = ["-submitted_at"]
        constraints = [
            models.CheckConstraint(
                name="inquiry_can_be_answered",
                condition=~Q(email="") | ~Q(phone=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
