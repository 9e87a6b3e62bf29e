from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from trials.models.append_only import AppendOnly
from trials.models.fields import LineField


class PersonQuerySet(models.QuerySet["Person"]):
    def here(self) -> PersonQuerySet:
        """Those who still work there."""
        return self.filter(left_at__isnull=True)


class Person(models.Model):
    """Somebody at a hospital, once, wherever they are a contact. Entered by staff, not imported."""

    name = LineField()
    role = LineField(help_text="What they are, in words: study nurse, investigator.")
    phone = LineField()
    email = models.EmailField("e-mail", blank=True)
    hours = LineField(help_text="When somebody answers: weekdays, 8 to 5.")
    zone = models.CharField(
        "time zone of the hours", max_length=60, blank=True, help_text="America/Chicago."
    )
    languages = LineField(help_text="What they speak with families: English, Spanish.")
    clinician_line = LineField(
        "line for clinicians", help_text="Rung by doctors who refer; never shown to families."
    )
    backup = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="backs_up",
        help_text="Who answers when they are away.",
    )
    left_at = models.DateTimeField(null=True, blank=True, editable=False)
    history = HistoricalRecords()

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="nobody_is_their_own_backup",
                condition=models.Q(backup__isnull=True) | ~models.Q(backup=models.F("id")),
            ),
            models.CheckConstraint(
                name="person_has_a_name_or_a_role",
                condition=~models.Q(name="") | ~models.Q(role=""),
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.name, self.role]))

    def clean(self) -> None:
        if not self.name and not self.role:
            raise ValidationError("Give a name, or say in words who it is.")


class ContactChange(AppendOnly):
    """That something of a contact changed, so that the old address hears of it and can object."""

    class What(models.TextChoices):
        ADDRESS = "address", "E-mail address"
        PHONE = "phone", "Phone number"
        LEFT = "left", "No longer the contact"

    person = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    what = models.CharField(max_length=7, choices=What)
    told = models.EmailField(help_text="The address that hears of it: the one before the change.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_what_display()}"
