"""The status of a site or a trial in sentences: for pages, maps, filters, prints and mail.

The six states are those of `trials.models.standing.State`. They are spelt out here because this
floor knows no models.
"""

from __future__ import annotations

from collections.abc import Mapping

from trials.language.dates import ago, in_words
from trials.language.vocabulary import short_status

STATE_WORDS: Mapping[str, str] = {
    "open": "Open",
    "said": "Said to be open",
    "soon": "Opening soon",
    "paused": "Paused",
    "closed": "Closed",
    "none": "No status given",
}

STATE_MEANING: Mapping[str, str] = {
    "open": "The hospital has told this portal in the last 60 days that new people may join.",
    "said": "ClinicalTrials.gov says so, or the hospital said so more than 60 days ago. "
    "Ring before you travel.",
    "soon": "Nobody can join yet. You can ask when it will open.",
    "paused": "Nobody new can join for now. It may open again.",
    "closed": "Nobody new can join.",
    "none": "The registry gives no status for this place. Ring and ask.",
}

SPEAKERS: Mapping[str, str] = {
    "registry": "ClinicalTrials.gov",
    "staff": "The portal’s staff",
    "coordinator": "The hospital",
}


# The hospital's reasons (StatusReport.Reason), as families read them. "Other" tells nothing.
REASONS: Mapping[str, str] = {
    "full": "The site is full.",
    "safety": "There is a safety review.",
    "staffing": "The site is short of staff.",
    "start-up": "The site is still getting ready.",
    "for-good": "It will not open again.",
    "other": "",
}


def status_words(state: str, code: str, *, is_faded: bool = False) -> str:
    """What stands beside the shape: the state, and for a closed place why it is closed.

    `is_faded` says that the hospital did confirm, but too long ago to count.
    """
    if state == "closed" and code:
        short = short_status(code)
        return short if short.startswith("Closed") else f"Closed: {_lower(short)}"
    if state == "said" and is_faded:
        return "Said to be open; ring before you travel"
    if state == "none" and code:
        return "Status not known"
    return STATE_WORDS[state]


def headline_words(state: str, code: str, confirmed: int, said: int, sites: int) -> str:
    """The status of a whole trial. It is never called open without how many sites say so."""
    if confirmed or said:
        return f"{_confirmed(confirmed)}, {said or 'no other'} said to be open"
    if state == "said":
        return f"Said to be open; {_no_site_status(sites)}"
    return status_words(state, code)


def said(speaker: str, date: str, days: int | None, *, about_trial: bool = False) -> str:
    """Who said so, and when: `date` is a partial date, `days` its age where the day is known."""
    if speaker == "registry":
        whole = " says so of the whole trial" if about_trial else ""
        return f"{SPEAKERS[speaker]}{whole}, {_when(date)}"
    deed = "confirmed" if speaker == "coordinator" else "set"
    if days is None:
        return f"{SPEAKERS[speaker]} {deed} this on a day that is still to come, {in_words(date)}"
    return f"{SPEAKERS[speaker]} {deed} this {ago(days)}"


def last_confirmed(speaker: str, days: int) -> str:
    """The newest confirmation among the sites of a trial."""
    return f"Last confirmed {ago(days)} by {_lower(SPEAKERS[speaker])}"


def not_confirmed(days: int, speaker: str, date: str) -> str:
    """What is said of a confirmation that has begun to fade."""
    return f"Not confirmed for {days} days. {SPEAKERS[speaker]} said so on {in_words(date)}"


def said_otherwise(speaker: str, code: str, date: str) -> str:
    """The other side's word, where it differs from the one that counts."""
    verb = "says" if speaker == "registry" else "said"
    return f"{SPEAKERS[speaker]} {verb}: {_lower(short_status(code))}, {_when(date)}"


def why(reason: str, note: str, approved_by: str) -> str:
    """What a hospital lets families read of its reason, in one line; "" where that is nothing.

    `approved_by` is the investigator who lets them read of a safety review.
    """
    told = [
        REASONS.get(reason, ""),
        f"“{note}”" if note else "",
        f"{approved_by} has agreed that you can read this." if approved_by else "",
    ]
    return " ".join(filter(None, told))


def unlisted(date: str) -> str:
    """The mark of a site that the registry has dropped: `date` is the day when that was seen."""
    return f"No longer listed by ClinicalTrials.gov since {in_words(date)}"


def _confirmed(count: int) -> str:
    return f"{count or 'No'} site{'s' if count > 1 else ''} confirmed open"


def _no_site_status(sites: int) -> str:
    if not sites:
        return "the registry names no site"
    return (
        "its one site gives no status"
        if sites == 1
        else f"none of its {sites} sites gives a status"
    )


def _when(date: str) -> str:
    return in_words(date) if date else "with no date"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
