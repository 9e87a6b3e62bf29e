"""Somebody who has a keyboard and no mouse, and complains of every stop where the focus is lost."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

FOCUS = Path(__file__).parent / "focus.js"
ENOUGH = 150
# What the tasks look for, as the Spanish pages say it; what is not here is the same in both.
SPANISH = {
    "Skip to the page": "Saltar a la página",
    "Inotuzumab for children": "Inotuzumab para niños",
    "Said to be open": "Se dice que está abierto",
    "Who can join": "Quién puede participar",
    "Directions": "Cómo llegar",
    "Send my question": "Enviar mi pregunta",
    "who is writing": "quién escribe",
    "A parent or guardian": "La madre, el padre o el tutor",
    "you may read": "pueden leer",
}


class Keyboard:
    def __init__(self, page: Page, language: str = "en") -> None:
        self.page, self.language = page, language
        self.faults: list[str] = []
        page.add_init_script(path=FOCUS)

    def say(self, words: str) -> str:
        """In the language of the pages."""
        return SPANISH.get(words, words) if self.language == "es" else words

    def open(self, path: str) -> None:
        self.page.goto(path if self.language == "en" else f"/{self.language}{path}")

    def press(self, key: str) -> None:
        """What comes of it is for the task to wait for."""
        self.page.keyboard.press(key)

    def go_on(self, key: str = "Tab") -> str:
        """What has the focus then, in its own words."""
        self.page.keyboard.press(key)
        return self.stop(is_forward=key == "Tab")

    def stop(self, *, is_forward: bool = False) -> str:
        self.page.wait_for_load_state("load")
        stop = self.page.evaluate("isForward => stopOfFocus(isForward)", is_forward)
        here = f"{self.page.url}: “{stop['said'][:60]}”"
        self.faults += [f"{here} {fault}" for fault in stop["faults"]]
        return str(stop["said"])

    def tab_to(self, words: str, key: str = "Tab") -> None:
        """Press Tab until what has the focus says these words."""
        words = self.say(words)
        said = [self.go_on(key)]
        while words not in said[-1] and len(said) < ENOUGH:
            said.append(self.go_on(key))
        assert words in said[-1], f"no {key} leads to {words!r}: {said}"

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.stop()
