"""Which of our columns hold codes, and of which enumeration of the registry.

Columns are those of registry/trial_fields.py and registry/lists.py. A list column holds a list of
codes; `bio_spec.retention` is a key inside a JSON column.
"""

from __future__ import annotations

_TRIAL = {
    "org_study_id_type": "OrgStudyIdType",
    "organization_class": "AgencyClass",
    "overall_status": "Status",
    "last_known_status": "Status",
    "expanded_access_status": "ExpandedAccessStatus",
    "start_date_type": "DateType",
    "primary_completion_date_type": "DateType",
    "completion_date_type": "DateType",
    "study_first_post_date_type": "DateType",
    "results_first_post_date_type": "DateType",
    "disp_first_post_date_type": "DateType",
    "last_update_post_date_type": "DateType",
    "lead_sponsor_class": "AgencyClass",
    "responsible_party_type": "ResponsiblePartyType",
    "study_type": "StudyType",
    "phases": "Phase",
    "allocation": "DesignAllocation",
    "intervention_model": "InterventionalAssignment",
    "primary_purpose": "PrimaryPurpose",
    "observational_model": "ObservationalModel",
    "time_perspective": "DesignTimePerspective",
    "masking": "DesignMasking",
    "who_masked": "WhoMasked",
    "bio_spec.retention": "BioSpecRetention",
    "enrollment_type": "EnrollmentType",
    "sex": "Sex",
    "std_ages": "StandardAge",
    "sampling_method": "SamplingMethod",
    "ipd_sharing": "IpdSharing",
    "ipd_sharing_info_types": "IpdSharingInfoType",
}

CODES_OF_FIELDS = {
    **{("trial", column): enumeration for column, enumeration in _TRIAL.items()},
    ("identifier", "type"): "SecondaryIdType",
    ("collaborator", "agency_class"): "AgencyClass",
    ("arm", "type"): "ArmGroupType",
    ("intervention", "type"): "InterventionType",
    ("central_contact", "role"): "ContactRole",
    ("official", "role"): "OfficialRole",
    ("site", "registry_status"): "RecruitmentStatus",
    ("site_contact", "role"): "ContactRole",
    ("reference", "type"): "ReferenceType",
    ("status_report", "status"): "RecruitmentStatus",
}
