"""The sample of a real trial that ships with the portal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from trials.actions import publication
from trials.actions.invented_sentences import draft_sample
from trials.actions.studies import take_in
from trials.models import Trial
from trials.registry.document import read

NCT_ID = "NCT03913559"
SAMPLES = Path(__file__).parent.parent / "samples"
DOCUMENT = SAMPLES / f"{NCT_ID}.json"
PLAIN_SENTENCES = SAMPLES / f"{NCT_ID}.plain.json"
PLAIN_TITLE = "Inotuzumab for children whose leukemia leaves traces after treatment"
PLAIN_FOR_WHOM = (
    "B-cell acute lymphoblastic leukemia in which tests still find 0.1 to 4.99% leukemia cells"
)


def load(*, now: dt.datetime) -> Trial:
    """Take the sample in and publish it. Its snapshot is marked: the prose is ours.

    Its plain sentences are drafts, which families do not see before a clinician has checked them.
    """
    taken = take_in(document=read(DOCUMENT.read_bytes()), now=now, is_reworded=True)
    Trial.objects.filter(pk=taken.trial.pk).update(
        plain_title=PLAIN_TITLE, plain_for_whom=PLAIN_FOR_WHOM
    )
    trial = Trial.objects.get(pk=taken.trial.pk)
    draft_sample(trial=trial, by_language=plain_sentences(), now=now)
    publication.publish(trial=trial, by=None, now=now)
    return trial


def plain_sentences() -> dict[str, dict[str, str]]:
    """By language, by the opening line of the criterion that each explains."""
    rules = msgspec.json.decode(PLAIN_SENTENCES.read_bytes())
    return {code: {rule["rule"]: rule[code] for rule in rules} for code in ("en", "es")}
