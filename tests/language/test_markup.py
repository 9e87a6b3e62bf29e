from __future__ import annotations

import re

import pytest

from trials.language.markup import plain, render, render_criteria


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"score \>5", "<p>score &gt;5</p>"),
        (r"\<18", "<p>&lt;18</p>"),
        (r"\</= 100", "<p>&lt;/= 100</p>"),
        (r"\[SEP-3\]", "<p>[SEP-3]</p>"),
        (r"5 \* 10\^9", "<p>5 * 10^9</p>"),
        (r"\~5 \& 6\. \-7 \\ 8", r"<p>~5 &amp; 6. -7 \ 8</p>"),
        (r"BMI \&lt; 37", "<p>BMI &lt; 37</p>"),
        (r"Cancer\&#39;s \&#8805; 4", "<p>Cancer's ≥ 4</p>"),
        (r"Andrology \& STD", "<p>Andrology &amp; STD</p>"),
        (r"\&notaname; \&#x;", "<p>&amp;notaname; &amp;#x;</p>"),
        ("**Bold** and *slanted*", "<p><strong>Bold</strong> and <em>slanted</em></p>"),
        ("", ""),
        (" \n\n", ""),
    ],
)
def test_marks_and_escapes_are_shown_as_the_registry_means_them(text, shown):
    assert render(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo", "<p>one<br>two</p>"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("one\r\ntwo", "<p>one<br>two</p>"),
        ("one\u2028two", "<p>one<br>two</p>"),
        ("one\n\n    two", "<p>one</p><p>two</p>"),
        ("Title\n-----", "<p>Title<br>-----</p>"),
        ("Title\n===", "<p>Title<br>===</p>"),
        ("a\n\n* * *\n\nb", "<p>a</p><p>* * *</p><p>b</p>"),
        ("# Title", "<p># Title</p>"),
        ("> said", "<p>&gt; said</p>"),
        ("`code`", "<p>`code`</p>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<p>| a | b |<br>|---|---|<br>| 1 | 2 |</p>"),
        ("[note]: http://example.org", "<p>[note]: http://example.org</p>"),
    ],
)
def test_only_paragraphs_and_their_line_breaks_are_made_of_lines(text, shown):
    assert flat(render(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
        ("* a\n  * b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("1. a\n   * b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("    * a", "<ul><li>a</li></ul>"),
        ("Any of:\n* a", "<p>Any of:</p><ul><li>a</li></ul>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- 1. a", "<ul><li><ol><li>a</li></ol></li></ul>"),
        ("- a\n- 18 years", "<ul><li>a</li><li>18 years</li></ul>"),
        ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
        ("•a", "<ul><li>a</li></ul>"),
        ("· a\n– b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("4. a\n7. b", '<ol start="4"><li>a</li><li value="7">b</li></ol>'),
    ],
)
def test_items_become_lists_that_keep_their_numbers(text, shown):
    assert flat(render(text)) == shown


@pytest.mark.parametrize(
    "line",
    [
        "- 2 SD below the mean",
        "– 20 °C",
        "·5 mg",
        "•5 mg",
        "1) a",
        "9) a",
        "007. a",
        "+ 45 26274040",
        "1\\. a",
        "-Men",
        "----",
        "- - -",
        "-",
    ],
)
def test_a_line_that_may_be_no_item_keeps_its_mark(line):
    assert render(line) == f"<p>{line.replace(chr(92), '')}</p>"


def test_an_item_number_within_a_sentence_stays_in_it():
    assert render("a score of\n5. Or more") == "<p>a score of<br>\n5. Or more</p>"


@pytest.mark.parametrize("scheme", ["http://", "https://", "mailto:"])
def test_a_link_tells_nobody_where_it_comes_from(scheme):
    shown = render(f"[site]({scheme}example.org)")

    assert shown == (
        f'<p><a href="{scheme}example.org" rel="noopener noreferrer nofollow">site</a></p>'
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Inclusion Criteria:",
        "Inclusion Criteria",
        "INCLUSION CRITERIA :",
        "exclusion criteria",
        "Key Exclusion Criteria:",
        "Key Inclusion Criteria",
        "Exclusion Criteria for Healthy Volunteers:",
        "Patient Exclusion Criteria:",
        "Inclusion/Exclusion Criteria:",
        "D) Other Exclusion Criteria:",
    ],
)
def test_a_line_that_only_names_a_side_is_a_heading(heading):
    shown = render_criteria(f"{heading}\n\n* a")

    assert flat(shown) == f"<h3>{heading}</h3><ul><li>a</li></ul>"


@pytest.mark.parametrize("dressed", ["**{}**", "*{}*", "{} ", " {}", r"**{}**\:", "__{}__"])
def test_a_heading_may_be_dressed(dressed):
    shown = render_criteria(dressed.format("Inclusion Criteria"), level=4)

    assert re.fullmatch("<h4>Inclusion Criteria:?</h4>", shown)


@pytest.mark.parametrize(
    "line",
    [
        "Inclusion Criteria: men of 18",
        "Meets the inclusion criteria",
        "Must have met all of the inclusion criteria:",
        "Other protocol-defined inclusion criteria apply.",
        "* Inclusion Criteria:",
        "1. Inclusion Criteria",
        "Inclusion",
    ],
)
def test_a_line_that_says_more_is_no_heading(line):
    assert render_criteria(line) == render(line)


def test_a_heading_ends_the_list_above_it_and_lists_go_on_below():
    shown = render_criteria("Inclusion Criteria:\n* a\nExclusion Criteria:\n2. b")

    assert flat(shown) == (
        "<h3>Inclusion Criteria:</h3><ul><li>a</li></ul>"
        '<h3>Exclusion Criteria:</h3><ol start="2"><li>b</li></ol>'
    )


def test_plain_text_is_what_is_seen_on_one_line():
    text = "**Two** groups\nof \\<18:\n\n1. [one](https://example.org)\n2. two"

    assert plain(text) == "Two groups of <18: 1. one 2. two"


def flat(shown: str) -> str:
    return shown.replace("\n", "")
