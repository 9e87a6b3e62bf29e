"""The statusModule of a demonstration trial: when it starts and ends, and who said so when."""

from __future__ import annotations

import datetime as dt

from trials.registry.demonstrations.plot import Plot
from trials.registry.layout import Json

# The month from which the stories are told. Fixed, so that the same seed tells the same story.
AS_OF_YEAR, AS_OF_MONTH = 2026, 10

# status -> the earliest and the latest month, counted from AS_OF, of start, end, verification
MONTHS = {
    "RECRUITING": ((-22, -4), (9, 28), (-14, 0)),
    "NOT_YET_RECRUITING": ((1, 5), (20, 30), (-3, 0)),
    "ACTIVE_NOT_RECRUITING": ((-34, -20), (3, 12), (-8, 0)),
    "ENROLLING_BY_INVITATION": ((-12, -6), (8, 16), (-5, 0)),
    "SUSPENDED": ((-20, -10), (10, 20), (-6, 0)),
    "COMPLETED": ((-34, -26), (-12, -6), (-4, 0)),
    "TERMINATED": ((-28, -20), (-12, -7), (-5, 0)),
    "WITHDRAWN": ((-14, -11), (-10, -8), (-6, 0)),
    "UNKNOWN": ((-60, -52), (-34, -30), (-48, -42)),
    "WITHHELD": ((-9, -6), (12, 18), (-4, 0)),
}
ACCESS_MONTHS = ((-20, -12), (0, 0), (-8, 0))

WHY_STOPPED = {
    "SUSPENDED": "Paused while a safety question is looked into. (Invented.)",
    "TERMINATED": "Too few people joined, so the answer would have come too late. (Invented.)",
    "WITHDRAWN": "The money ran out before anybody joined. (Invented.)",
}


def status_module(plot: Plot) -> Json:
    """The statusModule. Dates after the month of verification are estimates, earlier ones facts."""
    start, end, verified = (
        plot.rng.randint(*span) for span in MONTHS.get(plot.status, ACCESS_MONTHS)
    )
    module: Json = {"statusVerifiedDate": _month(verified), "overallStatus": plot.status}
    if plot.status == "UNKNOWN":
        module["lastKnownStatus"] = "RECRUITING"
    if plot.status == "WITHHELD":
        module["delayedPosting"] = True
    if plot.status in WHY_STOPPED:
        module["whyStopped"] = WHY_STOPPED[plot.status]
    if plot.study_type == "INTERVENTIONAL":
        module["expandedAccessInfo"] = {"hasExpandedAccess": False}
    if plot.study_type != "EXPANDED_ACCESS":
        module["startDateStruct"] = _date(plot, start, verified)
        module["primaryCompletionDateStruct"] = _date(plot, (start + 2 * end) // 3, verified)
        module["completionDateStruct"] = _date(plot, end, verified)
    return module | _postings(plot, min(start - 2, verified - 1), verified)


def _postings(plot: Plot, first: int, last: int) -> Json:
    submitted = _day(first, plot.rng.randint(1, 12))
    updated = _day(last, plot.rng.randint(1, 20))
    return {
        "studyFirstSubmitDate": submitted.isoformat(),
        "studyFirstSubmitQcDate": (submitted + dt.timedelta(days=6)).isoformat(),
        "studyFirstPostDateStruct": _posted(submitted + dt.timedelta(days=9)),
        "lastUpdateSubmitDate": updated.isoformat(),
        "lastUpdatePostDateStruct": _posted(updated + dt.timedelta(days=4)),
    }


def _posted(day: dt.date) -> Json:
    return {"date": day.isoformat(), "type": "ACTUAL"}


def _date(plot: Plot, months: int, verified: int) -> Json:
    """To the day or only to the month, as the registry has both."""
    day = _day(months, plot.rng.randint(1, 28)).isoformat()
    whole = plot.rng.random() < 0.6
    return {
        "date": day if whole else _month(months),
        "type": "ESTIMATED" if months > verified else "ACTUAL",
    }


def _month(months: int) -> str:
    return f"{_day(months, 1):%Y-%m}"


def _day(months: int, day: int) -> dt.date:
    years, month = divmod(AS_OF_MONTH - 1 + months, 12)
    return dt.date(AS_OF_YEAR + years, month + 1, day)
