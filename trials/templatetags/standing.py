"""A status in words, with who said so and when. Load it as `standing`."""

from __future__ import annotations

from django.template import Library

from trials.language import headlines, standings
from trials.models.standing import PLAIN_DAYS, Headline, Standing, State, Word

register = Library()


@register.inclusion_tag("trials/_standing.html")
def standing(standing: Standing) -> dict[str, str]:
    """The status of a site: a shape, a word, who said so and when, why (the hospital's note is in
    its own words), who says otherwise, and since when the registry has dropped the site."""
    state, word = standing.state, standing.word
    known = word or standing.other
    is_faded = bool(word and word.is_faded)
    return {
        "state": state.value,
        "words": standings.status_words(state, known.code if known else "", is_faded=is_faded),
        "said": _said(word, state),
        "reason": standings.reason_words(word.reason) if word else "",
        "note": word.note if word else "",
        "agreed": standings.agreed(word.approved_by) if word else "",
        "other": _otherwise(standing.other),
        "unlisted": unlisted(standing),
    }


@register.inclusion_tag("trials/_headline.html")
def headline(headline: Headline, word: Word | None) -> dict[str, str]:
    """The status of a trial in two numbers; `word` is the newest one behind it."""
    counts = (headline.confirmed_open, headline.said_open, headline.sites)
    code = word.code if word else headline.code
    return {
        "state": headline.state.value,
        "words": headlines.headline_words(headline.state, code, *counts),
        "said": _newest(word, headline.state),
    }


@register.inclusion_tag("trials/_shape.html")
def shape(state: str) -> dict[str, str]:
    """The shape that stands for a state. It is decoration: the word stands beside it."""
    return {"state": state}


@register.filter
def unlisted(standing: Standing) -> str:
    """Since when the registry has dropped the site; "" where it has not."""
    return standings.unlisted(standing.unlisted_on) if standing.unlisted_on else ""


@register.filter
def state_words(state: str) -> str:
    return standings.state_words(state)


def _said(word: Word | None, state: State) -> str:
    if word is None:
        return ""
    if word.days is not None and word.days > PLAIN_DAYS and state in {State.OPEN, State.SAID}:
        return standings.not_confirmed(word.days, word.speaker, word.date)
    return standings.said(word.speaker, word.date, word.days, about_trial=word.about_trial)


def _newest(word: Word | None, state: State) -> str:
    is_fresh = word and word.days is not None and word.days <= PLAIN_DAYS
    if word and is_fresh and state is State.OPEN:
        return standings.last_confirmed(word.speaker, word.days or 0)
    return _said(word, state)


def _otherwise(word: Word | None) -> str:
    return standings.said_otherwise(word.speaker, word.code, word.date) if word else ""
