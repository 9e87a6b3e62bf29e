"""The numbers that are shown while the database is down."""

from __future__ import annotations

import pytest

from trials.actions import phone_book
from trials.models import CentralContact, Site, SiteContact, Trial
from trials.queries.phone_book import look_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept" / "last-good.json"


def publish(nct_id: str, now, **fields) -> Trial:
    return Trial.objects.create(nct_id=nct_id, brief_title="Asthma", published_at=now, **fields)


def test_each_published_trial_stands_in_it_with_its_numbers_and_hours(path, now):
    trial = publish("NCT00000001", now)
    for position, phone in enumerate(["866-278-5833", "", "901-555-0101"]):
        CentralContact.objects.create(
            trial=trial, name="Team", phone=phone, hours="Weekdays, 8 to 5", position=position
        )
    Trial.objects.create(nct_id="NCT00000002", brief_title="A draft")

    kept = phone_book.keep(path=path, now=now)

    found = look_up("nct00000001", path)
    assert kept == 1
    assert found is not None
    assert found.title == "Asthma"
    assert [(ring.phone, ring.hours) for ring in found.rings] == [
        ("866-278-5833", "Weekdays, 8 to 5"),
        ("901-555-0101", "Weekdays, 8 to 5"),
    ]
    assert look_up("NCT00000002", path) is None


def test_where_the_trial_names_no_number_an_open_site_does(path, now):
    site = Site.objects.create(
        trial=publish("NCT00000001", now), facility="St. James", registry_status="RECRUITING"
    )
    SiteContact.objects.create(site=site, phone="901-555-0101")

    phone_book.keep(path=path, now=now)

    found = look_up("NCT00000001", path)
    assert found is not None
    assert [(ring.facility, ring.phone) for ring in found.rings] == [("St. James", "901-555-0101")]


def test_a_book_that_breaks_off_leaves_the_old_one_and_no_scraps(path, now, monkeypatch):
    publish("NCT00000001", now)
    phone_book.keep(path=path, now=now)
    before = path.read_bytes()

    def fail(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr(phone_book.os, "fsync", fail)
    Trial.objects.update(brief_title="Another")
    with pytest.raises(OSError, match="No space"):
        phone_book.keep(path=path, now=now)

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"kept_at": 1, "listings": {}}', b"\xff"])
def test_a_book_that_cannot_be_read_says_nothing(path, text):
    path.parent.mkdir()
    path.write_bytes(text)

    assert look_up("NCT00000001", path) is None
    assert look_up("NCT00000001", path.parent / "none") is None


def test_many_trials_cost_a_fixed_number_of_queries(path, now, django_assert_max_num_queries):
    for number in range(30):
        trial = publish(f"NCT0000{number:04}", now)
        CentralContact.objects.create(trial=trial, phone="866-278-5833")

    with django_assert_max_num_queries(4):
        assert phone_book.keep(path=path, now=now) == 30
