"""`make pictures`: the eight main pages as readers see them, into docs/pictures/.

Who changes the look runs it and lays the new pictures beside the last ones (git shows both).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.readers.portal import ROOT, running

FOLDER = ROOT / "docs" / "pictures"
SAMPLE, INVENTED = "/trials/NCT03913559/", "/trials/NCT99900003/"
PAGES = {
    "home": "/",
    "trials": "/trials/",
    "trial": SAMPLE,
    "eligibility": f"{SAMPLE}eligibility/",
    "sites": f"{INVENTED}sites/",
    "question": f"{SAMPLE}contact/",
    "clinician": f"{SAMPLE}refer/",
    "spanish": f"/es{SAMPLE}",
}
SIZES = {"phone": (360, 640), "desktop": (1280, 800)}
SCHEMES = ("light", "dark")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running() as portal, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for size in SIZES:
            for scheme in SCHEMES:
                take(browser, portal, size, scheme)
        browser.close()
    print(f"{len(list(FOLDER.iterdir()))} pictures in {FOLDER.relative_to(ROOT)}/")


def take(browser: Browser, portal: str, size: str, scheme: str) -> None:
    """What the first screen of each page shows in a window of this size."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for name, path in PAGES.items():
        page.goto(portal + path, wait_until="networkidle")
        page.screenshot(path=Path(FOLDER, f"{name}-{size}-{scheme}.png"))
    context.close()


if __name__ == "__main__":
    main()
