"""The style sheets, as whoever edits them should leave them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"
# Django's admin is written with physical sizes, so what overrides it names the same ones.
DESK = {"account.css", "board.css", *(path.name for path in CSS.glob("admin*.css"))}
READERS = sorted(path.name for path in CSS.glob("*.css") if path.name not in DESK)
# A side of the page that has a name of its own for each direction of writing.
SIDES = re.compile(
    r"[{;\s](?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?(?:left|right)"
    r"(?:-(?:width|style|color))?\s*:"
    r"|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius\s*:"
)
SIZES = re.compile(
    r"(?:^|[{;\s])(?:(?:margin|padding|border|inset)-)?(?:top|bottom)(?:-(?:width|style|color))?\s*:"
    r"|(?:^|[{;\s])(?:(?:min|max)-)?(?:width|height)\s*:"
)


def rules(name: str) -> str:
    """A sheet without its comments and the conditions of its media queries."""
    text = re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(), flags=re.DOTALL)
    return re.sub(r"@(?:media|container|supports)[^{]*", "", text)


@pytest.mark.parametrize("name", [*READERS, *sorted(DESK)])
def test_no_sheet_knows_left_from_right(name):
    assert [found.strip() for found in SIDES.findall(rules(name))] == []


@pytest.mark.parametrize("name", READERS)
def test_sheets_for_readers_measure_along_the_writing_and_across_it(name):
    assert [found.strip() for found in SIZES.findall(rules(name))] == []


def test_the_search_for_sides_finds_one():
    assert SIDES.search("a { margin-left: 1rem; }")
    assert SIDES.search("td { text-align: right; }")
    assert SIZES.search("a { width: 1rem; }")
    assert not SIDES.search("a { margin-inline-start: 1rem; text-align: start; }")
    assert not SIZES.search("a { stroke-width: 1; line-height: 1; inline-size: 1rem; }")


def test_the_one_sheet_names_files_that_are_there_each_once():
    named = re.findall(r'@import url\("([^"]+)"\)', (CSS / "reader.css").read_text())

    assert named
    assert sorted(named) == sorted(set(named))
    assert all((CSS / name).is_file() for name in named)


@pytest.mark.parametrize(
    "name", [name for name in READERS if name not in {"reader.css", "font.css"}]
)
def test_every_rule_stands_in_a_layer(name):
    depth, outside = 0, []
    for line in rules(name).splitlines():
        if depth == 0 and line.strip() and not line.startswith("@layer"):
            outside.append(line)
        depth += line.count("{") - line.count("}")

    assert outside == []
