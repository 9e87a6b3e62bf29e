"""The fields of a trial that stand once in a `protocolSection` (API description 2.0.5)."""

from __future__ import annotations

from trials.registry.layout import fields

IDENTIFICATION = fields(
    "identificationModule",
    """
    nctId = nct_id
    orgStudyIdInfo.id = org_study_id
    orgStudyIdInfo.type = org_study_id_type
    orgStudyIdInfo.link = org_study_id_link
    briefTitle = brief_title
    officialTitle = official_title
    acronym = acronym
    organization.fullName = organization_name
    organization.class = organization_class
    """,
)
STATUS = fields(
    "statusModule",
    """
    statusVerifiedDate = status_verified_date
    overallStatus = overall_status
    lastKnownStatus = last_known_status
    delayedPosting = delayed_posting : flag
    whyStopped = why_stopped
    expandedAccessInfo.hasExpandedAccess = has_expanded_access : flag
    expandedAccessInfo.nctId = expanded_access_nct_id
    expandedAccessInfo.statusForNctId = expanded_access_status
    startDateStruct.date = start_date
    startDateStruct.type = start_date_type
    primaryCompletionDateStruct.date = primary_completion_date
    primaryCompletionDateStruct.type = primary_completion_date_type
    completionDateStruct.date = completion_date
    completionDateStruct.type = completion_date_type
    studyFirstSubmitDate = study_first_submit_date
    studyFirstSubmitQcDate = study_first_submit_qc_date
    studyFirstPostDateStruct.date = study_first_post_date
    studyFirstPostDateStruct.type = study_first_post_date_type
    resultsWaived = results_waived : flag
    resultsFirstSubmitDate = results_first_submit_date
    resultsFirstSubmitQcDate = results_first_submit_qc_date
    resultsFirstPostDateStruct.date = results_first_post_date
    resultsFirstPostDateStruct.type = results_first_post_date_type
    dispFirstSubmitDate = disp_first_submit_date
    dispFirstSubmitQcDate = disp_first_submit_qc_date
    dispFirstPostDateStruct.date = disp_first_post_date
    dispFirstPostDateStruct.type = disp_first_post_date_type
    lastUpdateSubmitDate = last_update_submit_date
    lastUpdatePostDateStruct.date = last_update_post_date
    lastUpdatePostDateStruct.type = last_update_post_date_type
    """,
)
SPONSORS = fields(
    "sponsorCollaboratorsModule",
    """
    leadSponsor.name = lead_sponsor_name
    leadSponsor.class = lead_sponsor_class
    responsibleParty.type = responsible_party_type
    responsibleParty.investigatorFullName = responsible_party_name
    responsibleParty.investigatorTitle = responsible_party_title
    responsibleParty.investigatorAffiliation = responsible_party_affiliation
    responsibleParty.oldNameTitle = responsible_party_old_name_title
    responsibleParty.oldOrganization = responsible_party_old_organization
    """,
)
OVERSIGHT = fields(
    "oversightModule",
    """
    oversightHasDmc = oversight_has_dmc : flag
    isFdaRegulatedDrug = is_fda_regulated_drug : flag
    isFdaRegulatedDevice = is_fda_regulated_device : flag
    isUnapprovedDevice = is_unapproved_device : flag
    isPpsd = is_ppsd : flag
    isUsExport = is_us_export : flag
    fdaaa801Violation = fdaaa801_violation : flag
    """,
)
DESCRIPTION = fields(
    "descriptionModule",
    """
    briefSummary = brief_summary
    detailedDescription = detailed_description
    """,
)
DESIGN = fields(
    "designModule",
    """
    studyType = study_type
    nPtrsToThisExpAccNctId = pointers_to_this_expanded_access : number
    expandedAccessTypes = expanded_access_types : object
    patientRegistry = patient_registry : flag
    targetDuration = target_duration
    phases = phases : texts
    designInfo.allocation = allocation
    designInfo.interventionModel = intervention_model
    designInfo.interventionModelDescription = intervention_model_description
    designInfo.primaryPurpose = primary_purpose
    designInfo.observationalModel = observational_model
    designInfo.timePerspective = time_perspective
    designInfo.maskingInfo.masking = masking
    designInfo.maskingInfo.maskingDescription = masking_description
    designInfo.maskingInfo.whoMasked = who_masked : texts
    bioSpec = bio_spec : object
    enrollmentInfo.count = enrollment_count : count
    enrollmentInfo.type = enrollment_type
    """,
)
ELIGIBILITY = fields(
    "eligibilityModule",
    """
    eligibilityCriteria = eligibility_criteria
    healthyVolunteers = healthy_volunteers : flag
    sex = sex
    genderBased = gender_based : flag
    genderDescription = gender_description
    minimumAge = minimum_age
    maximumAge = maximum_age
    stdAges = std_ages : texts
    studyPopulation = study_population
    samplingMethod = sampling_method
    """,
)
REFERENCES = fields("referencesModule", "availIpds = available_ipds : objects")
DATA_SHARING = fields(
    "ipdSharingStatementModule",
    """
    ipdSharing = ipd_sharing
    description = ipd_sharing_description
    infoTypes = ipd_sharing_info_types : texts
    timeFrame = ipd_sharing_time_frame
    accessCriteria = ipd_sharing_access_criteria
    url = ipd_sharing_url
    """,
)

TRIAL = (
    *IDENTIFICATION,
    *STATUS,
    *SPONSORS,
    *OVERSIGHT,
    *DESCRIPTION,
    *DESIGN,
    *ELIGIBILITY,
    *REFERENCES,
    *DATA_SHARING,
)
