from __future__ import annotations

import pytest

from trials.language.places import in_brief, in_fewest_words, listed

US = "United States"


@pytest.mark.parametrize(
    ("sites", "words"),
    [
        ([], "The registry names no place"),
        ([("Memphis", US)], "Memphis, United States"),
        ([("Memphis", US), ("Memphis", US)], "Memphis, United States"),
        ([("Memphis", US), ("San Diego", US)], "Memphis and San Diego, United States"),
        ([("A", US), ("B", US), ("C", US), ("D", US)], "4 sites, United States"),
        ([("Lyon", "France"), ("Memphis", US)], "2 sites: France and United States"),
        ([("A", "France"), ("B", "Spain"), ("C", "Italy"), ("D", US)], "4 sites in 4 countries"),
        ([("Memphis", "")], "Memphis"),
        ([("Singapore", "Singapore")], "Singapore"),
        ([("", "")], "1 site"),
    ],
)
def test_cities_are_named_where_they_are_few_else_countries_else_numbers(sites, words):
    assert in_brief(sites) == words


def test_a_list_ends_with_and():
    assert listed([]) == ""
    assert listed(["Leeds"]) == "Leeds"
    assert listed(["Leeds", "York", "Hull"]) == "Leeds, York and Hull"


@pytest.mark.parametrize(
    ("cities", "words"),
    [
        (["Leeds"], "Leeds"),
        (["Leeds", "York", "Leeds"], "Leeds and York"),
        (["Leeds", "York", "Hull", "Bath"], "4 sites"),
        ([""], "1 site"),
        (["", ""], "2 sites"),
    ],
)
def test_few_cities_are_named_and_more_are_counted(cities, words):
    assert in_fewest_words(cities) == words


def test_in_spanish_a_list_ends_with_y(spanish):
    assert listed(["Leeds", "York", "Hull"]) == "Leeds, York y Hull"
    four = [("A", "France"), ("B", "Spain"), ("C", "Italy"), ("D", US)]
    assert in_brief(four) == "4 centros en 4 países"
