"""`read_criteria` writes the benchmark's rows."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def rows_for(tmp_path: Path, *lines: str) -> list[dict[str, object]]:
    texts = tmp_path / "in.jsonl"
    texts.write_text("\n".join(lines), encoding="utf-8")
    out = StringIO()
    call_command("read_criteria", str(texts), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_row_holds_what_the_scorer_reads(tmp_path: Path):
    raw = (
        "Inclusion Criteria:\n\nBlood\n\n* Age 3-17 years\n* Hemoglobin \\>= 9 g/dL\n\n"
        "Exclusion Criteria: Surgery within 2 weeks"
    )

    (row,) = rows_for(tmp_path, json.dumps({"doc": "NCT99900001", "raw": raw}))

    assert row["doc"] == "NCT99900001"
    assert row["criteria"] == [
        {"text": "* Age 3-17 years", "section": "inclusion"},
        {"text": "* Hemoglobin >= 9 g/dL", "section": "inclusion"},
        {"text": "Exclusion Criteria: Surgery within 2 weeks", "section": "exclusion"},
    ]
    assert row["roles"] == {"0": "H", "1": "H", "2": "I", "3": "I", "4": "H"}
    assert (row["min_age_years"], row["max_age_years"], row["sex"]) == (3, 17, None)
    assert [(fact["kind"], fact["days"]) for fact in row["facts"]] == [
        ("age", None), ("lab", None), ("washout", 14),
    ]  # fmt: skip


def test_undecided_is_general(tmp_path: Path):
    (row,) = rows_for(tmp_path, '{"nct": "NCT99900002", "raw": "* Is tall"}')

    assert row["criteria"] == [{"text": "* Is tall", "section": "general"}]


def test_what_contradicts_the_fields_of_the_registry_is_remarked_and_nothing_else_changes(
    tmp_path: Path,
):
    given = {"doc": "NCT99900004", "raw": "Inclusion Criteria:\n\n* Men aged 12 to 17 years"}
    agreeing = {"min_age_years": 12.0, "max_age_years": 17, "sex": "MALE"}
    other = {"min_age_years": 0.5, "max_age_years": None, "sex": "ALL"}

    alone, same, differing = rows_for(
        tmp_path, *(json.dumps(given | fields) for fields in ({}, agreeing, other))
    )

    assert "remarks" not in alone
    assert same == alone | {"remarks": []}
    assert differing == alone | {
        "remarks": [
            {"about": "lowest-age", "said": "12 years", "registry": "6 Months"},
            {"about": "highest-age", "said": "17 years", "registry": ""},
            {"about": "sex", "said": "MALE", "registry": "ALL"},
        ]
    }


def test_fields_that_are_no_ages_are_left_alone(tmp_path: Path):
    (row,) = rows_for(tmp_path, '{"doc": "a", "raw": "* Tall", "min_age_years": NaN, "sex": 3}')

    assert row["remarks"] == []


@pytest.mark.parametrize(
    "line", ["[]", "{}", "no row", '{"doc": "NCT99900003"}', '{"doc": "a", "raw": null}']
)
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: str):
    with pytest.raises(CommandError, match="Line 2"):
        rows_for(tmp_path, '{"doc": "a", "raw": ""}', line)
