"""How the registry's texts, codes and dates are shown. Load it as `registry`."""

from __future__ import annotations

from django.template import Library
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop, ngettext

from trials.language import dates, markup, phones, vocabulary
from trials.models import Trial

register = Library()


@register.filter
def registry(text: str) -> SafeString:
    """The registry's text as safe HTML; its container says `lang="en"`."""
    return mark_safe(markup.render(text))  # noqa: S308 -- cleaned against an allow-list


@register.filter
def criteria(text: str, level: int = 3) -> SafeString:
    """An eligibility text as safe HTML; `level` is the level of the headings inside."""
    return mark_safe(markup.render_criteria(text, level))  # noqa: S308 -- cleaned as above


@register.filter
def words(code: str, enumeration: str) -> str:
    """The words for a code: `{{ trial.overall_status|words:"Status" }}`."""
    return vocabulary.words(enumeration, code)


@register.filter
def in_words(date: str) -> str:
    """A partial date in words: `2025-03` is March 2025."""
    return dates.in_words(date)


@register.filter
def dated(date: str, kind: str) -> str:
    """A partial date in words, and whether it has come: "December 2031 (planned)"."""
    words = gettext(_DATED[kind]) if kind in _DATED else "{date}"
    return words.format(date=dates.in_words(date))


_DATED = {"ESTIMATED": gettext_noop("{date} (planned)"), "ACTUAL": gettext_noop("{date} (actual)")}


@register.filter
def posted(date: str, kind: str) -> str:
    """The same for a date of the registry's own: "14 May 2019 (estimated)"."""
    words = gettext("{date} (estimated)") if kind == "ESTIMATED" else "{date}"
    return words.format(date=dates.in_words(date))


@register.filter
def enrolment(trial: Trial) -> str:
    """How many people, and whether that is the plan: "32 people, planned"."""
    count = trial.enrollment_count or 0
    words = {
        "ESTIMATED": ngettext("{count} person, planned", "{count} people, planned", count),
        "ACTUAL": ngettext("{count} person joined", "{count} people joined", count),
    }
    unsaid = ngettext("{count} person", "{count} people", count)
    return words.get(trial.enrollment_type, unsaid).format(count=f"{count:,}")


@register.filter
def tel(number: str, country: str = "") -> str:
    """What stands in the `href` of a number to ring, as it is dialled from anywhere."""
    return phones.tel(number, country)
