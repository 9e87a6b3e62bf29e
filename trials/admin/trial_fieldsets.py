"""The fields of a trial, grouped where staff look for them."""

from __future__ import annotations

from typing import Any

Fieldset = tuple[str, Any]

DATES = "A day is written 2026-05-14, a month 2026-05, a year 2026."


def _closed(name: str, *fields: str | tuple[str, ...], about: str = "") -> Fieldset:
    return (name, {"fields": fields, "classes": ["collapse"], "description": about})


TRIAL_FIELDSETS: tuple[Fieldset, ...] = (
    (
        "What families see first",
        {"fields": ["plain_title", "plain_for_whom"]},
    ),
    (
        "Titles and numbers",
        {
            "fields": [
                "nct_id",
                "brief_title",
                "official_title",
                "acronym",
                ("org_study_id", "org_study_id_type", "org_study_id_link"),
                ("organization_name", "organization_class"),
            ]
        },
    ),
    (
        "The registry’s status",
        {
            "fields": [
                "registry_says",
                "status_verified_date",
                "registry_said_before",
                "why_stopped",
                "delayed_posting",
                ("has_expanded_access", "expanded_access_nct_id", "expanded_access_status"),
            ],
            "description": "What the registry says is never edited by hand. "
            "What a hospital says is set in the list of sites.",
        },
    ),
    _closed(
        "Dates",
        ("start_date", "start_date_type"),
        ("primary_completion_date", "primary_completion_date_type"),
        ("completion_date", "completion_date_type"),
        ("study_first_submit_date", "study_first_submit_qc_date"),
        ("study_first_post_date", "study_first_post_date_type"),
        "results_waived",
        ("results_first_submit_date", "results_first_submit_qc_date"),
        ("results_first_post_date", "results_first_post_date_type"),
        ("disp_first_submit_date", "disp_first_submit_qc_date"),
        ("disp_first_post_date", "disp_first_post_date_type"),
        "last_update_submit_date",
        ("last_update_post_date", "last_update_post_date_type"),
        about=DATES,
    ),
    _closed(
        "Sponsor",
        ("lead_sponsor_name", "lead_sponsor_class"),
        "responsible_party_type",
        ("responsible_party_name", "responsible_party_title"),
        "responsible_party_affiliation",
        ("responsible_party_old_name_title", "responsible_party_old_organization"),
    ),
    _closed(
        "Oversight",
        "oversight_has_dmc",
        ("is_fda_regulated_drug", "is_fda_regulated_device", "is_unapproved_device"),
        ("is_ppsd", "is_us_export", "fdaaa801_violation"),
    ),
    _closed("Description", "brief_summary", "detailed_description"),
    _closed(
        "Design",
        "study_type",
        "phases",
        ("patient_registry", "target_duration"),
        ("allocation", "primary_purpose"),
        "intervention_model",
        "intervention_model_description",
        ("observational_model", "time_perspective"),
        "masking",
        "who_masked",
        "masking_description",
        ("enrollment_count", "enrollment_type"),
    ),
    _closed(
        "Who can join",
        "eligibility_criteria",
        ("minimum_age", "maximum_age"),
        "std_ages",
        ("sex", "healthy_volunteers"),
        "gender_based",
        "gender_description",
        "study_population",
        "sampling_method",
    ),
    _closed(
        "Data sharing",
        "ipd_sharing",
        "ipd_sharing_info_types",
        "ipd_sharing_description",
        "ipd_sharing_time_frame",
        "ipd_sharing_access_criteria",
        "ipd_sharing_url",
    ),
)
