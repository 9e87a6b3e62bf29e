"""A line of the clinician's card leads to the registry's sentence, though plain words fold it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from trials.models import Trial

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("java_script", [True, False])
def test_the_source_sentence_is_in_sight_after_its_link(open_page, java_script):
    page = open_page(java_script=java_script).page
    trial = Trial.objects.filter(is_demonstration=True).earliest("pk")
    page.goto(f"/trials/{trial.nct_id}/refer/")
    link = page.get_by_role("region", name="Hard stops").get_by_role("link").first

    link.click()

    expect(page).to_have_url(re.compile(r"/eligibility/#rule-[0-9a-f]{12}$"))
    target = page.locator(":target")
    expect(target).to_be_visible()
    expect(target).to_be_in_viewport()
    assert target.locator("xpath=ancestor::details[@open]").count() == 1
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
