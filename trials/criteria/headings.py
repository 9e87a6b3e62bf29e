"""What a heading says about the side of what stands below it.

Registry texts have some sixty makes of headings; the rules name the words that make a side, not the
headings: "Key Exclusion Criteria - Recipient:", "Main criteria for exclusion", "Removing criteria".
"""

from __future__ import annotations

import re

from trials.criteria.nodes import Side

_LONGEST = 14  # words of a heading, without what stands in brackets
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")

_OUT = r"non-?\s?inclusion|exclusions?|excluded|ineligib\w+|non-?\s?eligib\w+|not\s+eligible"
_IN = r"inclusions?|included"
_CRITERIA = r"criteri(?:a|on|ums?)|criterias"

_OUT_WORD = re.compile(
    rf"\b(?:{_OUT}|(?:removing|removal|withdrawal|rejection|discontinuation|"
    rf"elimination|drop-?out)\s+(?:{_CRITERIA}))\b",
    re.IGNORECASE,
)
_IN_WORD = re.compile(
    rf"(?<!non-)(?<!non )\b(?:{_IN}|(?:entry|enrolment|enrollment|"
    rf"admission)\s+(?:{_CRITERIA}))\b",
    re.IGNORECASE,
)
_NAMES_CRITERIA = re.compile(rf"\b(?:{_CRITERIA})\b", re.IGNORECASE)
# "Inclusion:", "Exclusion", "Patient inclusion", "Exclusions for the donor"
_BARE = re.compile(
    rf"(?:\w+\s+)?(?:{_IN}|{_OUT})(?:\s+(?:for|of the|in)\s+.{{1,60}}|"
    rf"\s*[-–:]\s*.{{1,60}})?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\bcriteria (?:included?|includes|including|excluded?|are|were)\b", re.IGNORECASE
)
_WHOSE = re.compile(
    r"(?:subject|patient|participant|donor|recipient|control|key|main|major)s?\s+\w+",
    re.IGNORECASE,
)
# The old cancer registry (PDQ) sorts by topic; its headings take no side.
_OLD_STYLE = re.compile(
    r"(?:disease characteristics|patient characteristics|prior[ /]*(?:and )?concurrent therapy)"
    r"|eligibility(?: criteria)?|(?:study )?population|criteria",
    re.IGNORECASE,
)
# The American institutes' paragraph on fairness is no criterion.
_FAIRNESS = re.compile(r"inclusion of (?:women|minorities|children)", re.IGNORECASE)

_SAYS_OUT = re.compile(
    r"\b(?:(?:be|are|is|were|was)\s+(?:\w+\s+)?(?:excluded|ineligible)|"
    r"exclude[sd]?\s+(?:from|if|for)"
    r"|not\s+be\s+(?:\w+\s+)?(?:included|eligible|enrolled|enroled|entered|admitted|"
    r"considered|allowed|selected)"
    r"|(?:is|are)\s+not\s+(?:\w+\s+)?(?:eligible|included|to\s+be\s+(?:enrolled|"
    r"included|entered)|allowed)"
    r"|(?:may|must|should|can)\s?not\s+(?:be|have|participate|enter|take part|meet)"
    r"|(?:preclude|disqualif|reasons?\s+for\s+exclusion|exclusion\s+criteri)\w*)",
    re.IGNORECASE,
)
_SAYS_IN = re.compile(
    r"\b(?:(?:be|are|is|were|was)\s+(?:\w+\s+)?(?:included|eligible|enrolled|"
    r"considered|recruited|selected)"
    r"|must\s+(?:meet|have|be|fulfil|satisfy|comply)|(?:meet|meets|meeting|fulfil|"
    r"fulfill|satisfy)\w*\s+(?:all|the|each|every)"
    r"|inclusion\s+criteri\w+|include[sd]?\s+(?:if|in))",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"\b(?:none|neither|not any|no one|without any|do not|does not)\b", re.IGNORECASE
)
# A title has no verb.
_SENTENCE = re.compile(
    r"\b(?:must|will|should|may|can|cannot|has|have|had|is|was|were|meet|meets|met|"
    r"meeting|fulfil\w*|apply|applies|who|which|that|if|any|all)\b",
    re.IGNORECASE,
)
# "Main exclusion criteria for … include …"
_OPENING = re.compile(
    rf"(?:(?:the|main|key|major|principal|general|other|additional|"
    rf"primary)\s+){{0,2}}((?:{_IN}|{_OUT})\s+(?:{_CRITERIA}))\b",
    re.IGNORECASE,
)


def heading_side(text: str) -> Side | None:
    """The side that a heading names; Side.UNDECIDED where it names both or only topics; None
    where the text is no such heading."""
    title = _title(text)
    if not title or len(title.split()) > _LONGEST or title.endswith((".", ";", ",")):
        return None
    if _FAIRNESS.match(title) or _OLD_STYLE.fullmatch(title):
        return Side.UNDECIDED
    if title[0].isdigit() or not (_NAMES_CRITERIA.search(title) or _is_bare(title, text)):
        return None
    return None if _SENTENCE.search(title) else _named(title)


def _is_bare(title: str, text: str) -> bool:
    """More than the bare word needs a colon: "Exclusion for poor motivation" is a criterion."""
    ends_in_colon = text.rstrip("- ").endswith((":", "："))
    return bool(_BARE.fullmatch(title)) and (
        ends_in_colon or " " not in title or bool(_WHOSE.fullmatch(title))
    )


def is_topic(text: str) -> bool:
    """True for a heading that sorts by topic, so that a side named before it still holds."""
    return bool(_OLD_STYLE.fullmatch(_title(text)))


def names_both(text: str) -> bool:
    said = _VERB.sub("criteria", text)
    return bool(_OUT_WORD.search(said) and _IN_WORD.search(said))


def lead_in_side(text: str) -> Side | None:
    """The side that a sentence before a list names ("Patients will be excluded if:"), or None."""
    if _NONE_OF.search(text):
        return None
    if _SAYS_OUT.search(text):
        return Side.EXCLUSION
    return Side.INCLUSION if _SAYS_IN.search(text) else None


def _title(text: str) -> str:
    return _BRACKETS.sub(" ", text).strip(" \t:：*-–—_#=").strip()


def _named(title: str) -> Side | None:
    """Both words make no side; in "exclusion criteria included" the second is a verb."""
    title = _VERB.sub("criteria", title)
    out, into = bool(_OUT_WORD.search(title)), bool(_IN_WORD.search(title))
    if out and into:
        return Side.UNDECIDED
    if out:
        return Side.EXCLUSION
    return Side.INCLUSION if into else None


def starts_with_side(text: str) -> Side | None:
    """The side of a line that begins by naming its criteria and goes on in the same sentence
    ("Main exclusion criteria for … include …")."""
    found = _OPENING.match(text)
    if not found or names_both(text[: found.end() + 40]):
        return None
    return Side.EXCLUSION if _OUT_WORD.search(found[1]) else Side.INCLUSION
