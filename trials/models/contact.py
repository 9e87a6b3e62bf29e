from __future__ import annotations

from django.db import models

from trials.models.fields import LineField
from trials.models.listed import Listed
from trials.models.person import Person
from trials.models.site import Site
from trials.models.trial import Trial


class Contact(Listed):
    """Whom the registry names to ring or write to. The portal never mails these addresses."""

    name = LineField()
    role = LineField()
    phone = LineField()
    phone_ext = LineField("extension")
    email = LineField()
    hours = LineField(help_text="When somebody answers, and where: weekdays, 8 to 5 in Memphis.")
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        help_text="Who it is now. Their details are shown instead of the registry’s.",
    )

    class Meta(Listed.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name or self.phone or self.email or "Contact"


class CentralContact(Contact):
    """A contact for the whole trial."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="central_contacts")


class SiteContact(Contact):
    """A contact of one site."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="contacts")
