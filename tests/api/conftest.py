from __future__ import annotations

import pytest
import time_machine

from tests.api.feeds import published
from tests.conftest import NOW
from trials.models import Trial


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def trial(db) -> Trial:
    """A published trial with three sites in Memphis that the registry calls recruiting."""
    return published("NCT00000001", sites=3)
