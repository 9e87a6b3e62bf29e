"""What a recruitment status means to a visitor. Each code stands in exactly one of these sets.

The codes are the registry's (`Status` and `RecruitmentStatus`). A code that is in none of them is
new to us: it counts as closed, the careful reading, and is shown in its own words.
"""

from __future__ import annotations

OPEN = frozenset({"RECRUITING", "AVAILABLE"})
SOON = frozenset({"NOT_YET_RECRUITING"})
PAUSED = frozenset({"SUSPENDED", "TEMPORARILY_NOT_AVAILABLE"})
CLOSED = frozenset(
    {
        "ACTIVE_NOT_RECRUITING",
        "APPROVED_FOR_MARKETING",
        "COMPLETED",
        "ENROLLING_BY_INVITATION",
        "NO_LONGER_AVAILABLE",
        "TERMINATED",
        "WITHDRAWN",
        "WITHHELD",
    }
)
# The registry has not heard from the trial for two years: nothing is known, nothing is stopped.
UNVERIFIED = frozenset({"UNKNOWN"})
