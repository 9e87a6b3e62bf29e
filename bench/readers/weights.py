"""What a page weighs on its way to an empty cache, as Chromium counts it, and what moves on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, Request

# Bytes as they travel, all compressed; the whole and the requests are of one page.
MOST = {"document": 15_000, "stylesheet": 8_000, "script": 20_000, "font": 36_000}
MOST_BYTES = 100_000
MOST_REQUESTS = 8
# Chromium calls a task long that holds the page for more than 50 ms.
WATCH = """
window.longTasks = [];
new PerformanceObserver(list => longTasks.push(...list.getEntries().map(task => task.duration)))
  .observe({type: "longtask", buffered: true});
"""


@dataclass
class Weight:
    """Bytes by kind of resource, how many requests there were, and the long tasks in ms."""

    bytes: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    long_tasks: list[float] = field(default_factory=list)

    @property
    def whole(self) -> int:
        return sum(self.bytes.values())

    def over(self) -> list[str]:
        """Each budget that is exceeded, in a few words."""
        found = [
            f"{kind} {self.bytes[kind]} of {most}"
            for kind, most in MOST.items()
            if self.bytes[kind] > most
        ]
        if self.whole > MOST_BYTES:
            found.append(f"all {self.whole} of {MOST_BYTES}")
        if self.requests > MOST_REQUESTS:
            found.append(f"{self.requests} requests of {MOST_REQUESTS}")
        return found


def weigh(browser: Browser, address: str) -> Weight:
    """The weight of a page for a reader who comes for the first time, on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    context.add_init_script(WATCH)
    page, finished = context.new_page(), list[Request]()

    # Playwright sets an attribute on what it calls, and a bound method of a list takes none.
    def note(request: Request) -> None:
        finished.append(request)

    page.on("requestfinished", note)
    page.goto(address, wait_until="networkidle")
    weight = _counted(page, finished)
    context.close()
    return weight


def _counted(page: Page, finished: list[Request]) -> Weight:
    weight = Weight(requests=len(finished), long_tasks=page.evaluate("longTasks"))
    for request in finished:
        weight.bytes[request.resource_type] += request.sizes()["responseBodySize"]
    return weight
