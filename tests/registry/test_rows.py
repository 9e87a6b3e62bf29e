from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trials.registry.layout import fields
from trials.registry.rows import decode, encode

FIELDS = fields(
    "",
    """
    a = a
    b.c = c
    b.d.e = e
    list = codes : texts
    """,
)
leaves = st.one_of(st.text(max_size=3), st.booleans(), st.integers(), st.none())
texts = st.one_of(st.text(max_size=3), st.just(""))
objects = st.fixed_dictionaries(
    {},
    optional={
        "a": texts,
        "list": st.lists(texts, max_size=2),
        "unknown": st.recursive(leaves, lambda inner: st.lists(inner, max_size=2), max_leaves=3),
        "b": st.fixed_dictionaries(
            {},
            optional={
                "c": texts,
                "x": leaves,
                "d": st.fixed_dictionaries({}, optional={"e": texts}),
            },
        ),
    },
)


@given(objects)
def test_an_item_comes_back_whole(item):
    before = copy.deepcopy(item)
    columns, extra = decode(item, FIELDS)

    made = encode({"a": "", "c": "", "e": "", "codes": [], **columns}, extra, FIELDS)

    assert made == before == item


def test_what_has_a_column_is_not_kept_twice():
    columns, extra = decode({"a": "x", "b": {"c": "y", "d": {"e": "z"}}}, FIELDS)

    assert (columns, extra) == ({"a": "x", "c": "y", "e": "z"}, {})


def test_an_edit_wins_over_what_the_document_left_empty():
    _, extra = decode({"a": "", "b": {}}, FIELDS)

    made = encode({"a": "x", "c": "y", "e": "", "codes": []}, extra, FIELDS)

    assert made == {"a": "x", "b": {"c": "y"}}


@pytest.mark.parametrize("zero", [0, False])
def test_nothing_and_no_are_told_apart(zero):
    columns, _ = decode({"a": zero}, FIELDS)

    assert columns == {"a": zero}
