from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from simple_history.models import HistoricalRecords

from trials.models.fields import LineField, PartialDateField, ProseField
from trials.registry.lists import LISTS
from trials.registry.shape import LARGEST_COUNT

if TYPE_CHECKING:
    from trials.models.trial_name import TrialName


class TrialQuerySet(models.QuerySet["Trial"]):
    def published(self) -> TrialQuerySet:
        return self.filter(published_at__isnull=False)

    def whole(self) -> TrialQuerySet:
        """With every row of their lists, in a fixed number of queries."""
        lists = {items.rows for items in LISTS}
        return self.prefetch_related(*sorted(lists), "sites__contacts", "arm_interventions")


def _flag(name: str, help_text: str = "") -> models.BooleanField[Any, Any]:
    return models.BooleanField(name, null=True, blank=True, help_text=help_text)


def _codes(name: str) -> models.JSONField[Any, Any]:
    return models.JSONField(name, default=list, blank=True)


class Trial(models.Model):
    """A trial as the registry knows it, field by field, and what the portal adds to it.

    Columns are named in registry/trial_fields.py; their definitions are the data element
    definitions of ClinicalTrials.gov. An empty text and a missing one are the same thing.
    """

    published_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="A trial without it is a draft."
    )
    is_demonstration = models.BooleanField("demonstration", default=False, editable=False)
    plain_title = LineField(
        "plain title", help_text="A title that a family understands. Shown first, if given."
    )
    plain_for_whom = LineField(
        "who it is for, in plain words",
        help_text="Which illness, and how much of it, in one plain phrase. Shown under the title.",
    )

    nct_id = models.CharField(
        "NCT number",
        max_length=11,
        unique=True,
        validators=[RegexValidator(r"^NCT\d{8}$", "Write NCT and eight digits.")],
    )
    org_study_id = LineField("the organisation's own number")
    org_study_id_type = LineField("kind of that number")
    org_study_id_link = LineField("link to that number")
    brief_title = LineField("short title")
    official_title = LineField("full title")
    acronym = LineField("acronym")
    organization_name = LineField("organisation that registered it")
    organization_class = LineField("kind of organisation")

    status_verified_date = PartialDateField(
        "status verified in", help_text="The month the registry's word dates from."
    )
    overall_status = LineField("status")
    last_known_status = LineField("last known status")
    overall_status_seen_at = models.DateTimeField(
        null=True, editable=False, help_text="When we first saw the registry say so."
    )
    delayed_posting = _flag(
        "posting delayed", "The registry holds the record of a device back until it is approved."
    )
    why_stopped = ProseField("why it stopped")
    has_expanded_access = _flag("expanded access", "Can the treatment be had outside the trial?")
    expanded_access_nct_id = LineField("NCT number of the expanded access")
    expanded_access_status = LineField("status of the expanded access")
    start_date = PartialDateField("start")
    start_date_type = LineField("start: planned or actual")
    primary_completion_date = PartialDateField("last visit for the main question")
    primary_completion_date_type = LineField("last visit for the main question: planned or actual")
    completion_date = PartialDateField("end")
    completion_date_type = LineField("end: planned or actual")
    study_first_submit_date = PartialDateField("first sent to the registry")
    study_first_submit_qc_date = PartialDateField("first sent, passed its check")
    study_first_post_date = PartialDateField("first posted")
    study_first_post_date_type = LineField("first posted: exact or about")
    results_waived = _flag("results waived", "The sponsor need not post results.")
    results_first_submit_date = PartialDateField("results sent")
    results_first_submit_qc_date = PartialDateField("results sent, passed its check")
    results_first_post_date = PartialDateField("results posted")
    results_first_post_date_type = LineField("results posted: exact or about")
    disp_first_submit_date = PartialDateField("delay of results asked for")
    disp_first_submit_qc_date = PartialDateField("delay asked for, passed its check")
    disp_first_post_date = PartialDateField("delay of results posted")
    disp_first_post_date_type = LineField("delay of results posted: exact or about")
    last_update_submit_date = PartialDateField("last update sent")
    last_update_post_date = PartialDateField("last update posted")
    last_update_post_date_type = LineField("last update posted: exact or about")

    lead_sponsor_name = LineField("lead sponsor")
    lead_sponsor_class = LineField("kind of sponsor")
    responsible_party_type = LineField("who is responsible")
    responsible_party_name = LineField("responsible person")
    responsible_party_title = LineField("title of that person")
    responsible_party_affiliation = LineField("where that person works")
    responsible_party_old_name_title = LineField("responsible person and title, in the old form")
    responsible_party_old_organization = LineField("organisation, in the old form")

    oversight_has_dmc = _flag(
        "data monitoring committee", "Does a data monitoring committee watch over the trial?"
    )
    is_fda_regulated_drug = _flag("drug regulated by the FDA")
    is_fda_regulated_device = _flag("device regulated by the FDA")
    is_unapproved_device = _flag("device not yet approved")
    is_ppsd = _flag(
        "paediatric postmarket surveillance",
        "A paediatric postmarket surveillance of a device, ordered by the FDA.",
    )
    is_us_export = _flag("made in the US for export")
    fdaaa801_violation = _flag(
        "FDAAA 801 violation",
        "Has the FDA said that the law on posting results was broken?",
    )

    brief_summary = ProseField()
    detailed_description = ProseField()

    study_type = LineField()
    pointers_to_this_expanded_access = models.FloatField(null=True, blank=True, editable=False)
    expanded_access_types = models.JSONField(default=dict, blank=True, editable=False)
    patient_registry = _flag("patient registry")
    target_duration = LineField("how long people are followed")
    phases = _codes("phases")
    allocation = LineField("how people are put in arms")
    intervention_model = LineField("how arms relate")
    intervention_model_description = ProseField("more on how arms relate")
    primary_purpose = LineField("purpose")
    observational_model = LineField("who is watched")
    time_perspective = LineField("looks back or forward")
    masking = LineField("masking")
    masking_description = ProseField("more on masking")
    who_masked = _codes("who does not know")
    bio_spec = models.JSONField(default=dict, blank=True, editable=False)
    enrollment_count = models.PositiveBigIntegerField(
        "number of people", null=True, blank=True, validators=[MaxValueValidator(LARGEST_COUNT)]
    )
    enrollment_type = LineField("number of people: planned or actual")

    eligibility_criteria = ProseField("criteria")
    healthy_volunteers = _flag("healthy volunteers", "Does it take people without the illness?")
    sex = LineField("sex")
    gender_based = _flag(
        "chosen by gender", "Does gender, as people see themselves, decide who can join?"
    )
    gender_description = ProseField("more on gender")
    minimum_age = LineField("youngest age")
    maximum_age = LineField(
        "oldest age", help_text="Included: 21 Years means until the 22nd birthday."
    )
    std_ages = _codes("age groups")
    study_population = ProseField("people studied")
    sampling_method = LineField("how people are chosen")

    available_ipds = models.JSONField(default=list, blank=True, editable=False)
    ipd_sharing = LineField("will data be shared")
    ipd_sharing_description = ProseField("plan for sharing")
    ipd_sharing_info_types = _codes("documents shared")
    ipd_sharing_time_frame = ProseField("when data can be had")
    ipd_sharing_access_criteria = ProseField("who can have data, and how")
    ipd_sharing_url = LineField("address to ask at")

    extra = models.JSONField(
        default=dict, editable=False, help_text="Keys of the registry that we have no column for."
    )
    history = HistoricalRecords()

    objects = TrialQuerySet.as_manager()

    class Meta:
        ordering = ["nct_id"]
        constraints = [
            models.CheckConstraint(
                name="trial_nct_id_is_a_number_of_the_registry",
                condition=models.Q(nct_id__regex=r"^NCT[0-9]{8}$"),
            ),
            models.CheckConstraint(
                name="trial_enrollment_fits_the_registry",
                condition=models.Q(enrollment_count__isnull=True)
                | models.Q(enrollment_count__lte=LARGEST_COUNT),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nct_id} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("trial", args=[self.nct_id])

    @property
    def title(self) -> str:
        """The plain title in the language of the page, else in English, else the registry's."""
        own = self._name
        plain = own.title if own else self.plain_title
        return plain or self.brief_title or self.official_title or self.nct_id

    @property
    def title_language(self) -> str:
        own = self._name
        return own.language if own else "en"

    @property
    def for_whom(self) -> str:
        """Whom it is for, in plain words and in the language of its title; may be empty."""
        own = self._name
        return own.for_whom if own else self.plain_for_whom

    @property
    def _name(self) -> TrialName | None:
        """Its name in the language of the page, unless that is English. Prefetch `names`."""
        language = get_language()
        if language in (None, "en"):
            return None
        return next((name for name in self.names.all() if name.language == language), None)
