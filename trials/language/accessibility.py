"""What was tried so that everybody can use the portal, in words for families.

The names are those of the tests in tests/browser, which write trials/accessibility/statement.json.
"""

from __future__ import annotations

from collections.abc import Mapping

from trials.language.tongue import gettext_noop

PAGES: Mapping[str, str] = {
    "front": gettext_noop("The first page, this page and the other general pages"),
    "list": gettext_noop("The list of trials, and searches that find nothing or fail"),
    "trial": gettext_noop("All pages of a real trial"),
    "invented trial": gettext_noop("All pages of an invented trial"),
    "refusals": gettext_noop("Pages that say that something went wrong"),
    "question": gettext_noop("The form for a question, empty, with mistakes and sent"),
    "private page": gettext_noop("Your private page, from the question to its end"),
    "checklist": gettext_noop("The checklist, and the page to take along"),
    "clinician": gettext_noop("The card and the form for doctors"),
    "paper": gettext_noop("The pages to print"),
    "mailed links": gettext_noop("The pages behind the links that we mail to hospitals"),
    "desk": gettext_noop("The desk of the staff"),
    "records": gettext_noop("The records that the staff edit"),
    "signing in": gettext_noop("Signing in, for staff"),
}

TASKS: Mapping[str, str] = {
    "find a trial": gettext_noop("Find a trial from the first page."),
    "narrow the list": gettext_noop("Show only trials with one status."),
    "read why, and open a term": gettext_noop("Read who can join, and open what a word means."),
    "from the map to the list": gettext_noop("Go from the map to a hospital in the list."),
    "ask, and correct a mistake": gettext_noop("Ask a question, mend a mistake, and send it."),
    "confirm sites from a mail": gettext_noop("For hospitals: say that all is still right."),
    "set a status at the board": gettext_noop("For staff: sign in and set a status."),
    "answer a question": gettext_noop("For staff: read a question and answer it."),
}

VERDICTS: Mapping[str, str] = {
    "names on the map": gettext_noop(
        "The names on the map: dark letters with a light rim, or light ones with a dark rim. "
        "They can be read on land and on water."
    ),
    "numbers on the map": gettext_noop(
        "The numbers on the pins of the map: light on dark, or dark on light."
    ),
    "numbers in a sentence": gettext_noop(
        "Numbers to ring in a sentence: there is more room around them for a thumb. "
        "Nothing covers the words."
    ),
    "beside the paper's code": gettext_noop(
        "The page to print: the words under the square code. Nothing covers them."
    ),
    "arrows of the desk": gettext_noop(
        "For staff: arrows between old and new. They are as dark as the words."
    ),
    "pictures beside links of the desk": gettext_noop(
        "For staff: small pictures before a link. They are not behind its words."
    ),
}
