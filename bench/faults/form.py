"""The question form as a browser reads it from the page, and what a family types into it."""

from __future__ import annotations

from html.parser import HTMLParser


class _Inputs(HTMLParser):
    """The inputs of the one form that is sent by POST."""

    def __init__(self) -> None:
        super().__init__()
        self.is_inside = False
        self.hidden: dict[str, str] = {}
        self.consent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_inside = given.get("method", "").lower() == "post"
        if tag == "input" and self.is_inside and given.get("type") == "hidden":
            self.hidden[given["name"]] = given.get("value", "")
        if tag == "input" and self.is_inside and given.get("name") == "consent":
            self.consent = given["value"]


def filled_in(page: str, typed: dict[str, str]) -> dict[str, str]:
    """Everything that a browser would send: what was typed, the tick, the hidden fields."""
    inputs = _Inputs()
    inputs.feed(page)
    return {**inputs.hidden, "consent": inputs.consent, **typed}
