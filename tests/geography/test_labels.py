from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from trials.geography.clusters import FINGER
from trials.geography.labels import Named, box_of, place_labels
from trials.geography.shapes import Box

SHEET = Box(0, 0, 660, 340)
CITIES = ["Ulm", "Memphis", "San Diego", "Frankfurt am Main", "北京", ""]

pins = st.builds(
    Named,
    text=st.sampled_from(CITIES),
    x=st.floats(30, 630),
    y=st.floats(30, 310),
    radius=st.sampled_from([14, 22]),
    rank=st.tuples(st.integers(0, 5)),
)


@given(st.lists(pins, max_size=20))
def test_names_stay_on_the_sheet_and_off_each_other_and_off_pins(pins: list[Named]) -> None:
    placed = [(pin, label) for pin, label in zip(pins, place_labels(pins, SHEET), strict=True)]

    boxes = [box_of(label, pin.x, pin.y) for pin, label in placed if label]
    assert all(SHEET.covers(box) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    for (own, _), box in zip([each for each in placed if each[1]], boxes, strict=True):
        for pin in pins:
            reach = pin.radius if pin is own else FINGER
            assert not box.meets(Box(pin.x, pin.y, pin.x, pin.y).grown(reach))


def test_a_name_stands_to_the_right_of_its_pin() -> None:
    (label,) = place_labels([Named("Memphis", 300, 150, 14, (0,))], SHEET)

    assert label
    assert (label.text, label.x, label.y, label.anchor) == ("Memphis", 21, 0, "start")


def test_a_name_at_the_right_edge_stands_to_the_left() -> None:
    (label,) = place_labels([Named("Memphis", 600, 150, 14, (0,))], SHEET)

    assert label
    assert (label.x, label.anchor) == (-21, "end")


def test_a_name_that_fits_nowhere_is_left_out_and_the_first_in_rank_keeps_its_own() -> None:
    low = Box(0, 0, 400, 70)
    rivals = [Named("San Diego", 60, 35, 8, (1,)), Named("San Diego", 300, 35, 8, (0,))]

    labels = place_labels(rivals, low)

    assert labels[0] is None
    assert labels[1]


def test_a_pin_without_a_name_has_no_label() -> None:
    assert place_labels([Named("", 300, 150, 14, (0,))], SHEET) == [None]
