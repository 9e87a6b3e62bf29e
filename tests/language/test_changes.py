from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trials.language.changes import changes

TEXTS = st.text(st.sampled_from("ab \n≥1"), max_size=40) | st.text(max_size=40)


def changed(pieces) -> list[str]:
    return [piece.words for piece in pieces if piece.is_changed]


def test_what_another_figure_replaced_is_marked_on_both_sides():
    was, now = changes("At least 14 days ago.", "At least 21 days ago.")

    assert (changed(was), changed(now)) == (["14"], ["21"])


def test_what_was_added_is_marked_only_where_it_stands():
    was, now = changes("AST ≤ 3 x ULN", "AST or ALT ≤ 3 x ULN")

    assert (changed(was), changed(now)) == ([], ["or ALT"])


def test_other_line_breaks_are_no_change():
    was, now = changes("one\ntwo", "one two")

    assert (changed(was), changed(now)) == ([], [])


@given(TEXTS, TEXTS)
def test_the_pieces_put_together_are_the_texts(old, new):
    was, now = changes(old, new)

    assert "".join(piece.words for piece in was) == (old if old.strip() else "")
    assert "".join(piece.words for piece in now) == (new if new.strip() else "")
