"""The words that a fact may be shown with, taken from the source. None where they would not be
exact: then the criterion speaks for itself."""

from __future__ import annotations

import re

from trials.criteria.facts.fact import Fact
from trials.criteria.facts.names import names_in

_LONGEST = 90  # letters; what is longer is a sentence, no name
_LONGEST_WAIT = 130
_LAST_STOP = re.compile(r".*(?:[.;:,]\s|\bdefined as\b|\((?=[^)]*$))\s*", re.IGNORECASE)
_LEADING = re.compile(r"^\W*(?:(?:and|or|an?|the)\b\W*)+", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:\b(?:an?|the|of|is|are|be|must|should|level|result|at|to|and|or)|[\s:;,=(])+$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|where|when|unless|except\w*|who|whom|not?|without|correspond\w*|equivalent)\b",
    re.IGNORECASE,
)
# A wait may hold "if radiation was given, or if …"; then the words say what it follows.
_NO_WAIT = re.compile(_CONDITION.pattern.replace("if|", "", 1), re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:if|where|when|unless|except\w*|exempt\w*|other than|allowed|permitted|eligible|opinion|"
    r"extended|longer|for (?:those|patients|participants|subjects|people|children))\b",
    re.IGNORECASE,
)
_STATE_FOR = re.compile(r"((?:off|no|without)\s.{3,60}?)\sfor\s", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"[≥>]|\b(?:at least|minimum|more than|greater than|not? less than|wait|interval|gap|"
    r"wash-?out)",
    re.IGNORECASE,
)
_KEPT_UP = re.compile(
    r"\b(?:stable|unchanged|constant|regimens?|continu\w+|receiving|remain\w*|for)\b|\bon an?\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:with ?in|in|during|over|<|≤|less than|fewer than)", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:unless|except\w*|not|no|without|must|should|until|negative|stable|before|plan\w*)\b",
    re.IGNORECASE,
)
# "no higher than" turns nothing; "must not have", "any of these is lacking" turn what follows.
_OPPOSITE = re.compile(
    r"\b(?:not?\b(?! (?:higher|more|greater|less|lower|longer|later)\b)|without|unless|fail\w*|"
    r"absence|lack\w*|never|except\w*|exclu\w*|inadequate|insufficient)\b",
    re.IGNORECASE,
)
# An alternative follows its limit at once, and names at once what it limits: "≥ 60 mL/min or serum
# creatinine …", not "≥ 8 with transfusion or growth factors, and platelets …".
_OR = re.compile(
    r"(?P<between>[^.;:,]{0,40}?)[\s,)]*\bor\s(?!equal|more|less|greater|higher|lower|older|above|below)"
    r"(?P<other>[^.;]{0,160})$",
    re.IGNORECASE,
)
_NEXT = re.compile(r".*?\b(?:or|and)\s", re.IGNORECASE)
_AT_ONCE = 30  # letters


def limited(before: str, fact: Fact) -> str | None:
    """What the limit is of, in the source's own words; `before` runs from the limit before it.

    A limit that is itself a condition ("where total bilirubin is > 1.4") gives None.
    """
    words = _LEADING.sub("", _LAST_STOP.sub("", _TRAILING.sub("", before)), count=1).strip()
    if (joined := _NEXT.match(words)) and not any(names_in(joined.group())):
        words = words[joined.end() :]
    if not _is_short(words) or _CONDITION.search(words):
        return None
    return words if any(named.name in fact.name for named in names_in(words)) else None


def waited(before: str, fact: Fact, *, is_stop: bool) -> str | None:
    """What a waiting time follows: of a stop, what must not lie within it; else what must lie so
    far back. Something that must be kept up for so long is no waiting time."""
    if is_stop:
        is_exact = _WITHIN.match(fact.name) and not _TURNED.search(before)
        return _what(fact.of) if is_exact else None
    if state := _STATE_FOR.match(fact.name):
        return state[1]
    is_exact = _AT_LEAST.match(fact.name) and not _KEPT_UP.search(fact.of)
    return _what(fact.of, longest=_LONGEST_WAIT, unclear=_NO_WAIT) if is_exact else None


def counted(before: str, fact: Fact) -> str | None:
    """What is counted: the words before the number in "transplant: ≤ 1 so far", else after it."""
    if re.match(r"so far\b", fact.name, re.IGNORECASE):
        return _what(_LAST_STOP.sub("", _TRAILING.sub("", before)))
    return _what(re.split(r"[.;,(]", fact.name)[0])


def number(said: str) -> str:
    """A limit without the word that leads to it: "of at least 2" is "at least 2"."""
    return re.sub(r"^(?:of|is|be|the)\s", "", said.strip(), flags=re.IGNORECASE)


def let_off(fact: Fact) -> str:
    """The exception of a waiting time; nothing where it cannot be told from its sentence."""
    return fact.exception if _is_short(fact.exception) else ""


def is_alternative(between: str) -> bool:
    """True where the source ties a limit to the one before it with "or"."""
    found = _OR.match(between)
    if found is None or re.search(r"\band\b", found["between"]) or any(names_in(found["between"])):
        return False
    first = next(names_in(found["other"]), None)
    if first is None or first.start > _AT_ONCE:
        return False
    return not re.search(r",|\band\b", found["other"][: first.start])


def is_turned(before: str) -> bool:
    """True where a word of the same sentence may turn into its opposite what comes after it."""
    return bool(_OPPOSITE.search(re.split(r"[.;]\s", before)[-1]))


def has_more(text: str) -> bool:
    """True where the criterion has conditions or exceptions, whatever they are."""
    return bool(_MORE.search(text))


def _what(
    words: str, *, longest: int = _LONGEST, unclear: re.Pattern[str] = _CONDITION
) -> str | None:
    words = _TRAILING.sub("", words).strip()
    return words if _is_short(words, longest) and not unclear.search(words) else None


def _is_short(words: str, longest: int = _LONGEST) -> bool:
    return 2 < len(words) <= longest and words.count("(") == words.count(")")
