"""The line for clinicians is the hospital's word: no document of the registry changes it."""

from __future__ import annotations

import re

import pytest

from tests.actions.arrivals import LATER, locations, newer
from trials.actions import demonstrations, samples
from trials.actions.studies import take_in
from trials.exports import ctgov
from trials.models import Conflict, Site

pytestmark = pytest.mark.django_db
LINE = {"clinician_line": "901-555-0142", "clinician_hours": "Weekdays, 8 to 5 Central"}


def test_it_stays_with_its_site_when_the_registry_writes_anew(first, trial, now):
    site = trial.sites.first()
    Site.objects.filter(pk=site.pk).update(**LINE)
    document = newer(first, lambda protocol: locations(protocol)[0].update(zip="M5G"))

    take_in(document=document, now=now + LATER)

    site.refresh_from_db()
    assert (site.zip, site.clinician_line, site.clinician_hours) == ("M5G", *LINE.values())
    assert not Conflict.objects.exists()


def test_it_is_no_part_of_what_goes_back_to_the_registry(trial):
    before = ctgov.study(trial)

    trial.sites.update(**LINE)

    assert ctgov.study(trial) == before


def test_demonstrations_have_invented_lines_that_reach_nobody(now):
    list(demonstrations.make(count=4, seed=1, now=now))

    sites = Site.objects.all()
    lines = [site.clinician_line for site in sites if site.clinician_line]
    hours = {bool(site.clinician_hours) for site in sites if site.clinician_line}
    assert 0 < len(lines) < len(sites)
    assert all(re.fullmatch(r"[0-9]{3}-555-01[0-9]{2}", line) for line in lines)
    assert hours == {True, False}


def test_no_line_is_invented_for_a_real_hospital(now):
    trial = samples.load(now=now)

    assert not trial.sites.exclude(clinician_line="", clinician_hours="").exists()
