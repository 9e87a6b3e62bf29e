"""Laws of every reading: nothing is lost, nothing raises, and time stays in proportion."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trials.criteria.facts.gather import gather
from trials.criteria.facts.tables import tables
from trials.criteria.nodes import Reading, Reason, Standing
from trials.criteria.plain import readable_text
from trials.criteria.reading import LONGEST, read

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
FRAGMENTS = (
    "Inclusion Criteria:", "EXCLUSION CRITERIA", "Inclusion/exclusion criteria", "Prior Therapy",
    "PATIENT CHARACTERISTICS:", "* ", "  - ", "1. ", "a) ", "(iv) ", "o ", "\\* ", "E. coli",
    "\\<", "\\>= 18 years", "&amp;lt;", "\\&#8805;", "&#99999999;", "&#0;", "OR", "\n", "\r\n",
    "\n\n", " ", "\t", "any of the following:", "At least 14 days must have elapsed since",
    "creatinine by age: 1 to < 2 years: 0.6 (male, female)", "between 18 and 65", "twelve months",
    "\n  * \\>= 2 years: 0.8 mg/dL (male), 0.7 mg/dL (female)", "Male Female", "within 4 weeks",
    "off steroids for at least 2 weeks", "until", "(", ")", "of a", "before the first dose",
    "\u00a0", "goes on", "walks to the", ",", "\n  and back",
    "\u2028", "\U0001f9ea", "\ud800", "٣ years", "1,5 x 10^9/L", "ECOG 0-1", ".", ":",
)  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), max_size=40).map("".join)


def put_together(reading: Reading) -> str:
    return "".join(reading.source[node.span.start : node.span.end] for _, node in reading.walk())


@given(texts)
@settings(max_examples=200, deadline=None)
def test_the_spans_put_together_are_the_source(source: str):
    reading = read(source)

    assert put_together(reading) == source


def assert_facts_stand_within(reading: Reading) -> None:
    end = len(reading.source)
    spans = [fact.span for fact in gather(reading)]
    for table in tables(reading):
        spans += [table.span, *(row.span for row in table.rows)]
    assert [span for span in spans if not 0 <= span.start < span.end <= end] == []


@given(texts)
@settings(max_examples=200, deadline=None)
def test_facts_and_tables_stand_within_the_source_and_nothing_raises(source: str):
    assert_facts_stand_within(read(source))


@given(texts)
@settings(max_examples=100, deadline=None)
def test_what_is_said_of_a_fact_are_words_of_the_source(source: str):
    words = set(readable_text(source, 0, len(source)).split())

    for fact in gather(read(source)):
        said = f"{fact.of} {fact.until} {fact.exception}".split()
        assert [word for word in said if not any(word in each for each in words)] == []


@given(texts)
@settings(max_examples=100, deadline=None)
def test_every_criterion_is_in_exactly_one_group(source: str):
    reading = read(source)

    covered = [
        place for group in reading.groups for place in range(group.span.start, group.span.end)
    ]
    criteria = [
        node for _, node in reading.walk() if node.is_criterion and node.span.end <= LONGEST
    ]

    assert len(covered) == len(set(covered))
    assert all(node.span.start in set(covered) for node in criteria)


@given(texts)
@settings(max_examples=60, deadline=None)
def test_what_has_no_side_is_never_decided(source: str):
    for group in read(source).groups:
        assert (group.side == "undecided") == (group.standing is Standing.UNDECIDED)


@pytest.mark.parametrize(
    "unit",
    [
        "* a:\n", "Exclusion Criteria: ", ">= 18 years and ", "(", "\\&amp;", "within 4 weeks ",
        "creatinine by age: 1 year: 0.4 male ", "at least 4 weeks since (",
        "Creatinine by age:\n* 1 to < 2 years: 0.6 (male)\n",
    ],
)  # fmt: skip
def test_a_hostile_text_of_a_megabyte_is_kept_and_costs_little(unit: str):
    source = unit * (1_000_000 // len(unit))

    started = time.process_time()
    reading = read(source)
    facts = list(gather(reading))
    tables(reading)

    assert time.process_time() - started < 5  # the goal is 2 s; the benchmark measures it
    assert put_together(reading) == source
    assert all(fact.span.end <= LONGEST for fact in facts)


@pytest.mark.parametrize("line", ["* a rule of some length\n", "words without an end "])
def test_what_is_too_long_to_be_read_is_an_undecided_group_of_its_own(line: str):
    source = "Exclusion Criteria:\n" + line * (LONGEST // len(line) + 100)

    reading = read(source)

    rest = reading.groups[-1]
    assert (rest.standing, rest.reason) == (Standing.UNDECIDED, Reason.TOO_LONG)
    assert (reading.nodes[-1].text, reading.nodes[-1].is_criterion) == (
        source[rest.span.start :],
        True,
    )
    assert source[rest.span.start - 1] == "\n"
    assert {group.standing for group in reading.groups[:-1]} <= {Standing.DECIDED}


def shared_texts() -> Iterator[str]:
    for path in sorted(SHARED.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (text for line in lines for text in texts_in(json.loads(line)))


def texts_in(row: object) -> Iterator[str]:
    if isinstance(row, dict):
        if isinstance(row.get("raw"), str):
            yield row["raw"]
        study = row.get("protocolSection", {})
        yield from filter(None, [study.get("eligibilityModule", {}).get("eligibilityCriteria")])


def test_no_real_text_loses_a_character_and_its_facts_stand_within_it():
    if not SHARED.is_dir():
        pytest.skip("unshared")

    sources = set(shared_texts())

    assert len(sources) > 1000
    for source in sources:
        reading = read(source)
        assert put_together(reading) == source
        assert_facts_stand_within(reading)
