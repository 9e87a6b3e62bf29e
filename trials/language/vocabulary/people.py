"""Words for those who run a trial, for its numbers, papers and shared data."""

from __future__ import annotations

# The bodies whose grants the registry tells apart, with the letters that they are known by.
_GRANTS = {
    "NIH": "Grant from the National Institutes of Health (NIH)",
    "FDA": "Grant from the Food and Drug Administration (FDA)",
    "VA": "Grant from the Department of Veterans Affairs (VA)",
    "CDC": "Grant from the Centers for Disease Control and Prevention (CDC)",
    "AHRQ": "Grant from a US agency for health research (AHRQ)",
    "SAMHSA": "Grant from a US agency for mental health (SAMHSA)",
}

PEOPLE = {
    "OrgStudyIdType": _GRANTS,
    "SecondaryIdType": {
        **_GRANTS,
        "OTHER_GRANT": "Another grant",
        "EUDRACT_NUMBER": "Older EU trial number (EudraCT)",
        "CTIS": "EU trial number (CTIS)",
        "REGISTRY": "Number in another registry",
        "OTHER": "Another number",
    },
    "AgencyClass": {
        "NIH": "National Institutes of Health (NIH)",
        "FED": "Another US federal body",
        "OTHER_GOV": "Another government body",
        "INDIV": "A person",
        "INDUSTRY": "A company",
        "NETWORK": "A research network",
        "AMBIG": "Not clear",
        "OTHER": "A hospital, a college, a charity or the like",
        "UNKNOWN": "Not known",
    },
    "ResponsiblePartyType": {
        "SPONSOR": "The sponsor",
        "PRINCIPAL_INVESTIGATOR": "The lead researcher",
        "SPONSOR_INVESTIGATOR": "The lead researcher, who is also the sponsor",
    },
    "ContactRole": {
        "STUDY_CHAIR": "Chair of the study",
        "STUDY_DIRECTOR": "Director of the study",
        "PRINCIPAL_INVESTIGATOR": "Lead researcher",
        "SUB_INVESTIGATOR": "Researcher in the team",
        "CONTACT": "Contact",
    },
    "OfficialRole": {
        "STUDY_CHAIR": "Chair of the study",
        "STUDY_DIRECTOR": "Director of the study",
        "PRINCIPAL_INVESTIGATOR": "Lead researcher",
        "SUB_INVESTIGATOR": "Researcher in the team",
    },
}

RECORD = {
    "DateType": {"ACTUAL": "Actual", "ESTIMATED": "Estimated"},
    "ReferenceType": {
        "BACKGROUND": "Background reading",
        "RESULT": "Results of this trial",
        "DERIVED": "Linked by PubMed, because it names this trial",
    },
    "IpdSharing": {
        "YES": "There is a plan to share the data",
        "NO": "There is no plan to share the data",
        "UNDECIDED": "Not decided yet",
    },
    "IpdSharingInfoType": {
        "STUDY_PROTOCOL": "Full plan of the trial (protocol)",
        "SAP": "Plan of the statistics (SAP)",
        "ICF": "Consent form (ICF)",
        "CSR": "Full report of the trial (CSR)",
        "ANALYTIC_CODE": "Computer code for the statistics",
    },
}
