from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from trials.models.sealed import seal, unseal
from trials.models.site import Site
from trials.models.trial import Trial


@dataclass(frozen=True)
class Sender:
    """Who asks, and how they are reached. Kept sealed; empty where nothing was said."""

    name: str = ""
    email: str = ""
    phone: str = ""
    best_time: str = ""
    language: str = ""
    organisation: str = ""


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    def waiting(self) -> InquiryQuerySet:
        """Those that a team still owes an answer."""
        return self.filter(
            answered_at__isnull=True,
            closed_at__isnull=True,
            withdrawn_at__isnull=True,
            held_at__isnull=True,
        )

    def held(self) -> InquiryQuerySet:
        """Those that were kept aside as suspicious, and that nobody has looked at."""
        return self.filter(held_at__isnull=False)


class Inquiry(models.Model):
    """A question that somebody sent about a trial. It asks for no diagnosis and no child's name.

    What was written lies in its entries (models/entry.py); what happened to it in its events.
    """

    class Writer(models.TextChoices):
        PARENT = "parent", _("A parent or guardian")
        PATIENT = "patient", _("A patient of 18 or older")
        CLINICIAN = "clinician", _("A doctor, nurse or other clinician")
        OTHER = "other", _("Someone else")

    class Urgency(models.TextChoices):
        TODAY = "today", _("Please ring back today")
        THIS_WEEK = "this-week", _("This week")
        NO_HURRY = "no-hurry", _("No hurry")

    class Suspicion(models.TextChoices):
        HONEYPOT = "honeypot", "A field was filled in that people do not see"
        UNSTAMPED = "unstamped", "It lacked what the form puts into what is sent"
        TOO_FAST = "too-fast", "It was sent faster than anybody types"
        SAME_ADDRESS = "same-address", "Many came from the same e-mail address"
        SAME_NETWORK = "same-network", "Many came from the same network"
        UNPROVEN = "unproven", "It came during an attack, without the proof that was asked for"

    trial = models.ForeignKey(Trial, models.PROTECT, related_name="inquiries")
    site = models.ForeignKey(
        Site,
        models.PROTECT,
        null=True,
        related_name="inquiries",
        help_text="Whose team has it. Empty: the portal’s desk.",
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
    language = models.CharField(
        max_length=8,
        default="en",
        help_text="What its writer read the form in, and is answered in.",
    )
    urgency = models.CharField(
        max_length=9, choices=Urgency, blank=True, help_text="Only clinicians are asked."
    )
    sealed_sender = models.TextField(
        default="", editable=False, help_text="The Sender, sealed; empty once it was erased."
    )
    email_fingerprint = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    phone_fingerprint = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    network_fingerprint = models.CharField(
        max_length=64,
        blank=True,
        db_index=True,
        editable=False,
        help_text="Where it came from, for a day, to slow who sends very many.",
    )
    answer_by_mail = models.BooleanField(
        default=False, help_text="The writer wants the answer itself by mail."
    )
    consent_version = models.CharField(max_length=20)
    consented_at = models.DateTimeField()
    submitted_at = models.DateTimeField()
    answer_by_date = models.DateField()
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    clock_from = models.DateTimeField(
        help_text="From when on its team has it: when it was sent, handed over or let through."
    )
    opened_at = models.DateTimeField(null=True, help_text="When its team first read it.")
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField(null=True)
    backup_told_at = models.DateTimeField(null=True)
    desk_told_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True, help_text="While it is kept aside as suspicious.")
    held_why = models.CharField(
        "why it was kept aside", max_length=12, choices=Suspicion, blank=True
    )

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inquiries"
        ordering = ["-submitted_at"]
        constraints = [
            models.CheckConstraint(
                name="inquiry_can_be_answered",
                condition=~Q(email_fingerprint="")
                | ~Q(phone_fingerprint="")
                | Q(erased_at__isnull=False),
            ),
            models.CheckConstraint(
                name="erased_inquiry_names_nobody",
                condition=Q(erased_at__isnull=True)
                | Q(
                    sealed_sender="",
                    email_fingerprint="",
                    phone_fingerprint="",
                    network_fingerprint="",
                ),
            ),
            models.CheckConstraint(
                name="held_inquiry_says_why",
                condition=Q(held_at__isnull=True) | ~Q(held_why=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def sender(self) -> Sender:
        """Who asks; empty once it was erased. Raises Unreadable without the right key."""
        if not self.sealed_sender:
            return Sender()
        return Sender(**json.loads(unseal(self.sealed_sender, self._place)))

    @sender.setter
    def sender(self, sender: Sender) -> None:
        """Needs the reference, to which it is bound."""
        self.sealed_sender = seal(json.dumps(asdict(sender)), self._place)

    @property
    def _place(self) -> str:
        return f"inquiry {self.reference}"
