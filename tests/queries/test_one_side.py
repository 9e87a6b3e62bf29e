"""How many sites the printed card shows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from trials.models import Site, SiteContact, Trial
from trials.queries.direct import direct_numbers
from trials.queries.one_side import sites_on_paper
from trials.queries.refer import card_of
from trials.queries.trials import trial_page

pytestmark = pytest.mark.django_db
RULE = "* Somebody who has had a treatment of this kind within the last twelve weeks\n"


def shown(*, sites: int, rules: int = 1) -> int:
    trial = Trial.objects.create(
        nct_id="NCT00000001",
        overall_status="RECRUITING",
        eligibility_criteria=f"Exclusion Criteria:\n\n{RULE * rules}",
    )
    for n in range(sites):
        site = Site.objects.create(
            trial=trial, facility=f"Hospital {n}", registry_status="RECRUITING"
        )
        SiteContact.objects.create(site=site, name="Ana Ruiz", phone=f"901-555-01{n:02}")
    page = trial_page(trial, timezone.now(), with_contacts=True)
    return sites_on_paper(card_of(trial, dt.date(2026, 11, 22)), direct_numbers(page.lines))


def test_a_few_sites_are_all_printed() -> None:
    assert shown(sites=10) == 10


def test_of_very_many_the_first_rows_are_printed() -> None:
    found = shown(sites=90)

    assert 20 < found < 60
    assert found % 3 == 0


def test_longer_rules_leave_less_room() -> None:
    assert shown(sites=90, rules=20) < 20


def test_however_long_the_rules_are_one_row_is_printed() -> None:
    assert shown(sites=40, rules=200) == 3


def test_a_trial_without_sites_has_none_to_print() -> None:
    assert shown(sites=0) == 0
