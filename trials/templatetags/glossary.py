"""Terms explained where they stand. Load it as `glossary`."""

from __future__ import annotations

from collections.abc import Iterable

from django.template import Library
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from trials.language.terms import Mention
from trials.queries.glossary import Glossary

register = Library()

# Marks that belong to the button: beside it, a browser would let a comma go to the next line.
_BEFORE = "([{“‘\"'«¿¡/-"
_AFTER = ")]}”’\"'».,;:!?%/-…"
_MOST_MARKS = 3


@register.filter
def explained(text: str, glossary: Glossary) -> SafeString:
    """A text in the page's language as HTML, to the letter; terms that the page has not explained
    yet are buttons.

    Each opens what `trials/_terms_explained.html` prints with the same glossary, further down the
    page. Not for texts inside a link, a button, a label or a summary.
    """
    return _with_buttons(text, glossary.first_mentions(text))


@register.filter
def registrys_explained(text: str, glossary: Glossary) -> SafeString:
    """The same for a text of the registry."""
    return _with_buttons(text, glossary.first_mentions(text, is_registrys=True))


def _with_buttons(text: str, mentions: Iterable[Mention]) -> SafeString:
    pieces, at = [], 0
    for mention in mentions:
        before = _marks_before(text[at : mention.start])
        after = _marks_after(text[mention.end :])
        pieces.append(escape(text[at : mention.start - len(before)]))
        pieces.append(_button(mention.concept, before, text[mention.start : mention.end], after))
        at = mention.end + len(after)
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308 -- each piece is escaped


def _button(concept: str, before: str, term: str, after: str) -> SafeString:
    return format_html(
        '<button type="button" class="term" popovertarget="term-{0}"'
        ' aria-describedby="term-{0}-means">{1}<span>{2}</span>{3}</button>',
        concept,
        before,
        term,
        after,
    )


def _marks_before(text: str) -> str:
    last = text[-_MOST_MARKS:]
    return last[len(last.rstrip(_BEFORE)) :]


def _marks_after(text: str) -> str:
    first = text[:_MOST_MARKS]
    return first[: len(first) - len(first.lstrip(_AFTER))]
