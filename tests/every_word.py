"""A language that puts every translated word between ⟦ and ⟧, and what a page says outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

from babel import Locale
from django.utils.translation import trans_real

VALUES = re.compile(r"(</?\w[^<>]*>|\{[^{}]*\}|%\(\w+\)[sd]|%[sd])")
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")
SHOWN = ("aria-label", "alt", "title", "placeholder", "aria-roledescription")
VOID = {
    "area",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
# They do not come from the catalogue, but are in the language of the page.
COUNTRIES = [name for name in Locale("es").territories.values() if len(name) > 3]
SILENT = {"script", "style", "template"}


class Bracketed(trans_real.DjangoTranslation):
    """Spanish as far as Django is concerned. Inserted values and tags stay outside the brackets."""

    def gettext(self, message: str) -> str:
        words = message.rsplit(trans_real.CONTEXT_SEPARATOR, 1)[-1]
        pieces = VALUES.split(words)
        return "".join(
            f"⟦{piece}⟧" if place % 2 == 0 and piece else piece
            for place, piece in enumerate(pieces)
        )

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)


@contextmanager
def bracketed() -> Iterator[None]:
    """While it lasts, /es/ pages speak the language of brackets."""
    kept = trans_real._translations.get("es")
    trans_real._translations["es"] = Bracketed("es")
    try:
        yield
    finally:
        trans_real._translations.pop("es")
        if kept is not None:
            trans_real._translations["es"] = kept


class _Reader(HTMLParser):
    """Collects what a reader of the language sees or hears; parts in a language of their own are
    left out."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []
        self.elsewhere: list[str] = []  # what stands in parts of another language

    @property
    def is_ours(self) -> bool:
        return self.open[-1][1] if self.open else True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        ours = given["lang"] == "es" if "lang" in given else self.is_ours
        ours = ours and tag not in SILENT
        if ours:
            self.found += [given[name] for name in SHOWN if name in given]
            if tag == "meta" and given.get("name") == "description":
                self.found.append(given["content"])
        if tag not in VOID:
            self.open.append((tag, ours))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        (self.found if self.is_ours else self.elsewhere).append(data)


def marked_as_english(html: str) -> list[str]:
    """What went through the catalogue and stands in a part that says it is in another language."""
    reader = _Reader()
    reader.feed(html)
    return [text for text in reader.elsewhere if "⟦" in text]


def left_in_english(html: str, *known: str) -> list[str]:
    """What a page says outside the brackets. Names in `known`, addresses, numbers do not count."""
    reader = _Reader()
    reader.feed(html)
    return list(filter(None, (_rest(text, known) for text in reader.found)))


def _rest(text: str, known: tuple[str, ...]) -> str:
    rest = BRACKETED.sub(" ", text)
    for name in sorted({*known, *COUNTRIES}, key=len, reverse=True):
        rest = rest.replace(name, " ")
    rest = re.sub(r"\S+@\S+|https?://\S+|NCT\d+", " ", rest)
    return " ".join(rest.split()) if WORD.search(rest) else ""
