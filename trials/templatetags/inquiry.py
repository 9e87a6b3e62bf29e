"""How a step in the life of a question is shown. Load it as `inquiry`."""

from __future__ import annotations

from django.template import Library
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from trials.queries.timeline import Step

register = Library()


@register.filter
def told(step: Step) -> SafeString:
    """The words of a step. A site's name in them is the registry's, so it is marked as English."""
    if not step.place:
        return escape(step.words)
    before, _, after = step.words.partition(step.place)
    return format_html('{}<span lang="en">{}</span>{}', before, step.place, after)
