from __future__ import annotations

import gzip
import html
import json
import re
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trials.language.markup import plain, render, render_criteria

STUDIES = Path(__file__).parents[3] / "shared" / "data" / "ctgov" / "studies.jsonl.gz"


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\u202escript:alert(1)",
        "javascript&#58;alert(1)",
        "&#106;avascript:alert(1)",
        "jav&#x200b;ascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "//example.org",
        r"\//example.org",
        "https:///example.org",
        "/trials/",
        "#top",
        "ftp://example.org",
        "tel:911",
    ],
)
def test_a_link_to_anything_but_the_web_or_a_mailbox_stays_text(target):
    assert tags_of(render(f"[here]({target})")) <= {"p", "em"}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        r"\<script\>alert(1)\</script\>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        r"\&lt;script\&gt;alert(1)",
        "<img src=x onerror=alert(1)>",
        "![x](https://example.org/x.png)",
        "<svg/onload=alert(1)>",
        '<b hx-get="/steal" hx-trigger="load">x</b>',
        "<p style='position:fixed'>x</p>",
        "<https://example.org/>",
        "<!-- x --> <![CDATA[x]]> <?php x ?>",
        '[x](https://example.org "onmouseover=alert(1)")',
        '[x](https://example.org"onmouseover="alert(1))',
        "[x](<https://example.org/ onclick=alert(1)>)",
        "* <li onclick=alert(1)>",
    ],
)
def test_hostile_text_makes_no_tag_and_no_attribute_of_its_own(text):
    for shown in (render(text), render_criteria(text)):
        assert tags_of(shown) <= {"p", "ul", "li", "em", "a"}
        assert attributes_of(shown) <= {"href", "rel"}


def test_a_picture_is_not_fetched_but_its_words_are_shown():
    assert plain("![a curve](https://example.org/x.png)") == "!a curve"
    assert tags_of(render("![a curve](https://example.org/x.png)")) == {"p", "a"}


@pytest.mark.parametrize("text", ["{{ trial }}", "{% include x %}", "${x}", "<%= x %>"])
def test_template_marks_stay_text(text):
    assert html.unescape(render(text)) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "hidden",
    ["\u202e", "\u2066", "\u200b", "\ufeff", "\x07", "\x00", "\xad", "&#8238;", r"\&#8294;"],
)
def test_what_nobody_sees_is_taken_out(hidden):
    assert render(f"do{hidden}se") == "<p>dose</p>"
    assert plain(f"do{hidden}se") == "dose"


def test_every_real_eligibility_text_is_shown_word_for_word():
    if not STUDIES.exists():
        pytest.skip("left out: the registry's studies are not beside the project")

    with gzip.open(STUDIES, "rt", encoding="utf-8") as lines:
        modules = [json.loads(line)["protocolSection"]["eligibilityModule"] for line in lines]
    texts = [module["eligibilityCriteria"] for module in modules]

    assert len(texts) > 300
    for text in texts:
        assert seen(render_criteria(text)) == written(text)
        assert seen(render(text)) == written(text)
        assert plain(text).split() == written(text)


PIECES = ["*", "**", "_", "[", "](", ")", "http://x.y", "\n", "  ", "* ", "1. ", "- ", "\\", "&lt;"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "<b onclick=x>", "word", "Inclusion Criteria:"])))
def test_whatever_is_written_the_words_stay_and_nothing_else_gets_in(pieces):
    text = "".join(pieces)

    shown = render_criteria(text)

    assert shown.count("word") == text.count("word")
    assert tags_of(shown) <= {"p", "br", "ul", "ol", "li", "em", "strong", "a", "h3"}
    assert attributes_of(shown) <= {"href", "rel", "start", "value"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("*" * 50_000, id="stars"),
        pytest.param("[" * 50_000, id="brackets"),
        pytest.param("*[" * 25_000, id="both"),
        pytest.param("[" * 900 + "word" + "](http://x.y)" * 900, id="nested links"),
        pytest.param("* " * 25_000, id="items in items"),
        pytest.param("\n".join(" " * 2 * depth + "* word" for depth in range(200)), id="deep"),
        pytest.param("Inclusion criteria:\n" * 2_500, id="headings"),
        pytest.param("\\&lt;" * 10_000, id="entities"),
    ],
)
def test_a_hostile_text_takes_less_than_a_second(text):
    started = time.process_time()

    shown = render_criteria(text)

    assert time.process_time() - started < 1
    assert shown.count("word") == text.count("word")


def test_a_long_text_takes_less_than_a_twentieth_of_a_second():
    text = "Inclusion Criteria:\n\n" + "* Age of 18 \\> 5 years and **signed** consent\n" * 430

    seconds = min(taken(text) for _ in range(3))

    assert len(text) > 19_000
    assert seconds < 0.05


def taken(text: str) -> float:
    started = time.process_time()
    render_criteria(text)
    return time.process_time() - started


def tags_of(shown: str) -> set[str]:
    return {tag for tag, _ in Reader.over(shown).opened}


def attributes_of(shown: str) -> set[str]:
    return {name for _, attributes in Reader.over(shown).opened for name in attributes}


def seen(shown: str) -> list[str]:
    return "".join(Reader.over(shown).text).split()


def written(text: str) -> list[str]:
    """The words of the source: without marks of items, escapes and entities."""
    words = []
    for line in text.splitlines():
        said = re.sub(r"^\s*([*•-] +(?=\S))*", "", line)
        said = re.sub(r"\\([^\w\s])", r"\1", said)
        words += html.unescape(said).split()
    return words


class Reader(HTMLParser):
    """Reads HTML as a browser shows it: the words, with the numbers of items, and the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.opened: list[tuple[str, set[str]]] = []
        self.numbers: list[int | None] = []

    @classmethod
    def over(cls, shown: str) -> Reader:
        reader = cls()
        reader.feed(shown)
        reader.close()
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.opened.append((tag, set(values)))
        self.text.append("" if tag in {"em", "strong", "a"} else " ")
        if tag in {"ol", "ul"}:
            self.numbers.append(int(values.get("start") or 1) if tag == "ol" else None)
        if tag == "li" and self.numbers[-1] is not None:
            number = int(values.get("value") or self.numbers[-1])
            self.text.append(f"{number}. ")
            self.numbers[-1] = number + 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ol", "ul"}:
            self.numbers.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
