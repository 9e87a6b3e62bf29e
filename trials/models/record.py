"""The rest of the record: numbers, people and papers of a trial."""

from __future__ import annotations

from django.db import models

from trials.models.fields import LineField, ProseField
from trials.models.listed import Listed
from trials.models.trial import Trial


class Identifier(Listed):
    """A number that another register or a funder gave the trial (a secondary id)."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="identifiers")
    value = LineField("number")
    type = LineField()
    domain = LineField(help_text="Who gave the number.")
    link = LineField()

    def __str__(self) -> str:
        return self.value or "Identifier"


class Collaborator(Listed):
    """An organisation that helps the lead sponsor."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="collaborators")
    name = LineField()
    agency_class = LineField("kind of organisation")

    def __str__(self) -> str:
        return self.name or "Collaborator"


class Official(Listed):
    """Somebody who answers for the whole trial, such as its principal investigator."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="officials")
    name = LineField()
    role = LineField()
    affiliation = LineField()

    def __str__(self) -> str:
        return self.name or "Official"


class Reference(Listed):
    """A paper about the trial or behind it."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="references")
    pmid = LineField("PubMed number")
    type = LineField()
    citation = ProseField()
    retractions = models.JSONField(default=list, blank=True, editable=False)

    def __str__(self) -> str:
        return self.citation[:80] or self.pmid or "Reference"


class Link(Listed):
    """A page elsewhere that the sponsor points to."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="links")
    label = LineField()
    url = LineField("address")

    def __str__(self) -> str:
        return self.label or self.url or "Link"
