"""The plain sentences that come with the portal: one for each criterion, and no figure lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from trials.actions.samples import DOCUMENT, PLAIN_SENTENCES
from trials.language import grade, grade_spanish
from trials.queries.criteria import Criterion, read_with
from trials.registry.demonstrations import documents
from trials.registry.demonstrations.plain_words import PLAIN_WORDS

HIGHEST = 8
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# What the portal never says of anybody, in either language.
VERDICTS = re.compile(r"eligib|elegib|qualif|you should|debería|recomend|recommend", re.IGNORECASE)
SAMPLE = msgspec.json.decode(PLAIN_SENTENCES.read_bytes())


def criteria_of(study) -> Iterator[Criterion]:
    text = study["protocolSection"].get("eligibilityModule", {}).get("eligibilityCriteria", "")
    yield from (criterion for _, criterion in read_with(text, {}).each())


def demonstrated() -> dict[str, Criterion]:
    """Every criterion of the demonstrations by its opening line."""
    return {each.node.text: each for study in documents(40, seed=1) for each in criteria_of(study)}


def of_sample() -> dict[str, Criterion]:
    study = msgspec.json.decode(DOCUMENT.read_bytes())
    return {each.node.text: each for each in criteria_of(study)}


def lost_figures(criterion: Criterion, sentence: str) -> set[str]:
    return set(NUMBER.findall(criterion.words)) - set(NUMBER.findall(sentence))


def test_every_criterion_of_the_demonstrations_is_explained_and_nothing_else():
    assert set(PLAIN_WORDS) == set(demonstrated())


def test_every_criterion_of_the_sample_is_explained_and_nothing_else():
    assert [rule["rule"] for rule in SAMPLE] == list(of_sample())


def test_no_figure_of_a_demonstration_is_lost():
    lost = {
        sentence: lost_figures(criterion, sentence)
        for line, criterion in demonstrated().items()
        for sentence in PLAIN_WORDS[line]
        if lost_figures(criterion, sentence)
    }

    assert lost == {}


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_figure_of_the_sample_is_lost_without_a_reason(language):
    lost = [
        (rule["rule"], lost_figures(of_sample()[rule["rule"]], rule[language]))
        for rule in SAMPLE
        if lost_figures(of_sample()[rule["rule"]], rule[language]) and not rule.get("left_out")
    ]

    assert lost == []
    assert [rule["rule"] for rule in SAMPLE if "left_out" in rule] == [
        "Adequate kidney function, either of these is enough:"
    ]


@pytest.mark.parametrize(
    ("place", "measure"), [(0, grade.grade), (1, grade_spanish.grade)], ids=["English", "Spanish"]
)
def test_every_sentence_is_at_grade_8_or_below(place, measure):
    sentences = [both[place] for both in PLAIN_WORDS.values()]
    sentences += [rule[("en", "es")[place]] for rule in SAMPLE]

    hard = [sentence for sentence in sentences if measure(sentence) > HIGHEST]

    assert hard == []


def test_no_sentence_gives_a_verdict_or_advice():
    sentences = [text for both in PLAIN_WORDS.values() for text in both]
    sentences += [rule[language] for rule in SAMPLE for language in ("en", "es")]

    assert [text for text in sentences if VERDICTS.search(text)] == []
