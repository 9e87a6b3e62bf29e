"""The numbers, people and papers of a trial, and what its registry document holds beside them."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from trials.models import (
    Alias,
    Collaborator,
    Identifier,
    Link,
    Official,
    Reference,
    Snapshot,
    Trial,
)
from trials.registry.sections import Sections, read_sections

# Papers on this trial first, background reading last; a type that is new to us behind that.
_ORDER = ("RESULT", "DERIVED", "BACKGROUND")


@dataclass(frozen=True)
class Papers:
    """References of one type (a code, empty where the registry gives none)."""

    type: str
    references: list[Reference]


@dataclass(frozen=True)
class Record:
    collaborators: list[Collaborator]
    officials: list[Official]
    identifiers: list[Identifier]
    aliases: list[Alias]
    papers: list[Papers]
    links: list[Link]
    sections: Sections


def record(trial: Trial) -> Record:
    """Everything that the page of the full record shows beside the trial's own columns.

    Seven queries, and the newest registry document read from its text.
    """
    return Record(
        collaborators=list(Collaborator.objects.listed().filter(trial=trial)),
        officials=list(Official.objects.listed().filter(trial=trial)),
        identifiers=list(Identifier.objects.listed().filter(trial=trial)),
        aliases=list(Alias.objects.listed().filter(trial=trial)),
        papers=_by_type(list(Reference.objects.listed().filter(trial=trial))),
        links=list(Link.objects.listed().filter(trial=trial)),
        sections=_newest_sections(trial),
    )


def _by_type(references: list[Reference]) -> list[Papers]:
    types = dict.fromkeys([*_ORDER, *(reference.type for reference in references)])
    found = [Papers(t, [each for each in references if each.type == t]) for t in types]
    return [papers for papers in found if papers.references]


def _newest_sections(trial: Trial) -> Sections:
    merged = Snapshot.objects.merged().filter(trial=trial).order_by("-pk")
    text = merged.values_list("text", flat=True).first()
    return read_sections(msgspec.json.decode(text) if text else {})
