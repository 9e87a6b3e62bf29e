from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from trials.registry.document import Document
from trials.registry.result_measures import Measure
from trials.registry.result_tables import Block, Table
from trials.registry.results import Results, read_results

WRONG: tuple[object, ...] = (None, 5, "text", [], [[]], {}, True)


@pytest.fixture
def section(document: Callable[[str], Document]) -> dict[str, Any]:
    study: dict[str, Any] = document("with-results").study
    section: dict[str, Any] = study["resultsSection"]
    return section


def cells(table: Table) -> dict[str, list[str]]:
    """The texts of each row by its name."""
    return {
        row.name: [cell.text for cell in row.cells] for block in table.blocks for row in block.rows
    }


def measure(**fields: object) -> Measure:
    groups = [{"id": "OG000", "title": "Tansivex"}, {"id": "OG001", "title": "Placebo"}]
    outcome = {"groups": groups, **fields}
    return read_results({"outcomeMeasuresModule": {"outcomeMeasures": [outcome]}}).outcomes[0]


def test_the_flow_has_a_column_for_each_group_and_a_row_for_each_step(
    section: dict[str, Any],
) -> None:
    period = read_results(section).periods[0]

    assert [group.title for group in period.table.groups] == ["Tansivex", "Placebo"]
    assert cells(period.table) == {
        "Started": ["30", "30"],
        "Completed": ["28", "27"],
        "Did not complete": ["2", "3"],
        "Lost to Follow-up": ["2", "1"],
        "Adverse Event": ["0", "2"],
    }
    assert [block.name for block in period.table.blocks] == ["", "Why people left early"]


def test_an_outcome_has_its_numbers_with_their_spread(section: dict[str, Any]) -> None:
    outcome = read_results(section).outcomes[0]

    assert (outcome.title, outcome.kind, outcome.unit) == ("Days with a cold", "PRIMARY", "days")
    assert (outcome.param, outcome.dispersion) == ("MEAN", "STANDARD_DEVIATION")
    assert cells(outcome.table) == {"People counted": ["28", "27"], "": ["5.2 (1.9)", "6.0 (2.1)"]}


def test_an_outcome_without_numbers_says_when_they_are_expected(section: dict[str, Any]) -> None:
    outcome = read_results(section).outcomes[1]

    assert not outcome.is_posted
    assert outcome.expected_date == "2027-01"


def test_baselines_share_the_groups_and_the_counts_of_their_module(
    section: dict[str, Any],
) -> None:
    age, sex = read_results(section).baseline

    assert [group.title for group in age.table.groups] == ["Tansivex", "Placebo", "Total"]
    assert cells(sex.table) == {
        "People counted": ["30", "30", "60"],
        "Female": ["16", "14", "30"],
        "Male": ["14", "16", "30"],
    }


def test_harms_are_counted_out_of_those_who_were_at_risk(section: dict[str, Any]) -> None:
    events = read_results(section).events

    assert events is not None
    assert cells(events.totals) == {
        "People who died, from any cause": ["0 of 30", "0 of 30"],
        "People with a serious unwanted event": ["1 of 30", "0 of 30"],
        "People with another unwanted event": ["6 of 30", "5 of 30"],
    }
    assert cells(events.serious) == {"Appendicitis": ["1 of 30", "0 of 30"]}


def test_events_that_struck_most_people_come_first() -> None:
    struck = [("Rash", 1, 2), ("Death", 0, 0), ("Fever", 5, 0)]
    module = {
        "otherEvents": [
            {"term": term, "stats": [{"numAffected": one}, {"numAffected": other}]}
            for term, one, other in struck
        ]
    }

    events = read_results({"adverseEventsModule": module}).events

    assert events is not None
    assert [row.name for row in events.other.blocks[0].rows] == ["Fever", "Rash", "Death"]


def test_a_number_goes_under_its_own_group_whatever_the_order() -> None:
    numbers = [{"groupId": "OG001", "value": "9"}, {"groupId": "OG000", "value": "5"}]

    made = measure(classes=[{"title": "Week 2", "categories": [{"measurements": numbers}]}])

    assert cells(made.table) == {"Week 2": ["5", "9"]}


def test_a_group_without_a_number_has_an_empty_cell() -> None:
    numbers = [{"groupId": "OG001", "value": "9"}]

    made = measure(classes=[{"categories": [{"measurements": numbers}]}])

    assert cells(made.table) == {"": ["", "9"]}


def test_limits_are_shown_as_limits_and_a_missing_one_as_missing() -> None:
    numbers = [
        {"groupId": "OG000", "value": "5", "lowerLimit": "4", "upperLimit": "6"},
        {"groupId": "OG001", "value": "NA", "lowerLimit": "6", "upperLimit": "NA"},
    ]

    made = measure(classes=[{"categories": [{"measurements": numbers}]}])

    assert cells(made.table) == {"": ["5 (4 to 6)", "not given (6 to not given)"]}


def test_a_number_that_cannot_be_given_says_so_and_why() -> None:
    numbers = [{"groupId": "OG000", "value": "NA", "comment": "Not reached."}]

    made = measure(classes=[{"categories": [{"measurements": numbers}]}])

    cell = made.table.blocks[0].rows[0].cells[0]
    assert (cell.text, cell.note) == ("not given", "Not reached.")


def test_a_class_with_categories_is_a_block_of_rows() -> None:
    categories = [{"title": "Yes", "measurements": []}, {"title": "No", "measurements": []}]

    made = measure(classes=[{"title": "Week 2", "categories": categories}])

    assert [(block.name, [row.name for row in block.rows]) for block in made.table.blocks] == [
        ("Week 2", ["Yes", "No"])
    ]


def test_what_is_no_text_and_no_number_is_not_shown() -> None:
    assert (measure(title=True).title, measure(title=["A"]).title, measure(title=2.5).title) == (
        "",
        "",
        "2.5",
    )


def test_nothing_gives_nothing() -> None:
    assert read_results({}) == Results("", "", (), (), (), None, "")


def test_whatever_is_missing_or_of_a_wrong_type_the_rest_is_read(section: dict[str, Any]) -> None:
    text = json.dumps(section)
    for path in paths(section):
        for wrong in WRONG:
            broken = json.loads(text)
            put(broken, path, wrong)

            assert isinstance(read_results(broken), Results)


def test_no_number_of_a_real_record_is_lost(real_studies: list[bytes]) -> None:
    seen = 0
    for line in real_studies:
        section = json.loads(line).get("resultsSection", {})
        outcomes = section.get("outcomeMeasuresModule", {}).get("outcomeMeasures", [])
        for outcome, made in zip(outcomes, read_results(section).outcomes, strict=True):
            shown = Counter(
                cell.text.split(" ")[0] for block in made.table.blocks for cell in in_block(block)
            )
            values = Counter(values_of(outcome))
            assert values <= shown
            seen += values.total()
    assert seen > 1_000


def in_block(block: Block) -> Iterator[Any]:
    for row in block.rows:
        yield from row.cells


def values_of(outcome: dict[str, Any]) -> Iterator[str]:
    for part in outcome.get("classes", []):
        for category in part["categories"]:
            for number in category.get("measurements", []):
                if number.get("value", "NA") != "NA":
                    yield number["value"]


def paths(value: object, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    for key, part in inside:
        yield (*before, key)
        if isinstance(part, dict | list):
            yield from paths(part, (*before, key))


def put(value: Any, path: tuple[Any, ...], wrong: object) -> None:
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = wrong
