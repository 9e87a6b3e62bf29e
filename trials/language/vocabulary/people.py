"""Words for those who run a trial, for its numbers, papers and shared data."""

from __future__ import annotations

from trials.language.tongue import gettext_noop as _

# The bodies whose grants the registry tells apart, with the letters that they are known by.
_GRANTS = {
    "NIH": _("Grant from the National Institutes of Health (NIH)"),
    "FDA": _("Grant from the Food and Drug Administration (FDA)"),
    "VA": _("Grant from the Department of Veterans Affairs (VA)"),
    "CDC": _("Grant from the Centers for Disease Control and Prevention (CDC)"),
    "AHRQ": _("Grant from a US agency for health research (AHRQ)"),
    "SAMHSA": _("Grant from a US agency for mental health (SAMHSA)"),
}

PEOPLE = {
    "OrgStudyIdType": _GRANTS,
    "SecondaryIdType": {
        **_GRANTS,
        "OTHER_GRANT": _("Another grant"),
        "EUDRACT_NUMBER": _("Older EU trial number (EudraCT)"),
        "CTIS": _("EU trial number (CTIS)"),
        "REGISTRY": _("Number in another registry"),
        "OTHER": _("Another number"),
    },
    "AgencyClass": {
        "NIH": _("National Institutes of Health (NIH)"),
        "FED": _("Another US federal body"),
        "OTHER_GOV": _("Another government body"),
        "INDIV": _("A person"),
        "INDUSTRY": _("A company"),
        "NETWORK": _("A research network"),
        "AMBIG": _("Not clear"),
        "OTHER": _("A hospital, a college, a charity or the like"),
        "UNKNOWN": _("Not known"),
    },
    "ResponsiblePartyType": {
        "SPONSOR": _("The sponsor"),
        "PRINCIPAL_INVESTIGATOR": _("The lead researcher"),
        "SPONSOR_INVESTIGATOR": _("The lead researcher, who is also the sponsor"),
    },
    "ContactRole": {
        "STUDY_CHAIR": _("Chair of the study"),
        "STUDY_DIRECTOR": _("Director of the study"),
        "PRINCIPAL_INVESTIGATOR": _("Lead researcher"),
        "SUB_INVESTIGATOR": _("Researcher in the team"),
        "CONTACT": _("Contact"),
    },
    "OfficialRole": {
        "STUDY_CHAIR": _("Chair of the study"),
        "STUDY_DIRECTOR": _("Director of the study"),
        "PRINCIPAL_INVESTIGATOR": _("Lead researcher"),
        "SUB_INVESTIGATOR": _("Researcher in the team"),
    },
}

RECORD = {
    "DateType": {"ACTUAL": _("Actual"), "ESTIMATED": _("Estimated")},
    "ReferenceType": {
        "BACKGROUND": _("Background reading"),
        "RESULT": _("Results of this trial"),
        "DERIVED": _("Linked by PubMed, because it names this trial"),
    },
    "IpdSharing": {
        "YES": _("There is a plan to share the data"),
        "NO": _("There is no plan to share the data"),
        "UNDECIDED": _("Not decided yet"),
    },
    "IpdSharingInfoType": {
        "STUDY_PROTOCOL": _("Full plan of the trial (protocol)"),
        "SAP": _("Plan of the statistics (SAP)"),
        "ICF": _("Consent form (ICF)"),
        "CSR": _("Full report of the trial (CSR)"),
        "ANALYTIC_CODE": _("Computer code for the statistics"),
    },
}
