"""Registry markup (CommonMark with rough edges) as HTML that is safe to show, to the letter.

What the registry writes is kept word for word and in order. Only lists, bold, italic and links are
made; headings, rules, quotes, code, tables, pictures and HTML are left as the text that they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3
from markdown_it.common.utils import escapeHtml

from trials.language.invisible import without_invisible
from trials.language.markup_tokens import html_of, tokens_of, words_of

_TAGS = {"p", "br", "ul", "ol", "li", "em", "strong", "a"}
# Named for every tag too, for nh3 adds its own (lang, title) where nothing is said.
_ATTRIBUTES = {"*": set(), "a": {"href"}, "ol": {"start"}, "li": {"value"}}
_SCHEMES = {"http", "https", "mailto"}
_SIDE = "(?:inclusion|exclusion)"
_CRITERIA = rf"{_SIDE}(?: ?(?:and|or|/|&) ?{_SIDE})? criteri(?:a|on)"
# "Inclusion Criteria", "Key exclusion criteria:", "Exclusion Criteria for Cohort B:".
_CRITERIA_LINE = re.compile(
    rf"(?:(?:key|main|major|general|additional|other|further) )*{_CRITERIA} ?:?"
    rf"|(?:[\w.()-]+ ){{0,3}}{_CRITERIA}(?: [\w ,()/-]{{1,60}})? ?:",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120
# A heading that is an item itself stays one: what is nested in it would lose its place.
_IN_A_LIST = re.compile(r"  |(?:[-+*•–]|\d+[.)]) ")


def render(text: str) -> str:
    """Safe HTML of a registry text; an empty text gives an empty one."""
    return _clean(html_of(tokens_of(without_invisible(text))))


def render_criteria(text: str, level: int = 3) -> str:
    """Safe HTML of an eligibility text; "Inclusion Criteria:" alone on a line is a heading.

    `level` is the level of these headings. Nothing is moved, dropped or reworded.
    """
    tag = f"h{level}"
    return _clean("".join(_parts(without_invisible(text), tag)), tag)


def plain(text: str) -> str:
    """The words that `render` shows, on one line."""
    words = "".join(words_of(tokens_of(without_invisible(text))))
    return " ".join(without_invisible(words).split())


def _clean(made: str, *headings: str) -> str:
    # Once more, for an entity may stand for a character that is not seen.
    return nh3.clean(
        without_invisible(made),
        tags=_TAGS.union(headings),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
    ).strip()


def _parts(text: str, tag: str) -> Iterator[str]:
    """The HTML between the headings of criteria, and the headings."""
    lines: list[str] = []
    for line in text.split("\n"):
        heading = _criteria_heading(line)
        if heading:
            yield html_of(tokens_of("\n".join(lines)))
            yield f"<{tag}>{escapeHtml(heading)}</{tag}>\n"
            lines = []
        else:
            lines.append(line)
    yield html_of(tokens_of("\n".join(lines)))


def _criteria_heading(line: str) -> str:
    """The visible words of a line that is only a heading of criteria; else nothing."""
    if len(line) > _LONGEST_HEADING or "criteri" not in line.lower() or _IN_A_LIST.match(line):
        return ""
    words = plain(line)
    return words if _CRITERIA_LINE.fullmatch(words) else ""
