from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from trials.models.fields import LineField
from trials.models.listed import Listed
from trials.models.trial import Trial


class Site(Listed):
    """A place where the trial is run (the registry's location)."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="sites")
    facility = LineField()
    city = LineField()
    state = LineField("state or province")
    zip = LineField("ZIP or postcode")
    country = LineField()
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    registry_status = LineField(
        "registry's status",
        editable=False,
        help_text="What the registry says of this site, to the letter.",
    )
    registry_status_seen_at = models.DateTimeField(
        null=True, editable=False, help_text="When we first saw the registry say so."
    )

    clinician_line = LineField(
        "line for clinicians", help_text="Rung by doctors who refer; shown on the clinician’s card."
    )
    clinician_hours = LineField(
        "hours of that line", help_text="When somebody answers, and where: weekdays, 8 to 5."
    )

    shows_reply_time = models.BooleanField(
        "families may read how fast it answers",
        default=False,
        help_text="Only where the site agreed. Shown once it has answered five questions.",
    )

    class Meta(Listed.Meta):
        constraints = [
            models.CheckConstraint(
                name="site_point_is_whole_or_absent",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # Compared with NULL a check passes: that both are there must be said.
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
            ),
        ]

    def __str__(self) -> str:
        return (
            ", ".join(filter(None, [self.facility, self.city, self.country])) or f"Site {self.pk}"
        )
