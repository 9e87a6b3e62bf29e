"""How many sites find room on the one printed side of the clinician's card.

Rules are never left out: a card with very many of them runs on to a second side.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from trials.queries.contacts import Shown
from trials.queries.direct import Direct
from trials.queries.refer import Card

# In lines of the print (static/css/refer_print.css), counted on US Letter, the shorter format.
_ROOM = 64  # for rules and sites together
_BESIDE = 3  # sites
_OF_RULES, _OF_SITES = 30, 42  # letters in a line of a column
_FOR_CLINICIANS, _NO_HOURS = "For clinicians", "Hours not known"
_THE_REST = 9  # where the others are, and the contacts of the whole trial
_STATUS = 3  # with what is said of it, and the gap below


def sites_on_paper(card: Card, numbers: Sequence[Direct]) -> int:
    """All of them, or the first rows of them; one row at least, however long the rules are."""
    places = range(0, len(numbers), _BESIDE)
    rows = [max(_site(direct) for direct in numbers[at : at + _BESIDE]) for at in places]
    room = _ROOM - _rules(card)
    if sum(rows) <= room:
        return len(numbers)
    fitting = [height for height in accumulate(rows) if height <= room - _THE_REST]
    return _BESIDE * max(1, len(fitting))


def _rules(card: Card) -> int:
    blocks = [*card.criteria.rule_out, *card.criteria.unclear]
    passages = [*card.waits, *card.limits, *card.scores, *card.earlier]
    texts = [criterion.words for block in blocks for criterion in block.criteria]
    texts += [line.text for passage in passages for line in passage.lines]
    ages = sum(len(table.ages) for passage in passages for table in passage.tables)
    return (ages + sum(_lines(text, _OF_RULES) for text in texts)) // 2


def _site(direct: Direct) -> int:
    site = direct.line.site
    told = [str(site), *(_told(each) for each in site.shown_contacts)]  # type: ignore[attr-defined]
    if direct.is_for_clinicians and direct.ring:
        told.append(f"{_FOR_CLINICIANS} {direct.ring.phone} {direct.ring.hours or _NO_HOURS}")
    return _STATUS + sum(_lines(text, _OF_SITES) for text in told)


def _told(contact: Shown) -> str:
    hours = contact.hours or (_NO_HOURS if contact.phone else "")
    return " ".join([contact.name, contact.role, contact.phone or contact.email, hours])


def _lines(text: str, letters: int) -> int:
    return 1 + len(text) // letters
