from __future__ import annotations

import pytest

from trials.criteria.nodes import Kind, Node, Side, Span
from trials.criteria.stops import inner_stops, whole_stop

INNER = {
    "B-ALL with MRD of 0.1% without extramedullary disease following two attempts": [
        ("without extramedullary disease", True)
    ],
    "Participant has received ≤ 1 prior bone marrow transplant.": [
        ("≤ 1 prior bone marrow transplant", False)
    ],
    "Off immune suppression for 2 weeks, with no evidence of active GVHD": [
        ("with no evidence of active GVHD", False)
    ],
    "At most one prior line of therapy": [("At most one prior line of therap", False)],
    "Patients must not be pregnant.": [("must not be pregnant", False)],
    "Has not received radiation; no known allergy (to the drug)": [
        ("Has not received radiation", False),
        ("no known allergy", True),
    ],
    "Bone marrow transplant: ≤ 1 so far.": [("transplant: ≤ 1 so far", False)],
}
NONE = [
    "Pain with or without a known cause",
    "No more than 18 years of age",
    "No upper limit of age",
    "Bilirubin ≤ 1.5 x ULN if there is no liver metastasis",
    "Life expectancy of no less than 3 months",
    "A maximum of 9 months of hormone therapy",
    "At least two prior regimens",
    "SHIM ≤ 21 under therapy",
]


@pytest.mark.parametrize(("text", "stops"), INNER.items())
def test_a_stop_inside_a_rule_that_must_be_true_is_found_in_its_own_words(text, stops):
    found = [(stop.words, stop.is_cut) for stop in inner_stops(text)]

    assert [(words in text, cut) for words, cut in found] == [(True, cut) for _, cut in stops]
    assert all(said.startswith(asked) for (said, _), (asked, _) in zip(found, stops, strict=True))


@pytest.mark.parametrize("text", NONE)
def test_what_rules_nobody_out_is_no_stop(text):
    assert list(inner_stops(text)) == []


def node(text: str, *children: Node) -> Node:
    span = Span(0, len(text))
    return Node(Kind.EXCLUSION, Side.EXCLUSION, text, span, children=children)


@pytest.mark.parametrize(
    ("text", "words", "is_cut"),
    [
        ("Pregnant or breast-feeding.", "Pregnant or breast-feeding", False),
        ("Concurrent chemotherapy, other than intrathecal", "Concurrent chemotherapy", True),
        ("History of veno-occlusive disease (VOD)", "History of veno-occlusive disease", True),
    ],
)
def test_a_whole_stop_is_its_opening_words_and_says_when_there_is_more(text, words, is_cut):
    stop = whole_stop(node(text))

    assert (stop.words, stop.is_cut) == (words, is_cut)


def test_a_stop_with_a_list_below_it_says_that_there_is_more():
    assert whole_stop(node("Any of these illnesses", node("Asthma"))).is_cut


def test_a_long_stop_is_cut_between_words():
    stop = whole_stop(node("severe illness " * 40))

    assert stop.is_cut
    assert len(stop.words) <= 110
    assert stop.words.split()[-1] in {"severe", "illness"}
