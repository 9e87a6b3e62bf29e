"""The registry's markup read into tokens of markdown-it: lists, bold, italic and links only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from trials.language.registry_lines import tidied

# The parser drops what is nested deeper, so such a text is shown without lists.
_DEEPEST = 60
# Looking for the ends of brackets and stars takes quadratic time. Real texts have about a hundred.
_MANY = 1_000
_WEB = re.compile(r"(?:https?://|mailto:)[^/]", re.IGNORECASE)


def _parser(*rules: str) -> MarkdownIt:
    parser = MarkdownIt("zero", {"breaks": True, "maxNesting": _DEEPEST})
    parser.enable(["escape", "entity", "newline", *rules])
    parser.validateLink = lambda url: bool(_WEB.match(url))  # type: ignore[method-assign]
    return parser


_RICH = _parser("list", "emphasis", "link")
_LISTS = _parser("list")
_LINES = _parser()


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text. A text that is hostile in size or depth loses markup, never words."""
    source = tidied(text)
    crowded = source.count("[") > _MANY or source.count("*") + source.count("_") > _MANY
    tokens = (_LISTS if crowded else _RICH).parse(source)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return _LINES.parse(source)
    _keep_numbers(tokens)
    return tokens


def html_of(tokens: Sequence[Token]) -> str:
    """HTML in which all text is escaped. It still has to pass the allow-list."""
    return str(_RICH.renderer.render(tokens, _RICH.options, {}))


def words_of(tokens: Sequence[Token]) -> Iterator[str]:
    """The visible text in pieces, blocks and lines apart by a space, items with their numbers."""
    for token in tokens:
        if token.info and token.type == "list_item_open":
            yield f" {token.info}. "
        if token.block or token.type in {"softbreak", "hardbreak"}:
            yield " "
        if token.children:
            yield from words_of(token.children)
        elif token.nesting == 0:
            yield token.content


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """Give an item its own number where a browser would count another one."""
    expected: list[int] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            expected.append(int(token.attrGet("start") or 1))
        elif token.type == "ordered_list_close":
            expected.pop()
        elif token.type == "list_item_open" and token.info:
            if int(token.info) != expected[-1]:
                token.attrSet("value", token.info)
            expected[-1] = int(token.info) + 1
