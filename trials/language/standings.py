"""The status of a site or a trial in sentences: for pages, maps, filters, prints and mail.

The six states are those of `trials.models.standing.State`. They are spelt out here because this
floor knows no models.
"""

from __future__ import annotations

from collections.abc import Mapping

from trials.language.dates import ago, in_words
from trials.language.tongue import gettext, gettext_noop, ngettext
from trials.language.vocabulary import short_status, status_within

STATE_WORDS: Mapping[str, str] = {
    "open": gettext_noop("Open"),
    "said": gettext_noop("Said to be open"),
    "soon": gettext_noop("Opening soon"),
    "paused": gettext_noop("Paused"),
    "closed": gettext_noop("Closed"),
    "none": gettext_noop("No status given"),
}

STATE_MEANING: Mapping[str, str] = {
    "open": gettext_noop(
        "The hospital has told this portal in the last 60 days that new people may join."
    ),
    "said": gettext_noop(
        "ClinicalTrials.gov says so, or the hospital said so more than 60 days ago. "
        "Ring before you travel."
    ),
    "soon": gettext_noop("Nobody can join yet. You can ask when it will open."),
    "paused": gettext_noop("Nobody new can join for now. It may open again."),
    "closed": gettext_noop("Nobody new can join."),
    "none": gettext_noop("The registry gives no status for this place. Ring and ask."),
}

SPEAKERS: Mapping[str, str] = {
    "registry": gettext_noop("ClinicalTrials.gov"),
    "staff": gettext_noop("The portal’s staff"),
    "coordinator": gettext_noop("The hospital"),
}
# Who said so, and when, by who it was.
_SAID_THIS = {
    "staff": gettext_noop("The portal’s staff set this {ago}"),
    "coordinator": gettext_noop("The hospital confirmed this {ago}"),
}
_SAID_THIS_OF_LATER = {
    "staff": gettext_noop("The portal’s staff set this on a day that is still to come, {date}"),
    "coordinator": gettext_noop(
        "The hospital confirmed this on a day that is still to come, {date}"
    ),
}
_SAID_SO_ON = {
    "staff": gettext_noop("The portal’s staff said so on {date}"),
    "coordinator": gettext_noop("The hospital said so on {date}"),
}
_LAST_CONFIRMED = {
    "staff": gettext_noop("Last confirmed {ago} by the portal’s staff"),
    "coordinator": gettext_noop("Last confirmed {ago} by the hospital"),
}
_SAID_OTHERWISE = {
    "registry": gettext_noop("ClinicalTrials.gov says: {status}, {when}"),
    "staff": gettext_noop("The portal’s staff said: {status}, {when}"),
    "coordinator": gettext_noop("The hospital said: {status}, {when}"),
}

# The hospital's reasons (StatusReport.Reason), as families read them. "Other" tells nothing.
REASONS: Mapping[str, str] = {
    "full": gettext_noop("The site is full."),
    "safety": gettext_noop("There is a safety review."),
    "staffing": gettext_noop("The site is short of staff."),
    "start-up": gettext_noop("The site is still getting ready."),
    "for-good": gettext_noop("It will not open again."),
    "other": "",
}


def state_words(state: str) -> str:
    return gettext(STATE_WORDS[state])


def status_words(state: str, code: str, *, is_faded: bool = False) -> str:
    """What stands beside the shape: the state, and for a closed place why it is closed.

    `is_faded` says that the hospital did confirm, but too long ago to count.
    """
    if state == "closed" and code:
        return _closed_words(code)
    if state == "said" and is_faded:
        return gettext("Said to be open; ring before you travel")
    if state == "none" and code:
        return gettext("Status not known")
    return state_words(state)


def said(speaker: str, date: str, days: int | None, *, about_trial: bool = False) -> str:
    """Who said so, and when: `date` is a partial date, `days` its age where the day is known."""
    if speaker == "registry":
        words = gettext("ClinicalTrials.gov, {when}")
        if about_trial:
            words = gettext("ClinicalTrials.gov says so of the whole trial, {when}")
        return words.format(when=_when(date))
    if days is None:
        return gettext(_SAID_THIS_OF_LATER[speaker]).format(date=in_words(date))
    return gettext(_SAID_THIS[speaker]).format(ago=ago(days))


def last_confirmed(speaker: str, days: int) -> str:
    """The newest confirmation among the sites of a trial."""
    return gettext(_LAST_CONFIRMED[speaker]).format(ago=ago(days))


def not_confirmed(days: int, speaker: str, date: str) -> str:
    """What is said of a confirmation that has begun to fade."""
    told = ngettext("Not confirmed for {days} day.", "Not confirmed for {days} days.", days)
    by_whom = gettext(_SAID_SO_ON[speaker])
    return f"{told.format(days=days)} {by_whom.format(date=in_words(date))}"


def said_otherwise(speaker: str, code: str, date: str) -> str:
    """The other side's word, where it differs from the one that counts."""
    words = gettext(_SAID_OTHERWISE[speaker])
    return words.format(status=status_within(code), when=_when(date))


def reason_words(reason: str) -> str:
    """What families read of a hospital's reason: a sentence, or nothing."""
    told = REASONS.get(reason)
    return gettext(told) if told else ""


def agreed(approved_by: str) -> str:
    """That an investigator lets families read of a safety review; nothing without a name."""
    words = gettext("{person} has agreed that you can read this.")
    return words.format(person=approved_by) if approved_by else ""


def unlisted(date: str) -> str:
    """The mark of a site that the registry has dropped: `date` is the day when that was seen."""
    words = gettext("No longer listed by ClinicalTrials.gov since {date}")
    return words.format(date=in_words(date))


def _closed_words(code: str) -> str:
    """Some short statuses say themselves that it is closed."""
    if code == "ACTIVE_NOT_RECRUITING":
        return short_status(code)
    return gettext("Closed: {why}").format(why=status_within(code))


def _when(date: str) -> str:
    return in_words(date) if date else gettext("with no date")
