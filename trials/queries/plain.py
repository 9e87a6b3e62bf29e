"""Plain sentences of a trial's criteria: what families are shown, and what staff are at.

A sentence belongs to the criterion whose words it was written for. Where those words are gone, it
goes with the criterion that is most like them, and is marked as outdated until somebody writes it
anew. A criterion that stands on another side now has no sentence: what was true of one side may be
false of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from trials.models import PlainSentence, Trial
from trials.queries.criteria import Block, Criteria, Criterion

# Of the words of two criteria, how many must be common for one to be the other, changed.
_ALIKE = 0.6


@dataclass(frozen=True)
class Explained:
    """`shown` is the newest sentence that a clinician has checked, `newest` the newest of all;
    either may be None. `is_outdated`: the criterion's words have changed since `newest`."""

    newest: PlainSentence | None
    shown: PlainSentence | None
    is_outdated: bool = False


_NOTHING = Explained(None, None)


def explanations(trial: Trial, criteria: Criteria, language: str = "en") -> dict[str, Explained]:
    """For each criterion that has a sentence, by its anchor. One query."""
    return explained(criteria, sentences_of(trial, language))


def explained(criteria: Criteria, sentences: Iterable[PlainSentence]) -> dict[str, Explained]:
    """The same from the sentences of one language, the oldest first. No query."""
    left = _by_digest(sentences)
    found: dict[str, Explained] = {}
    for block, criterion in criteria.each():
        own = left.get(criterion.digest)
        if own:
            found[criterion.anchor] = _explained(own, block, is_outdated=False)
    known = {criterion.digest for _, criterion in criteria.each()}
    changed = {name: own for name, own in left.items() if name not in known}
    for block, criterion, own in _alike(criteria, changed, found):
        found[criterion.anchor] = _explained(own, block, is_outdated=True)
    return {anchor: each for anchor, each in found.items() if each is not _NOTHING}


def sentences_of(trial: Trial, language: str = "en") -> Iterable[PlainSentence]:
    """From the oldest to the newest, with who wrote and who checked each."""
    own = PlainSentence.objects.filter(trial=trial, language=language)
    return own.select_related("by", "clinical_check__by").order_by("at", "pk")


def _by_digest(sentences: Iterable[PlainSentence]) -> dict[str, list[PlainSentence]]:
    by: dict[str, list[PlainSentence]] = {}
    for sentence in sentences:
        by.setdefault(sentence.digest, []).append(sentence)
    return by


def _explained(sentences: list[PlainSentence], block: Block, *, is_outdated: bool) -> Explained:
    """From what was written for the side of the block; where nothing was, for another one."""
    own = [each for each in sentences if each.side == block.side]
    newest = (own or sentences)[-1]
    if not newest.text:
        return _NOTHING
    if not own:
        return Explained(newest, None, is_outdated=True)
    since_taken_back = takewhile(lambda each: each.text, reversed(own))
    return Explained(newest, next(filter(is_checked, since_taken_back), None), is_outdated)


def is_checked(sentence: PlainSentence) -> bool:
    """True where a clinician has put a name to it."""
    return hasattr(sentence, "clinical_check")


def _alike(
    criteria: Criteria, changed: dict[str, list[PlainSentence]], found: dict[str, Explained]
) -> Iterator[tuple[Block, Criterion, list[PlainSentence]]]:
    """The criteria that words of old have become, the most alike first; each is one at most.
    Words whose criterion has a sentence of its own by now are past, and go with no other."""
    present = list(criteria.each())
    pairs = sorted(
        (
            (_likeness(own[-1].criterion, criterion.words), name, place)
            for name, own in changed.items()
            for place, (_, criterion) in enumerate(present)
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    names, places = set(), set()
    for likeness, name, place in pairs:
        if likeness < _ALIKE or name in names or place in places:
            continue
        names.add(name)
        if present[place][1].anchor not in found:
            places.add(place)
            yield *present[place], changed[name]


def _likeness(one: str, other: str) -> float:
    """From 0 to 1, by their words; 0 where it is surely less than is asked for."""
    words = SequenceMatcher(None, one.lower().split(), other.lower().split(), autojunk=False)
    return words.ratio() if words.quick_ratio() >= _ALIKE else 0.0
