from __future__ import annotations

import re
from html import unescape

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from trials.actions.glossary import shipped
from trials.models import GlossaryEntry
from trials.queries.glossary import Glossary
from trials.templatetags.glossary import explained

MRD = GlossaryEntry(
    concept="mrd",
    language="en",
    term="minimal residual disease (MRD)",
    other_forms="MRD\nminimal residual disease",
    meaning="Few cells <5%.",
)
ALL = GlossaryEntry(concept="all", language="en", term="ALL", meaning="A blood cancer.")
PIECES = [form for entry in shipped() for form in entry.forms][::40]
PIECES += ["(", "),", "<b>", "&amp;", "</button>", '"', "\n", " ", "’s", "-"]


def page(*texts: str) -> tuple[list[str], str]:
    """The texts as a page shows them, one after the other, and what stands below them."""
    glossary = Glossary([MRD, ALL])
    shown = [
        Template("{% load glossary %}{{ text|explained:glossary }}").render(
            Context({"text": text, "glossary": glossary})
        )
        for text in texts
    ]
    return shown, render_to_string("trials/_terms_explained.html", {"glossary": glossary})


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_the_first_mention_opens_the_meaning_and_later_ones_are_text():
    [first, second], below = page("No MRD at all.", "MRD again")

    [target] = re.findall(r'<button type="button" class="term" popovertarget="([^"]+)"', first)
    assert second == "MRD again"
    assert below.count(" popover>") == 1
    assert f'id="{target}" lang="en" popover' in below
    assert "minimal residual disease (MRD)" in below
    assert "Few cells &lt;5%." in below
    assert "/glossary/#term-mrd" in below


def test_a_screen_reader_hears_the_meaning_with_the_button():
    [shown], below = page("MRD")

    [described_by] = re.findall(r'aria-describedby="([^"]+)"', shown)
    assert f'<p id="{described_by}">Few cells' in below


def test_marks_beside_a_term_stay_with_it():
    [shown], _ = page("disease (MRD), “ALL”; no more")

    assert re.findall(r"<button[^>]*>(.*?)</button>", shown) == [
        "(<span>MRD</span>),",
        "“<span>ALL</span>”;",
    ]


def test_marks_between_two_terms_stand_once():
    [shown], _ = page("MRD/ALL")

    assert words(shown) == "MRD/ALL"
    assert shown.count("<button") == 2


@pytest.mark.parametrize("text", ["<b>MRD</b> & <script>", "&lt;MRD&gt;", "\\< 5 MRD's"])
def test_a_text_is_shown_as_text(text):
    [shown], _ = page(text)

    assert words(shown) == text
    assert "<b>" not in shown
    assert "<script" not in shown


def test_a_page_that_names_no_term_prints_no_list():
    [shown], below = page("Nothing here.")

    assert (shown, below.strip()) == ("Nothing here.", "")


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5))).map("".join))
def test_any_text_is_kept_to_the_letter(text):
    shown = explained(text, Glossary([MRD, ALL, *SHIPPED]))

    assert words(shown) == text


SHIPPED = [entry for entry in shipped() if entry.language == "en"]
