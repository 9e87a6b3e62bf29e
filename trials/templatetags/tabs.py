from __future__ import annotations

from django.template import Library
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from trials.models import Trial

register = Library()

# The name of the address, the words on the tab, and whether htmx takes the panel out of its page.
# The form's page is opened whole: it is never stored, and it sets the one cookie that there is.
TABS = (
    ("trial", gettext_noop("Summary"), True),
    ("trial-eligibility", gettext_noop("Who can join"), True),
    ("trial-treatment", gettext_noop("What happens"), True),
    ("trial-sites", gettext_noop("Where"), True),
    ("trial-contact", gettext_noop("Ask"), False),
    ("trial-record", gettext_noop("Full record"), True),
)


@register.inclusion_tag("trials/_tabs.html")
def tabs(trial: Trial, current: str) -> dict[str, object]:
    """The row of tabs of a trial; `current` is the name of the address that is shown."""
    return {
        "tabs": [
            {
                "name": name,
                "words": gettext(words),
                "href": reverse(name, args=[trial.nct_id]),
                "is_swapped": is_swapped,
                "is_current": name == current,
            }
            for name, words, is_swapped in TABS
        ]
    }
