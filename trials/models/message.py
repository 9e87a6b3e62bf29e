from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from trials.models.heartbeat import Heartbeat
from trials.models.inquiry import Inquiry
from trials.models.person import ContactChange


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, now: dt.datetime) -> MessageQuerySet:
        """Messages to send now: waiting ones, and ones whose sender died while at it."""
        waiting = Q(state=Message.State.QUEUED, next_try_at__lte=now)
        abandoned = Q(state=Message.State.SENDING, next_try_at__lte=now)
        return self.filter(waiting | abandoned)


class Message(models.Model):
    """A mail that is to go out: which, about what. It is written when it is sent, not before."""

    class Kind(models.TextChoices):
        INQUIRY_RECEIVED = "inquiry-received", "A question has arrived"
        INQUIRY_RECEIPT = "inquiry-receipt", "Your question has arrived"
        INQUIRY_PROOF = "inquiry-proof", "Did you send this question?"
        INQUIRY_ADDED = "inquiry-added", "Something was added to a question"
        INQUIRY_NUDGE = "inquiry-nudge", "A question waits (reminder)"
        INQUIRY_BACKUP = "inquiry-backup", "A question waits (to the backup)"
        INQUIRY_OVERDUE = "inquiry-overdue", "A question waits (to the desk)"
        INQUIRY_HANDED = "inquiry-handed", "A question was handed over"
        INQUIRY_ANSWERED = "inquiry-answered", "An answer waits for you"
        INQUIRY_ANSWER = "inquiry-answer", "The answer itself"
        QUEUE_ALARM = "queue-alarm", "Mail is not going out"
        CONFIRM_ADDRESS = "confirm-address", "Is this your address?"
        HEARTBEAT = "heartbeat", "Is this still right?"
        HEARTBEAT_REMINDER = "heartbeat-reminder", "Is this still right? (reminder)"
        SITES_UNANSWERED = "sites-unanswered", "Sites that do not answer"
        CONTACT_CHANGED = "contact-changed", "A contact has changed"
        ADDRESS_FAILED = "address-failed", "An address does not work"
        DESK_WEEKLY = "desk-weekly", "The desk’s week"

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Given up"

    kind = models.CharField(max_length=30, choices=Kind)
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, null=True, related_name="messages")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="The member of staff it goes to.",
    )
    heartbeat = models.ForeignKey(Heartbeat, models.PROTECT, null=True, related_name="messages")
    contact_change = models.ForeignKey(
        ContactChange, models.PROTECT, null=True, related_name="messages"
    )
    occasion = models.CharField(
        max_length=60,
        null=True,
        unique=True,
        help_text="What there is one mail of at most: the week that it tells of.",
    )
    message_id = models.CharField(
        max_length=200, unique=True, help_text="The same at every try, so that a copy is known."
    )
    state = models.CharField(max_length=7, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField(help_text="While being sent: when another may take over.")
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True, help_text="When it came back from the other side.")
    last_error = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="message_due")]
        constraints = [
            models.CheckConstraint(
                name="message_sent_says_when",
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_state_display()})"

    @property
    def goes_to_writer(self) -> bool:
        """Whether its address is one that the writer of a question gave, which is kept sealed."""
        return self.kind in TO_WRITERS


TO_WRITERS = frozenset(
    {
        Message.Kind.INQUIRY_RECEIPT,
        Message.Kind.INQUIRY_PROOF,
        Message.Kind.INQUIRY_ANSWERED,
        Message.Kind.INQUIRY_ANSWER,
    }
)
