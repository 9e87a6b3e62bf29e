"""The fault suite's families send what a browser would send."""

from __future__ import annotations

import pytest

from bench.faults.canary import Canary
from bench.faults.form import filled_in
from trials.models import Trial

pytestmark = pytest.mark.django_db


def test_the_portal_takes_what_a_family_types(now, client):
    trial = Trial.objects.create(
        nct_id="NCT00000001", brief_title="Asthma", published_at=now, overall_status="RECRUITING"
    )
    page = client.get(f"/trials/{trial.nct_id}/contact/").content.decode()

    sent = filled_in(page, Canary().typed("form"))

    assert sent["form_key"]
    assert sent["csrfmiddlewaretoken"]
    assert client.post(f"/trials/{trial.nct_id}/contact/", sent).status_code == 302
