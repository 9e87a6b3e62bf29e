"""What a site tells families besides its status: whether there are places, and how one gets by."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from trials.models.append_only import AppendOnly
from trials.models.fields import LineField
from trials.models.site import Site

# Beyond two years a waiting list is no waiting list.
LONGEST_WAIT = 104


class PlacesReport(AppendOnly):
    """Whether there are places at a site now. It lapses by itself (queries/for_families.py)."""

    class Phrase(models.TextChoices):
        THIS_MONTH = "this-month", gettext_lazy("Places this month")
        WAITING_LIST = "waiting-list", gettext_lazy("Waiting list")
        NEXT_GROUP = "next-group", gettext_lazy("Next group opens after a review")
        ASK = "ask", gettext_lazy("Please ask")
        NO_PLACES = "no-places", gettext_lazy("No places now")

    site = models.ForeignKey(Site, models.PROTECT, related_name="places_reports")
    phrase = models.CharField(max_length=12, choices=Phrase)
    weeks = models.PositiveSmallIntegerField(
        "weeks to wait",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_WAIT)],
        help_text="About how long families wait. Only for a waiting list.",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        get_latest_by = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="only_a_waiting_list_has_weeks",
                condition=Q(phrase="waiting-list", weeks__gte=1, weeks__lte=LONGEST_WAIT)
                | (~Q(phrase="waiting-list") & Q(weeks__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.get_phrase_display()}"


class FamilyNote(AppendOnly):
    """How a family gets by at a site. The newest one counts; an empty one says nothing."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="family_notes")
    lodging = LineField("where to stay")
    parking = LineField()
    interpreters = LineField("interpreters", help_text="The languages there are interpreters for.")
    travel_help = LineField("help with travel")
    near_home = LineField("what can be done near home")
    who_meets_you = LineField("who meets you")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        get_latest_by = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.site}, {self.at:%Y-%m-%d}"
