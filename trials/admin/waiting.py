"""What waits in the criteria of a trial, in words, each with where it is dealt with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.urls import reverse

from trials.queries.queue import Kind, Waiting

SETTLE = "trials.add_settlement"
WRITE, CHECK = "trials.add_plainsentence", "trials.add_plaincheck"
READ_PLAIN = (WRITE, CHECK, "trials.view_plainsentence")


@dataclass(frozen=True)
class Task:
    words: str
    href: str


def kinds_for(user: User) -> list[Kind]:
    """What concerns somebody: all kinds for an editor, plain sentences for a clinician."""
    kinds = [Kind.TO_SETTLE, Kind.CONTRADICTIONS] if user.has_perm(SETTLE) else []
    if any(user.has_perm(each) for each in READ_PLAIN):
        kinds += [Kind.OUTDATED, Kind.TO_CHECK]
    return kinds


def tasks(waiting: Waiting, kinds: Collection[Kind]) -> Iterator[Task]:
    """What waits in the trial of these kinds; nothing of what does not."""
    criteria = reverse("admin:trials_trial_criteria", args=[waiting.trial.pk])
    if Kind.TO_SETTLE in kinds and waiting.to_settle:
        yield Task(_some(waiting.to_settle, "group to settle", "groups to settle"), criteria)
    if Kind.CONTRADICTIONS in kinds and waiting.contradictions:
        words = _some(waiting.contradictions, "contradiction", "contradictions")
        yield Task(words, f"{criteria}#to-look-at")
    yield from _plain_tasks(waiting, kinds)


def _plain_tasks(waiting: Waiting, kinds: Collection[Kind]) -> Iterator[Task]:
    page = reverse("admin:trials_trial_plain", args=[waiting.trial.pk])
    for each in waiting.plain:
        where, sentences = f"{page}?language={each.language}", f"in {each.language_name}"
        if Kind.OUTDATED in kinds and each.outdated:
            words = _some(each.outdated, "outdated plain sentence", "outdated plain sentences")
            yield Task(f"{words} {sentences}", where)
        if Kind.TO_CHECK in kinds and each.to_check:
            words = _some(each.to_check, "plain sentence to check", "plain sentences to check")
            yield Task(f"{words} {sentences}", where)


def _some(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
