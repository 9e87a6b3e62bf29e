from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from trials.models.append_only import AppendOnly
from trials.models.fields import LineField, PartialDateField, ProseField
from trials.models.trial import Trial


class FamilyText(AppendOnly):
    """One version of what staff tell families about a trial in one language: what it is about, and
    what taking part involves.

    Paragraphs are parted by an empty line. `digest` names all the words that an ethics committee
    would read; `source_digest` names the registry's text that they explain.
    """

    trial = models.ForeignKey(Trial, models.PROTECT, related_name="family_texts")
    language = models.CharField(max_length=8)
    summary = ProseField("what this trial is about")
    visits = ProseField("visits")
    tests = ProseField("tests")
    hospital_days = ProseField("days in hospital")
    risks = ProseField("risks")
    risks_source = LineField(
        "where the risks are taken from",
        help_text="The medicine's label or the consent form, by its name.",
    )
    risks_source_date = PartialDateField("date of that source")
    costs = ProseField("costs")
    travel = ProseField("travel and stay")
    digest = models.CharField(max_length=64)
    source_digest = models.CharField(max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField()
    review_by = models.DateField("to be looked at again by")
    is_sample = models.BooleanField(default=False, help_text="No committee has seen it.")

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["trial", "language"], name="family_text_of_a_trial")]

    def __str__(self) -> str:
        return f"{self.trial.nct_id} ({self.language}), {self.written_at:%Y-%m-%d}"


class EthicsDecision(AppendOnly):
    """That a committee has approved these words for families, or that none need; the words are
    named by their digest, so that other words are not covered."""

    text = models.ForeignKey(FamilyText, models.PROTECT, related_name="decisions")
    text_digest = models.CharField(max_length=64)
    is_required = models.BooleanField(default=True)
    committee = LineField("ethics committee")
    number = LineField("number of the decision")
    decided_on = models.DateField("date of the decision")
    expires_on = models.DateField("valid until", null=True, blank=True)
    said_by = LineField("who says that no decision is needed", help_text="Name and office.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="ethics_decision_names_its_committee",
                condition=Q(is_required=False)
                | (~Q(committee="") & ~Q(number="") & Q(expires_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="ethics_waiver_names_who_says_so",
                condition=Q(is_required=True) | ~Q(said_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee} {self.number}" if self.is_required else f"Said by {self.said_by}"

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")


class DecisionWithdrawal(AppendOnly):
    """That a decision does not hold any more, whatever its last day: from then on it covers no
    words. It never holds again; a new decision may."""

    decision = models.OneToOneField(EthicsDecision, models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField("date of the withdrawal")
    reason = LineField("why", help_text="What the committee wrote, or what was written down wrong.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(name="decision_withdrawal_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.reason}"


class TextPublication(AppendOnly):
    """That somebody put a text before families, or took it back from them."""

    text = models.ForeignKey(FamilyText, models.PROTECT, related_name="publications")
    is_shown = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.text}: {'shown' if self.is_shown else 'taken back'}"
