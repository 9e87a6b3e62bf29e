"""The one number at the top of the clinician's card."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.views.test_refer import read, sample, words  # noqa: F401 -- a fixture
from trials.models import Site, SiteContact, Trial

pytestmark = pytest.mark.django_db


def test_the_surest_number_stands_at_the_top_with_its_hours(client: Client, sample: Trial) -> None:  # noqa: F811
    Site.objects.filter(city="Memphis").update(
        clinician_line="901-555-0142", clinician_hours="Weekdays, 8 to 4 Central"
    )
    Site.objects.filter(city="San Diego").update(registry_status="SUSPENDED")

    said = words(read(client))

    top = said[: said.index("Hard stops")]
    assert "St. Jude Children's Research Hospital For clinicians 901-555-0142 Weekdays" in top
    assert "Not for emergencies" in top


def test_without_a_number_none_is_promised(client: Client, sample: Trial) -> None:  # noqa: F811
    SiteContact.objects.all().delete()

    assert "To ring:" not in words(read(client))
