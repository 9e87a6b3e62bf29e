from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User

from tests.team import ask, member
from trials.actions import inquiry_reading
from trials.actions.studies import take_in
from trials.models import Inquiry, Site, Trial
from trials.registry.document import Document


@pytest.fixture
def first(document) -> Document:
    """A document with forty sites."""
    return document("forty-sites-in-nine-countries")


@pytest.fixture
def trial(first, now) -> Trial:
    return take_in(document=first, now=now).trial


@pytest.fixture
def asthma(now) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=now)


@pytest.fixture
def memphis(asthma) -> Site:
    return Site.objects.create(trial=asthma, facility="Memphis Hospital", country="United States")


@pytest.fixture
def leeds(asthma) -> Site:
    return Site.objects.create(trial=asthma, facility="St. James", country="United Kingdom")


@pytest.fixture
def cora(memphis) -> User:
    return member("cora", memphis)


@pytest.fixture
def carl(memphis) -> User:
    return member("carl", memphis)


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("erin", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def inquiry(asthma, memphis, cora, carl) -> Inquiry:
    return ask(asthma, memphis)


@pytest.fixture
def read(inquiry, cora, now):
    def reading(by: User = cora) -> inquiry_reading.Reading:
        return inquiry_reading.read(inquiry=inquiry, by=by, now=now)

    return reading
