"""Countries are named in the language of the page; an unknown one stays as the registry has it."""

from __future__ import annotations

import pytest
from django.utils import translation

from trials.language.countries import country_name
from trials.language.places import in_brief


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "United States"), ("es", "Estados Unidos"), ("xx", "United States")],
)
def test_a_country_is_named_in_the_language_of_the_page(language, said):
    with translation.override(language):
        assert country_name("United States") == said


def test_a_country_that_is_spelt_otherwise_stays_as_it_is():
    with translation.override("es"):
        assert country_name("Former Serbia and Montenegro") == "Former Serbia and Montenegro"


def test_the_line_that_says_where_names_them_too():
    with translation.override("es"):
        assert in_brief([("Memphis", "United States")]) == "Memphis, Estados Unidos"
