"""What a time in a criterion follows, what it counts to and what is let off, as the source says it;
empty where it does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FAR = 200  # letters
_LONGEST = 160
_SENTENCE_ENDS = re.compile(r"(?<!\bSt)(?<!\be\.g)(?<!\bi\.e)\.\s(?=[A-Z(])|[;；。]")
# Words up to a stop or a comma; a figure and what is in brackets belong to them.
_STRETCH = r"(?:\([^()]{1,60}\)|[^.;:,()]|[.,](?=\d)){3,160}(?!\w)"
_PLAIN = r"(?:[^.;:,()（）；，。]|[.,](?=\d)){3,120}(?!\w)"
_SINCE = re.compile(
    rf"\s?(?:since|after|from|following|post|off)\b[\s-]?(?:the\s)?(?P<of>{_STRETCH})",
    re.IGNORECASE,
)
_IF = re.compile(r"\s?if\s(?P<of>[^.;]{3,200}(?!\w))", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"\s?between\s(?:the\s)?(?P<of>{_STRETCH}?)\sand\s(?:the\s)?(?P<until>{_PLAIN})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\s?(?:\([^()]{{1,30}}\)\s?)?(?:prior to|before|preceding)\s(?:the\s)?(?P<until>{_PLAIN})",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s?(?:\([^()]{1,30}\)\s?)?(?:of|from)\s(?:the\s)?"
    r"(?P<until>(?:(?:planned|first|initial|study|start of|initiation of)\s(?:the\s)?)*"
    r"(?:dos(?:e|ing)|administration|start\w*|initiation|enrol\w+|screening|baseline|"
    r"randomi[sz]ation|study|registration|inclusion|entry|day 1|cycle 1|(?:informed )?consent|"
    r"treatment|visit|transplant\w*|\w*apheresis|infusion|surgery)\b(?:\s[^\s.;,()]+){0,8})",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\s?,?\s?at\s(?:the\s)?time\sof\s(?:the\s)?"
    r"(?P<until>(?:(?:study|trial|protocol|first)\s)*(?:enrol\w+|entry|screening|randomi[sz]ation|"
    r"registration|inclusion|consent|dose|infusion))(?!\w)",
    re.IGNORECASE,
)
# Where the words are about something else: somebody, a condition, the end of the time.
_GOES_ON = re.compile(
    r"\s(?:and|but)\s(?:the\s)?(?:(?:participant|patient|subject|child)s?|must|is|are|have|has|no|"
    r"recovered)\b.*$"
    r"|\s(?:prior to|before|preceding|with the exceptions? of|except\w*|provided|unless|at least|"
    r"as long as|at (?:the )?time of)\b.*$",
    re.IGNORECASE,
)
_UNTIL_ENDS = re.compile(
    r"\s(?:and|or|but|unless|except\w*|with(?:out)?|that|which(?:ever)?|who|where|if|are|is|was|were|will|"
    r"must|should|including|excluding)\b.*$",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"(?:with the exceptions? of|except(?:ing)?(?: for)?|other than|excluding|"
    r"exempt\w*)\s(?!from\b)(?P<what>(?:\([^()]*\)|[^.;()])+)",
    re.IGNORECASE,
)
# "Steroids are exempt from this wait", in brackets or as the next sentence.
_LET_OFF = re.compile(
    r"[\s(]*(?P<what>(?!(?:this|that|these|those|it|they)\b)(?:\([^()]*\)|[^.;()])+?)\s(?:"
    r"(?:is|are)\s(?:exempt(?:ed)?|excepted)\b|do(?:es)?\snot\scount\b)",
    re.IGNORECASE,
)
_NOT_TO = re.compile(
    r"[^.;]{0,60}\bdo(?:es)?\snot\sapply\sto\s(?P<what>(?:\([^()]*\)|[^.;()])+)", re.IGNORECASE
)
_A_TIME = re.compile(r"\d+[\s-](?:hour|day|week|month|year)", re.IGNORECASE)
_JOINING = re.compile(r"^(?:(?:and|or|and/or|but)\b|[\s,:)])+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchors:
    """`end` is the place up to which the text is about the time and its anchors."""

    of: str
    until: str
    exception: str
    end: int


def anchors(text: str, start: int, end: int, after: int, *, is_since: bool) -> Anchors:
    """The anchors of the time text[start:end]. What stands before `after` belongs to another time.
    `is_since`: it may be counted from what the next words say, else from those before it."""
    exception = _exception(text, start, end)
    if is_since and (found := _first((_BETWEEN, _SINCE, _IF), text, end)):
        of = _GOES_ON.sub("", found["of"])
        place = found.start("of") + len(of)
        if found.re is _BETWEEN:
            until = _UNTIL_ENDS.sub("", found["until"]).strip()
            return Anchors(of.strip(), until, exception, found.end())
        until, place = _until(text, place)
        return Anchors(of.strip(), until, exception, place)
    until, place = _until(text, end)
    return Anchors(_words_before(text, start, after), until, exception, place)


def has_end(text: str, end: int) -> bool:
    """True where the next words say before what the time lies."""
    return bool(_BEFORE.match(text, end))


def _first(patterns: tuple[re.Pattern[str], ...], text: str, place: int) -> re.Match[str] | None:
    return next((found for one in patterns if (found := one.match(text, place))), None)


def _until(text: str, place: int) -> tuple[str, int]:
    """What the time counts to, and the place behind it."""
    found = _first((_BEFORE, _OF, _AT), text, place)
    if found is None:
        return "", place
    until = _UNTIL_ENDS.sub("", found["until"])
    return until.strip(), found.start("until") + len(until)


def _words_before(text: str, start: int, after: int) -> str:
    """The words of the same sentence, at most _FAR letters, none of them cut."""
    first = max(after, start - _FAR)
    words = text[first:start]
    if first and first > after and not text[first - 1].isspace():
        words = words.partition(" ")[2]
    return _JOINING.sub("", _SENTENCE_ENDS.split(words)[-1]).strip(" ,:(")


def _exception(text: str, start: int, end: int) -> str:
    """An exception in the sentence of the time, or that the next one is; none that begins farther
    off than _FAR, or is longer than _LONGEST."""
    before = _SENTENCE_ENDS.split(text[max(0, start - _FAR) : start])[-1]
    after, *later = _SENTENCE_ENDS.split(text[end : end + 2 * _FAR])
    found = _EXCEPTION.search(before) or _EXCEPTION.search(after) or _bracketed(after)
    if found is None and later and not _A_TIME.search(f"{before} | {after}"):
        found = _LET_OFF.match(later[0]) or _NOT_TO.match(later[0])
    if found is None or found.start() > _FAR or len(found["what"]) > _LONGEST:
        return ""
    return found["what"].strip()


def _bracketed(after: str) -> re.Match[str] | None:
    """The first brackets behind the time, where they let something off."""
    opened = after.find("(")
    return _LET_OFF.match(after, opened) if opened >= 0 else None
