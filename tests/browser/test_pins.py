"""Every pin of a map has room for a finger, on the narrowest phone."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from bench.readers.many_sites import with_sites
from trials.actions import publication
from trials.actions.studies import take_in
from trials.models import Site, Trial

pytestmark = pytest.mark.django_db(transaction=True)
MANY = "NCT99980400"
# What answers to a finger, as [left, top, right, bottom]: the names beside pins belong to them.
PARTS = """selector => [...document.querySelectorAll('.pin')].map(pin =>
    [...pin.querySelectorAll(selector)].map(part => part.getBoundingClientRect())
        .map(box => [box.left, box.top, box.right, box.bottom]))"""
Rect = list[float]


@pytest.fixture
def mapped(portal: str) -> list[str]:
    """The sample, every demonstration and a trial of 400 sites: those that have a map."""
    call_command("make_demo_trials", count=24, seed=1, verbosity=0)
    trial = take_in(document=with_sites(400, MANY), now=timezone.now()).trial
    publication.publish(trial=trial, by=None, now=timezone.now())
    placed = Site.objects.filter(latitude__isnull=False).values("trial")
    return [each.nct_id for each in Trial.objects.filter(pk__in=placed)]


def meet(one: Rect, other: Rect) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and along > 0


def test_every_pin_is_44_pixels_and_lies_on_no_other(open_page, mapped):
    page = open_page(width=320, has_touch=True, is_mobile=True).page
    small, touching, cut = [], [], []

    for number in mapped:
        page.goto(f"/trials/{number}/sites/")
        assert page.evaluate("matchMedia('(pointer: coarse)').matches")
        drawing = page.locator(".map > svg").bounding_box()
        pins = page.evaluate(PARTS, ".hit, .name")
        for hit, *_ in pins:
            small += [number] * (min(hit[2] - hit[0], hit[3] - hit[1]) < 44)
            cut += [number] * (hit[0] < drawing["x"] or hit[1] < drawing["y"])
            cut += [number] * (hit[2] > drawing["x"] + drawing["width"])
            cut += [number] * (hit[3] > drawing["y"] + drawing["height"])
        pairs = [pair for two in combinations(pins, 2) for pair in product(*two)]
        touching += [number] * any(meet(*pair) for pair in pairs)

    assert len(mapped) >= 20
    assert (small, touching, cut) == ([], [], [])


def test_a_finger_at_the_edge_of_a_pins_room_opens_that_pin(open_page):
    page = open_page(width=320, has_touch=True, is_mobile=True).page
    page.goto("/trials/NCT03913559/sites/")

    page.locator(".pin", has_text="San Diego").locator(".hit").tap(position={"x": 2, "y": 2})

    expect(page.locator(".site:target")).to_contain_text("Rady")
