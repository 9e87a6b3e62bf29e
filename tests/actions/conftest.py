from __future__ import annotations

import pytest

from trials.actions.studies import take_in
from trials.models import Trial
from trials.registry.document import Document


@pytest.fixture
def first(document) -> Document:
    """A document with forty sites."""
    return document("forty-sites-in-nine-countries")


@pytest.fixture
def trial(first, now) -> Trial:
    return take_in(document=first, now=now).trial
