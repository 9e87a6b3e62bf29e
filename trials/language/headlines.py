"""The status of a whole trial in a sentence, and the states of many sites counted.

A trial is never called open without how many of its sites say so.
"""

from __future__ import annotations

from trials.language.standings import status_words
from trials.language.tongue import gettext, gettext_noop, ngettext

# After a name: "Memphis: open".
_OF_ONE = {
    "open": gettext_noop("open"),
    "said": gettext_noop("said to be open"),
    "soon": gettext_noop("opening soon"),
    "paused": gettext_noop("paused"),
    "closed": gettext_noop("closed"),
    "none": gettext_noop("no status given"),
}
_OF_BOTH = {
    "open": gettext_noop("both open"),
    "said": gettext_noop("both said to be open"),
    "soon": gettext_noop("both opening soon"),
    "paused": gettext_noop("both paused"),
    "closed": gettext_noop("both closed"),
    "none": _OF_ONE["none"],
}
_OF_ALL = {
    "open": gettext_noop("all open"),
    "said": gettext_noop("all said to be open"),
    "soon": gettext_noop("all opening soon"),
    "paused": gettext_noop("all paused"),
    "closed": gettext_noop("all closed"),
    "none": _OF_ONE["none"],
}


def headline_words(state: str, code: str, confirmed: int, said: int, sites: int) -> str:
    """The status of a whole trial. It is never called open without how many sites say so."""
    if confirmed or said:
        return _confirmed_and_said(confirmed, said)
    if state != "said":
        return status_words(state, code)
    if not sites:
        return gettext("Said to be open; the registry names no site")
    words = ngettext(
        "Said to be open; its one site gives no status",
        "Said to be open; none of its {sites} sites gives a status",
        sites,
    )
    return words.format(sites=sites)


def of_one(state: str) -> str:
    """The state of a site after its name: "said to be open"."""
    return gettext(_OF_ONE[state])


def of_all(state: str, number: int) -> str:
    """The state of so many sites, after their number: "all open", "both closed"."""
    return gettext((_OF_BOTH if number == 2 else _OF_ALL)[state])


def of_some(state: str, number: int) -> str:
    """How many sites have a state: "7 said to be open"."""
    words = {
        "open": ngettext("{number} open", "{number} open", number),
        "said": ngettext("{number} said to be open", "{number} said to be open", number),
        "soon": ngettext("{number} opening soon", "{number} opening soon", number),
        "paused": ngettext("{number} paused", "{number} paused", number),
        "closed": ngettext("{number} closed", "{number} closed", number),
        "none": ngettext("{number} no status given", "{number} no status given", number),
    }
    return words[state].format(number=f"{number:,}")


def _confirmed_and_said(confirmed: int, said: int) -> str:
    if not confirmed:
        words = ngettext(
            "No site confirmed open, {said} said to be open",
            "No site confirmed open, {said} said to be open",
            said,
        )
    elif not said:
        words = ngettext(
            "{confirmed} site confirmed open, no other said to be open",
            "{confirmed} sites confirmed open, no other said to be open",
            confirmed,
        )
    else:
        words = ngettext(
            "{confirmed} site confirmed open, {said} said to be open",
            "{confirmed} sites confirmed open, {said} said to be open",
            confirmed,
        )
    return words.format(confirmed=confirmed, said=said)
