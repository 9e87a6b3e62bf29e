"""What a trial's page offers where the trial does not fit: whom else to ask."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def offered(client: Client, address: str) -> str:
    """The part of the page after its heading "If this does not fit"."""
    return client.get(address).text.partition('id="if-not"')[2].partition("</section>")[0]


def test_the_desk_is_whom_to_ask(client, publish, settings):
    address = publish(sites=1).get_absolute_url()

    part = offered(client, address)

    assert "Ring our desk:" in part
    assert settings.DESK_PHONE in part
    assert settings.DESK_HOURS in part


def test_a_help_line_of_the_hospital_stands_there_instead(client, publish, settings):
    settings.HELP_NAME, settings.HELP_PHONE = "Family Help", "901-555-0177"
    settings.HELP_HOURS = "every day, 8 to 8"
    address = publish(sites=1).get_absolute_url()

    part = offered(client, address)

    assert 'Ring Family Help: <a href="tel:+19015550177">901-555-0177</a>.' in part
    assert "every day, 8 to 8" in part
    assert settings.DESK_PHONE not in part
