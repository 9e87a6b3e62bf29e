"""Reads a form out of a page and sends it back the way a browser does, with nothing changed.

The rules are those of HTML's "constructing the entry list" and of form controls' values: line ends
become CRLF, a textarea loses the newline behind its tag, one-line inputs lose all of theirs, and
what is unchecked or a button is not sent.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

Entries = list[tuple[str, str]]
NOT_SENT = {"submit", "button", "reset", "image", "file"}
URLENCODED = "application/x-www-form-urlencoded"


def entries(page: str, form_id: str) -> Entries:
    """(name, value) of every control of the form, in the order of the page."""
    reader = _FormReader(form_id)
    reader.feed(page.replace("\r\n", "\n").replace("\r", "\n"))
    assert reader.was_there, f"no form {form_id} on the page"
    return [(name, re.sub(r"\r?\n|\r", "\r\n", value)) for name, value in reader.entries]


def send(client: Client, path: str, sent: Entries, button: str = "_save") -> HttpResponse:
    """Post the entries, with the button that was pressed."""
    return client.post(path, urlencode([*sent, (button, "1")]), content_type=URLENCODED)


def save_unchanged(client: Client, path: str, form_id: str) -> HttpResponse:
    """Open the page and press Save."""
    return send(client, path, entries(client.get(path).content.decode(), form_id))


def with_values(sent: Entries, **values: str) -> Entries:
    """The entries with other values typed in. Names that are not on the page are an error."""
    unknown = values.keys() - {name for name, _ in sent}
    assert not unknown, f"not on the page: {unknown}"
    return [(name, values.get(name, value)) for name, value in sent]


class _FormReader(HTMLParser):
    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id, self.inside, self.was_there = form_id, False, False
        self.entries: Entries = []
        self.select: str | None = None
        self.options: list[tuple[str, bool]] = []
        self.many = False
        self.text: list[str] | None = None
        self.name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = at.get("id") == self.form_id
            self.was_there = self.was_there or self.inside
        if not self.inside or "disabled" in at:
            return
        if tag == "input" and at.get("name"):
            self._input(at)
        elif tag == "textarea":
            self.name, self.text = at.get("name", ""), []
        elif tag == "select":
            self.select, self.options, self.many = at.get("name", ""), [], "multiple" in at
        elif tag == "option" and self.select is not None:
            self.options.append((at.get("value", ""), "selected" in at))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self.text is not None:
            self.entries.append((self.name, "".join(self.text).removeprefix("\n")))
            self.text = None
        elif tag == "select" and self.select is not None:
            self._close_select(self.select)

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def _input(self, at: dict[str, str]) -> None:
        kind, value = at.get("type", "text"), at.get("value", "")
        if kind in {"checkbox", "radio"}:
            if "checked" in at:
                self.entries.append((at["name"], at.get("value", "on")))
        elif kind == "hidden":
            self.entries.append((at["name"], value))
        elif kind not in NOT_SENT:
            self.entries.append((at["name"], value.replace("\n", "")))

    def _close_select(self, name: str) -> None:
        chosen = [value for value, selected in self.options if selected]
        if self.many:
            self.entries += [(name, value) for value in chosen]
        elif self.options:
            self.entries.append((name, chosen[-1] if chosen else self.options[0][0]))
        self.select = None
