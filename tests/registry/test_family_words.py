"""The sample's texts for families: plain in both languages, true to the sample, and no promise."""

from __future__ import annotations

import re

import msgspec
import pytest

from trials.actions.samples import DOCUMENT, FAMILY_TEXTS, SPANISH_NAME
from trials.language import grade, grade_spanish
from trials.queries.family_texts import COLUMNS

HIGHEST = 8
NUMBER = re.compile(r"\d+(?:\.\d+)?")
MEASURES = {"en": grade.grade, "es": grade_spanish.grade}
TEXTS = msgspec.json.decode(FAMILY_TEXTS.read_bytes())
PROSE = [name for name in COLUMNS if not name.startswith("risks_source")]
NEVER_SAID = re.compile(
    r"eligib|elegib|qualif|you should|deber[ií]a|recom|cure|curar|hope|esperanza|promis|promet|"
    r"benefi|better than|mejor que",
    re.IGNORECASE,
)


def passages(language: str) -> list[str]:
    return [part for name in PROSE for part in TEXTS[language][name].split("\n\n")]


@pytest.mark.parametrize("language", MEASURES)
def test_every_passage_is_at_grade_8_or_below(language):
    hard = [part for part in passages(language) if MEASURES[language](part) > HIGHEST]

    assert hard == []


@pytest.mark.parametrize("language", MEASURES)
def test_every_box_is_filled(language):
    assert list(TEXTS[language]) == list(COLUMNS)
    assert all(TEXTS[language].values())


@pytest.mark.parametrize("language", MEASURES)
def test_every_figure_stands_in_the_record_of_the_trial(language):
    record = set(NUMBER.findall(DOCUMENT.read_text()))

    invented = {figure for part in passages(language) for figure in NUMBER.findall(part)} - record

    assert invented == set()


@pytest.mark.parametrize("name", PROSE)
def test_both_languages_give_the_same_figures(name):
    english, spanish = (NUMBER.findall(TEXTS[language][name]) for language in ("en", "es"))

    assert sorted(english) == sorted(spanish)


@pytest.mark.parametrize("language", MEASURES)
def test_no_passage_promises_advises_or_judges(language):
    assert [part for part in passages(language) if NEVER_SAID.search(part)] == []


@pytest.mark.parametrize(("language", "grave"), [("en", "died"), ("es", "muerto")])
def test_the_risks_are_as_long_as_the_purpose_and_cite_the_dated_label(language, grave):
    told = TEXTS[language]

    assert len(told["risks"].split()) >= 0.75 * len(told["summary"].split())
    assert grave in told["risks"]
    assert "VOD" in told["risks"]
    assert (told["risks_source_date"], "boxed warning" in told["risks_source"]) == ("2024-03", True)


def test_the_spanish_title_is_plain_and_keeps_the_figures():
    words = f"{SPANISH_NAME['title']}. {SPANISH_NAME['for_whom']}."

    assert grade_spanish.grade(words) <= HIGHEST
    assert NUMBER.findall(words) == ["0.1", "4.99"]
