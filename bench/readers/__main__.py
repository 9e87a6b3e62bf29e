"""`make bench-pages`: weights, Lighthouse, the validator. Prints; nothing fails here."""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import sys

from playwright.sync_api import sync_playwright

from bench.readers import lighthouse, validator, weights
from bench.readers.portal import MANY, running

SAMPLE = "NCT03913559"
TABS = ("", "eligibility/", "treatment/", "sites/", "contact/", "record/")
OTHERS = ("refer/", "checklist/", "print/")
MEASURED = ["/", "/trials/", *(f"/trials/{SAMPLE}/{tab}" for tab in TABS)]
MEASURED += [f"/es/trials/{SAMPLE}/", f"/trials/{MANY}/", f"/trials/{MANY}/sites/"]
FIXED = ("/", "/about/", "/about/status-feed/", "/accessibility/", "/glossary/", "/trials/",
         "/trials/?q=nothing+at+all", "/nowhere/")  # fmt: skip
OF_TRIALS = [f"/trials/{n}/{tab}" for n in (SAMPLE, "NCT99900003", MANY) for tab in TABS + OTHERS]
RUNS = int(os.environ.get("LIGHTHOUSE_RUNS", "3"))


def main() -> None:
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    with running() as portal:
        print_weights(portal)
        print_errors(portal)
        print_scores(portal)
    print(f"load {os.getloadavg()[0]:.1f}")


def print_weights(portal: str) -> None:
    print("\nWeights: bytes as they travel to an empty cache; requests; longest task in ms")
    kinds = list(weights.MOST)
    print("page".ljust(38), *(kind.rjust(10) for kind in kinds), "     whole requests   task")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for path in MEASURED:
            weight = weights.weigh(browser, portal + path)
            by_kind = (f"{weight.bytes[kind]:10}" for kind in kinds)
            longest = f"{max(weight.long_tasks, default=0):6.0f}"
            over = "; ".join(weight.over())
            print(
                path.ljust(38), *by_kind, f"{weight.whole:10} {weight.requests:8} {longest}", over
            )
        browser.close()


def print_errors(portal: str) -> None:
    pages = [*FIXED, *OF_TRIALS]
    pages += [f"/es{page}" for page in pages]
    found = validator.errors([portal + page for page in pages])
    print(f"\nvnu: {len(pages)} pages, {len(found)} with errors")
    for address, sentences in found.items():
        print(address.removeprefix(portal), *sentences[:5], sep="\n  ")


def print_scores(portal: str) -> None:
    print(f"\nLighthouse, phone on slow 4G, median of {RUNS} runs (lowest of each category)")
    print("page".ljust(38), "perf  a11y  best   seo    LCP ms  CLS  blocked ms")
    for path in MEASURED:
        runs = [lighthouse.score(portal + path) for _ in range(RUNS)]
        scores = (min(run.scores[name] for run in runs) for name in lighthouse.CATEGORIES)
        lcp = statistics.median(run.lcp for run in runs)
        shift = max(run.shift for run in runs)
        blocked = statistics.median(run.blocking for run in runs)
        lost = ", ".join(sorted({each for run in runs for each in run.lost}))
        print(
            path.ljust(38),
            *(f"{each:4} " for each in scores),
            f"{lcp:7.0f} {shift:6.3f} {blocked:7.0f}",
            lost,
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
