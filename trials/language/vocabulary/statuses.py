"""Words for the states of a trial and of a site.

The meanings are those of the registry's glossary, "Recruitment status" and "Expanded access
status". What a state means for somebody who asks to join is decided elsewhere, not by these words.
"""

from __future__ import annotations

from trials.language.tongue import gettext_noop as _

# The states of a treatment that is given outside a trial (expanded access).
EXPANDED_ACCESS_STATUS = {
    "AVAILABLE": _("Some patients may get the treatment outside a trial"),
    "NO_LONGER_AVAILABLE": _("No longer given outside a trial"),
    "TEMPORARILY_NOT_AVAILABLE": _("Not given outside a trial for now; this may change"),
    "APPROVED_FOR_MARKETING": _("Approved in the US for use by the public"),
}

# The states that the registry uses both for a whole trial and for one of its sites.
_BOTH = {
    "ACTIVE_NOT_RECRUITING": _("Under way, but closed to new people"),
    "COMPLETED": _("Finished"),
    "ENROLLING_BY_INVITATION": _("Only for people who are invited"),
    "NOT_YET_RECRUITING": _("Not open yet"),
    "RECRUITING": _("Open to new people"),
    "SUSPENDED": _("Paused for now; it may open again"),
    "TERMINATED": _("Stopped early, for good"),
    "WITHDRAWN": _("Stopped before anyone joined"),
}

STATUS = {
    **_BOTH,
    **EXPANDED_ACCESS_STATUS,
    "WITHHELD": _("Not made public for now"),
    "UNKNOWN": _("Not known: nobody has confirmed it for over two years"),
}

RECRUITMENT_STATUS = {**_BOTH, "AVAILABLE": EXPANDED_ACCESS_STATUS["AVAILABLE"]}

# One or two words for a list of sites or a map, where the long words do not fit.
SHORT_STATUS = {
    "ACTIVE_NOT_RECRUITING": _("Closed to new people"),
    "COMPLETED": _("Finished"),
    "ENROLLING_BY_INVITATION": _("By invitation only"),
    "NOT_YET_RECRUITING": _("Not open yet"),
    "RECRUITING": _("Open"),
    "SUSPENDED": _("Paused"),
    "TERMINATED": _("Stopped early"),
    "WITHDRAWN": _("Never opened"),
    "AVAILABLE": _("Available"),
    "NO_LONGER_AVAILABLE": _("No longer available"),
    "TEMPORARILY_NOT_AVAILABLE": _("Not available for now"),
    "APPROVED_FOR_MARKETING": _("Approved for the public"),
    "WITHHELD": _("Not public"),
    "UNKNOWN": _("Not known"),
}

# The same within a sentence: "ClinicalTrials.gov says: paused".
STATUS_WITHIN = {
    "ACTIVE_NOT_RECRUITING": _("closed to new people"),
    "COMPLETED": _("finished"),
    "ENROLLING_BY_INVITATION": _("by invitation only"),
    "NOT_YET_RECRUITING": _("not open yet"),
    "RECRUITING": _("open"),
    "SUSPENDED": _("paused"),
    "TERMINATED": _("stopped early"),
    "WITHDRAWN": _("never opened"),
    "AVAILABLE": _("available"),
    "NO_LONGER_AVAILABLE": _("no longer available"),
    "TEMPORARILY_NOT_AVAILABLE": _("not available for now"),
    "APPROVED_FOR_MARKETING": _("approved for the public"),
    "WITHHELD": _("not public"),
    "UNKNOWN": _("not known"),
}

STATUSES = {
    "Status": STATUS,
    "RecruitmentStatus": RECRUITMENT_STATUS,
    "ExpandedAccessStatus": EXPANDED_ACCESS_STATUS,
}
