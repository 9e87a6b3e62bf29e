"""Chromium over the running portal. Left out only where there is no Chromium; in CI that fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Browser, Page

from trials.actions import samples

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEIGHT = 800
# Readers' pages fetch htmx late; a page that has none is not waited for, nor one that never comes.
HTMX_HAS_COME = """() => new Promise((done) => {
  const started = performance.now();
  const look = () => {
    const isAwaited = document.querySelector("meta[name=htmx-script]") && !window.htmx;
    if (isAwaited && performance.now() - started < 3000) setTimeout(look, 10);
    else done();
  };
  look();
})"""
# Playwright's own loop runs in this thread; Django would take it for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("There is no Chromium, and in CI there must be.")
        pytest.skip("there is no Chromium here")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def portal(live_server: Any) -> str:
    """The address of a portal that holds the sample trial and three demonstrations."""
    samples.load(now=timezone.now())
    call_command("make_demo_trials", count=4, seed=1, verbosity=0)
    return str(live_server.url)


@pytest.fixture
def open_page(browser: Browser, portal: str) -> Iterator[Callable[..., Watched]]:
    """open_page(width=360, java_script=False, dark=True) is a new reader's window; what else is
    given is told to the browser: has_touch=True."""
    contexts = []

    def make(
        width: int = 1280, java_script: bool = True, dark: bool = False, **more: Any
    ) -> Watched:
        context = browser.new_context(
            base_url=portal,
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=java_script,
            color_scheme="dark" if dark else "light",
            **{"reduced_motion": "reduce", **more},
        )
        contexts.append(context)
        page = context.new_page()
        return Watched(arriving_with_htmx(page) if java_script else page, portal)

    yield make
    for context in contexts:
        context.close()


def arriving_with_htmx(page: Page) -> Page:
    """The page; whoever goes somewhere with it is there when htmx is, too."""
    go = page.goto

    def goto(*where: Any, **how: Any) -> Any:
        answer = go(*where, **how)
        page.evaluate(HTMX_HAS_COME)
        return answer

    page.goto = goto  # type: ignore[method-assign]
    return page


class Watched:
    """A window that remembers what it asked of other hosts, and what the console complained of."""

    def __init__(self, page: Page, portal: str) -> None:
        self.page, self.portal = page, portal
        self.axe_has_looked = False
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._note)
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _unroll(self) -> None:
        """As high as the page: what the fixed bar covers for the moment is no small target."""
        height = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": self.width, "height": height})

    @property
    def width(self) -> int:
        size = self.page.viewport_size
        return size["width"] if size else 0

    def _note(self, request: Any) -> None:
        if not request.url.startswith((self.portal, "data:")):
            self.foreign.append(request.url)

    def _hear(self, kind: str, text: str) -> None:
        # axe sets inline styles, which the policy stops, and the browser says so when it likes.
        is_of_axe = self.axe_has_looked and "Applying inline style" in text
        if kind == "error" and "Failed to load resource" not in text and not is_of_axe:
            self.complaints.append(text)

    def axe(self) -> list[str]:
        """What axe finds on the page as it stands: rule and place."""
        # After a form was sent its words may stand there before the style sheets do.
        self.page.wait_for_load_state("load")
        self._unroll()
        self.axe_has_looked = True
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
        self.page.set_viewport_size({"width": self.width, "height": HEIGHT})
        return [
            f"{rule['id']}: {node['target']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
