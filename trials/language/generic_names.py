"""Names of the registry that name nobody: "Site Public Contact", "Clinical Trials Office".

A name counts as generic only where each of its words stands in the lists below and one of them says
what kind of body or job it is. One word that is not in the lists, as every surname is, makes it a
name; so does a comma, behind which people put their job: "Main, Research Nurse".
"""

from __future__ import annotations

import re

# What a body or a job is called. Without one of these nothing is generic.
_KINDS = frozenset((
    "administrator", "center", "centre", "contact", "contacts", "coordinating", "coordination",
    "coordinator", "coordinators", "department", "desk", "director", "helpdesk", "helpline",
    "hotline", "info", "information", "inquiries", "investigator", "manager", "navigator",
    "number", "nurse", "office", "officer", "personnel", "program", "recruiter", "recruitment",
    "referral", "registrar", "registry", "representative", "secretary", "service", "services",
    "staff", "team", "unit",
))  # fmt: skip
# What stands before it. Words that are surnames of some weight ("Young", "Page") are left out.
_BESIDE = frozenset((
    "academic", "affairs", "and", "assistant", "associate", "backup", "cancer", "central",
    "chief", "clinic", "clinical", "clinicaltrials", "communications", "ctgov", "data",
    "development", "disclosure", "enrollment", "enrolment", "for", "free", "general", "global",
    "gov", "health", "hematology", "hospital", "inquiry", "intake", "international", "lead",
    "line", "local", "main", "medical", "of", "oncology", "operations", "or", "other",
    "outreach", "paediatric", "patient", "patients", "pediatric", "pediatrics", "person", "pi",
    "primary", "principal", "project", "protocol", "public", "recruiting", "registration",
    "regulatory", "research", "scientific", "senior", "site", "sites", "sponsor", "studies",
    "study", "sub", "the", "toll", "transparency", "trial", "trials", "us", "your",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_CALL = re.compile(r"call (?=center\b|centre\b)")


def is_generic(name: str) -> bool:
    """Whether a contact's name says what somebody is, and not who. False where there is doubt."""
    if "," in name:
        return False
    words = _WORD.findall(_CALL.sub("", name.casefold().replace("-", " ")))
    return any(word in _KINDS for word in words) and all(
        word in _KINDS or word in _BESIDE for word in words
    )
