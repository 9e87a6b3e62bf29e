from __future__ import annotations

from django.db import models
from django.db.models import Q

from trials.models.fields import LineField, ProseField
from trials.models.listed import Listed
from trials.models.trial import Trial


class Arm(Listed):
    """A group of participants that gets the same treatment (the registry's arm group)."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="arms")
    label = LineField()
    type = LineField()
    description = ProseField()

    def __str__(self) -> str:
        return self.label or "Arm"


class Intervention(Listed):
    """What is tested or given: a drug, a device, a procedure."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="interventions")
    type = LineField()
    name = LineField()
    description = ProseField()
    other_names = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return self.name or "Intervention"


class ArmIntervention(models.Model):
    """That an arm gets an intervention, with its place in the list of either side.

    A side may name what is not there: then the other side is empty and `text` keeps the name.
    """

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="arm_interventions")
    arm = models.ForeignKey(
        Arm, models.CASCADE, null=True, blank=True, related_name="arm_interventions"
    )
    intervention = models.ForeignKey(
        Intervention, models.CASCADE, null=True, blank=True, related_name="arm_interventions"
    )
    in_arm = models.PositiveIntegerField(null=True, blank=True, editable=False)
    in_intervention = models.PositiveIntegerField(null=True, blank=True, editable=False)
    text = LineField(editable=False)

    class Meta:
        verbose_name = "arm's intervention"
        ordering = ["in_arm", "in_intervention", "pk"]
        constraints = [
            models.CheckConstraint(
                name="arm_intervention_has_a_side",
                condition=Q(arm__isnull=False) | Q(intervention__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intervention or self.text} in {self.arm or self.text}"
