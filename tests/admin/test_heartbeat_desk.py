"""What was mailed and pressed can be read at the desk, and stands in the history of the site."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.conftest import NOW
from tests.coordinators import coordinator
from trials.actions import heartbeats, link_uses
from trials.models import Heartbeat, LinkUse, Site, Trial


@pytest.fixture
def memphis(trial) -> Site:
    Trial.objects.update(published_at=NOW)
    return Site.objects.get(city="Memphis")


@pytest.fixture
def heartbeat(memphis) -> Heartbeat:
    coordinator("cora", memphis)
    list(heartbeats.send_due(now=NOW))
    heartbeat = Heartbeat.objects.get()
    press = link_uses.Press(memphis, LinkUse.Deed.PAUSED, code="RECRUITING", reason="full")
    link_uses.use(heartbeat=heartbeat, press=press, now=NOW)
    return heartbeat


def test_a_mail_is_read_with_the_sites_that_it_asks_about(desk, heartbeat):
    page = desk.get(reverse("admin:trials_heartbeat_change", args=[heartbeat.pk]))

    assert "Hospital of Memphis" in page.content.decode()
    assert b'name="_save"' not in page.content


def test_what_was_pressed_is_listed_with_whose_link_it_was(desk, heartbeat):
    page = desk.get(reverse("admin:trials_linkuse_changelist")).content.decode()

    for words in ("cora", "Hospital of Memphis", "Paused", "Written down"):
        assert words in page


@pytest.mark.parametrize(
    ("page", "words"),
    [("history", "cora (by the link in a mail)"), ("change", "cora, by the link in a mail")],
)
def test_the_site_tells_that_a_word_came_by_a_link(desk, heartbeat, memphis, page, words):
    response = desk.get(reverse(f"admin:trials_site_{page}", args=[memphis.pk]))

    assert words in response.content.decode()
