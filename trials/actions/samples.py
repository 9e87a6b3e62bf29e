"""The sample of a real trial that ships with the portal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from trials.actions import family_texts, publication
from trials.actions.invented_sentences import draft_sample
from trials.actions.studies import take_in
from trials.models import Trial, TrialName
from trials.registry.document import read

NCT_ID = "NCT03913559"
SAMPLES = Path(__file__).parent.parent / "samples"
DOCUMENT = SAMPLES / f"{NCT_ID}.json"
PLAIN_SENTENCES = SAMPLES / f"{NCT_ID}.plain.json"
FAMILY_TEXTS = SAMPLES / f"{NCT_ID}.family.json"
A_YEAR = dt.timedelta(days=365)
PLAIN_TITLE = "Inotuzumab for children whose leukemia leaves traces after treatment"
PLAIN_FOR_WHOM = (
    "B-cell acute lymphoblastic leukemia in which tests still find 0.1 to 4.99% leukemia cells"
)

SPANISH_NAME = {
    "title": "Inotuzumab para niños con leucemia que deja rastros después del tratamiento",
    "for_whom": "Leucemia linfoblástica aguda de células B en la que las pruebas todavía "
    "encuentran de 0.1 a 4.99 % de células de leucemia",
}


def load(*, now: dt.datetime) -> Trial:
    """Take the sample in and publish it. Its snapshot is marked: the prose is ours.

    Its plain sentences are drafts, which families do not see before a clinician has checked them.
    Its texts for families are shown, marked as samples that no ethics committee has seen.
    """
    taken = take_in(document=read(DOCUMENT.read_bytes()), now=now, is_reworded=True)
    Trial.objects.filter(pk=taken.trial.pk).update(
        plain_title=PLAIN_TITLE, plain_for_whom=PLAIN_FOR_WHOM
    )
    trial = Trial.objects.get(pk=taken.trial.pk)
    draft_sample(trial=trial, by_language=plain_sentences(), now=now)
    TrialName.objects.get_or_create(trial=trial, language="es", defaults=SPANISH_NAME)
    family_texts.write_sample(
        trial=trial, by_language=sample_texts(), review_by=now.date() + A_YEAR, now=now
    )
    publication.publish(trial=trial, by=None, now=now)
    return trial


def plain_sentences() -> dict[str, dict[str, str]]:
    """By language, by the opening line of the criterion that each explains."""
    rules = msgspec.json.decode(PLAIN_SENTENCES.read_bytes())
    return {code: {rule["rule"]: rule[code] for rule in rules} for code in ("en", "es")}


def sample_texts() -> dict[str, dict[str, str]]:
    """What families are told of the sample, by language and by column."""
    return msgspec.json.decode(FAMILY_TEXTS.read_bytes(), type=dict[str, dict[str, str]])
