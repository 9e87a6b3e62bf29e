from __future__ import annotations

import pytest
from django.forms import modelform_factory

from trials.forms.record import RecordForm
from trials.forms.seen import FIELD, stamp
from trials.models import Site, Trial


@pytest.fixture
def site(db) -> Site:
    trial = Trial.objects.create(nct_id="NCT00000001")
    return Site.objects.create(trial=trial, city="Memphis")


def test_what_binds_two_columns_is_judged_though_one_is_untouched(site):
    form_class = modelform_factory(Site, RecordForm, fields=["city", "latitude", "longitude"])
    seen = stamp([(site, form_class(instance=site).shown())])

    typed = {"city": "Memphis", "latitude": "35.1", "longitude": "", FIELD: seen}
    form = form_class(typed, instance=site)

    assert not form.is_valid()
    assert "site_point_is_whole_or_absent" in str(form.errors)
