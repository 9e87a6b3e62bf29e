"""One load of a page, looked at by axe in every width and scheme."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import AXE, HEIGHT, TAGS
from tests.browser.covering import WHOLLY_IN
from tests.browser.states import SCHEMES, WIDTHS

ACCESSIBILITY = Path(__file__).parents[2] / "trials" / "accessibility"
VERDICTS: list[dict[str, Any]] = json.loads((ACCESSIBILITY / "verdicts.json").read_text())
BY_COLOUR = {"type": "rule", "values": ["color-contrast"]}
BY_ALL = {"type": "tag", "values": TAGS}
# What axe is sure of, and what it leaves to people, each with the verdict that covers it or -1.
# Colours that change slowly, as those of Django's desk do, have changed at once.
LOOK = """async ([runOnly, verdicts]) => {
  for (const each of document.getAnimations()) {
    if (each instanceof CSSTransition) each.finish();
  }
  const found = await axe.run(document, { runOnly, resultTypes: ["violations", "incomplete"] });
  const each = (rules) => rules.flatMap((rule) => rule.nodes.map((node) => [rule.id, node]));
  const reason = ({ id, data }) => data?.messageKey ?? id;
  const why = ({ any, all, none }) => [...new Set([...any, ...all, ...none].map(reason))];
  const covers = (rule, node) => (verdict) =>
    verdict.rule === rule && verdict.reasons.some((each) => why(node).includes(each))
    && document.querySelector(node.target[0])?.matches(verdict.where);
  return {
    faults: each(found.violations).map(([rule, node]) => `${rule}: ${node.target}`),
    doubts: each(found.incomplete).map(([rule, node]) =>
      [verdicts.findIndex(covers(rule, node)), `${rule} (${why(node)}): ${node.target}`]),
  };
}"""
# Under forced colours Chromium tells the colour of letters right, but not the one that fills them,
# which axe would read. We set no such colour: both are always one.
# Sites that are far off are laid out all the same. The bar lies under the page meanwhile: what it
# covers is seen by scrolling, and test_keyboard.py sees that it covers nothing that has the focus.
AS_SHOWN = """() => {
  const below = new CSSStyleSheet();
  below.replaceSync(`.bar { position: static !important; }
    * { content-visibility: visible !important; }`);
  document.adoptedStyleSheets.push(below);
  const value = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return value.call(this, name === "-webkit-text-fill-color" ? "color" : name);
  };
}"""
WIDE = "document.documentElement.scrollWidth > innerWidth"


class Looks:
    """What was found, and which verdicts were needed for it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []
        self.judged: set[str] = set()
        self.runs = 0

    def all_over(self, name: str, widths: tuple[int, ...] = WIDTHS) -> None:
        """The page as it stands, without loading it again."""
        self.page.wait_for_load_state("load")
        self.page.evaluate(AXE.read_text())
        self.page.evaluate(AS_SHOWN)
        for place, scheme in _views(self.page, widths):
            where = f"{name}, {place} px, {scheme}"
            looked = self.page.evaluate(LOOK, [_rules(scheme), VERDICTS])
            self._keep(where, looked)
            self.runs += 1
        self.page.set_viewport_size({"width": 1280, "height": HEIGHT})

    def _keep(self, where: str, looked: dict[str, Any]) -> None:
        self.found += [f"{where}: {fault}" for fault in looked["faults"]]
        for verdict, doubt in looked["doubts"]:
            if verdict < 0:
                self.found.append(f"{where}: no verdict on {doubt}")
            else:
                self.judged.add(VERDICTS[verdict]["name"])
        if self.page.evaluate(WIDE):
            self.found.append(f"{where}: scrolls sideways")


def _rules(scheme: str) -> dict[str, Any]:
    return BY_ALL if scheme in WHOLLY_IN else BY_COLOUR


def _views(page: Page, widths: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Each width in each scheme."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": height})
        for scheme, media in SCHEMES.items():
            page.emulate_media(**media)
            yield width, scheme
    page.emulate_media(**SCHEMES["light"])
