"""Words for the states of a trial and of a site.

The meanings are those of the registry's glossary, "Recruitment status" and "Expanded access
status". What a state means for somebody who asks to join is decided elsewhere, not by these words.
"""

from __future__ import annotations

# The states of a treatment that is given outside a trial (expanded access).
EXPANDED_ACCESS_STATUS = {
    "AVAILABLE": "Some patients may get the treatment outside a trial",
    "NO_LONGER_AVAILABLE": "No longer given outside a trial",
    "TEMPORARILY_NOT_AVAILABLE": "Not given outside a trial for now; this may change",
    "APPROVED_FOR_MARKETING": "Approved in the US for use by the public",
}

# The states that the registry uses both for a whole trial and for one of its sites.
_BOTH = {
    "ACTIVE_NOT_RECRUITING": "Under way, but closed to new people",
    "COMPLETED": "Finished",
    "ENROLLING_BY_INVITATION": "Only for people who are invited",
    "NOT_YET_RECRUITING": "Not open yet",
    "RECRUITING": "Open to new people",
    "SUSPENDED": "Paused for now; it may open again",
    "TERMINATED": "Stopped early, for good",
    "WITHDRAWN": "Stopped before anyone joined",
}

STATUS = {
    **_BOTH,
    **EXPANDED_ACCESS_STATUS,
    "WITHHELD": "Not made public for now",
    "UNKNOWN": "Not known: nobody has confirmed it for over two years",
}

RECRUITMENT_STATUS = {**_BOTH, "AVAILABLE": EXPANDED_ACCESS_STATUS["AVAILABLE"]}

# One or two words for a list of sites or a map, where the long words do not fit.
SHORT_STATUS = {
    "ACTIVE_NOT_RECRUITING": "Closed to new people",
    "COMPLETED": "Finished",
    "ENROLLING_BY_INVITATION": "By invitation only",
    "NOT_YET_RECRUITING": "Not open yet",
    "RECRUITING": "Open",
    "SUSPENDED": "Paused",
    "TERMINATED": "Stopped early",
    "WITHDRAWN": "Never opened",
    "AVAILABLE": "Available",
    "NO_LONGER_AVAILABLE": "No longer available",
    "TEMPORARILY_NOT_AVAILABLE": "Not available for now",
    "APPROVED_FOR_MARKETING": "Approved for the public",
    "WITHHELD": "Not public",
    "UNKNOWN": "Not known",
}

STATUSES = {
    "Status": STATUS,
    "RecruitmentStatus": RECRUITMENT_STATUS,
    "ExpandedAccessStatus": EXPANDED_ACCESS_STATUS,
}
