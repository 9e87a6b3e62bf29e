"""A site that the registry dropped and lists again: what it says of it then is news."""

from __future__ import annotations

import json

import pytest

from tests.actions.arrivals import LATER, locations, newer
from trials.actions import sites
from trials.actions.studies import take_in
from trials.models import Site
from trials.models.standing import State
from trials.queries.standings import site_lines
from trials.registry.document import read

pytestmark = pytest.mark.django_db


def test_a_pause_that_comes_back_with_the_site_stops_what_the_hospital_said_meanwhile(first, now):
    paused = newer(first, lambda protocol: locations(protocol)[5].update(status="SUSPENDED"))
    trial = take_in(document=paused, now=now).trial
    site = trial.sites.all()[5]
    gone = newer(paused, lambda protocol: locations(protocol).pop(5))
    gone.study["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] = "2027-01-01"
    take_in(document=read(json.dumps(gone.study)), now=now + LATER)
    site.refresh_from_db()
    sites.report(site=site, status="RECRUITING", by=None, now=now + 2 * LATER)
    paused.study["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] = (
        "2027-02-01"
    )

    take_in(document=read(json.dumps(paused.study)), now=now + 3 * LATER)

    lines = site_lines(trial, now + 3 * LATER)
    (state,) = [line.standing.state for line in lines if line.site == site]
    assert Site.objects.get(pk=site.pk).unlisted_since is None
    assert state is State.PAUSED
