"""A person is changed once for every place, and the old address hears of it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail

from trials.actions import messages, people
from trials.models import (
    CentralContact,
    ContactChange,
    FailedAddress,
    Message,
    Person,
    Site,
    SiteContact,
    Trial,
)
from trials.queries.people import rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("erin", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def nell(db) -> Person:
    """A contact at two sites and of a whole trial."""
    nell = Person.objects.create(name="Nell Nurse", phone="901-555-0101", email="nell@example.org")
    trial = Trial.objects.create(nct_id="NCT00000001")
    for city in ("Memphis", "Leeds"):
        site = Site.objects.create(trial=trial, facility="H", city=city)
        SiteContact.objects.create(site=site, name=f"Letters of {city}", person=nell)
    CentralContact.objects.create(trial=trial, name="Central letters", person=nell)
    return nell


@pytest.fixture
def ben(db) -> Person:
    return Person.objects.create(name="Ben Backup", email="ben@example.org")


@pytest.fixture
def letters(now):
    """letters() sends what is due and gives it."""

    def sent() -> list[mail.EmailMessage]:
        list(messages.deliver_due(lambda: now))
        return mail.outbox

    return sent


def leave(person: Person, successor: Person | None, editor: User, now: dt.datetime, **more):
    seen = more.get("seen", people.keys_of(rows_of(person)))
    return people.leave(person=person, successor=successor, seen=seen, by=editor, now=now)


def test_a_changed_address_is_told_to_the_old_one_and_never_to_the_new(
    nell, editor, now, letters, settings
):
    settings.DESK_PHONE = "901-555-0100"
    nell.email, nell.phone = "evil@example.org", "901-555-0166"

    people.save(person=nell, by=editor, now=now)

    (letter,) = letters()
    assert letter.to == ["nell@example.org"]
    assert "Your e-mail address was changed." in letter.body
    assert "Your phone number was changed." in letter.body
    assert "by the staff of the portal on 22 November 2026 at 12:00 UTC" in letter.body
    assert "901-555-0100" in letter.body
    assert "evil" not in letter.body
    assert "0166" not in letter.body
    assert {each.what for each in ContactChange.objects.all()} == {"address", "phone"}


def test_a_coordinator_who_changes_it_is_called_one(nell, now, letters):
    nell.phone = "901-555-0166"

    people.save(person=nell, by=User.objects.create_user("cora"), now=now)

    assert "by a coordinator of a hospital on" in letters()[0].body


def test_a_change_of_anything_else_tells_nobody(nell, editor, now):
    nell.hours, nell.zone = "weekdays", "America/Chicago"

    people.save(person=nell, by=editor, now=now)

    assert not Message.objects.exists()
    nell.refresh_from_db()
    assert nell.hours == "weekdays"


@pytest.mark.parametrize("old", ["", "nell@example.org"])
def test_no_mail_goes_where_there_is_no_address_or_one_that_failed(old, nell, editor, now):
    Person.objects.update(email=old)
    FailedAddress.objects.create(email="nell@example.org", at=now)
    nell.email = "new@example.org"

    people.save(person=nell, by=editor, now=now)

    assert not Message.objects.exists()
    assert not ContactChange.objects.exists()


def test_who_leaves_is_followed_in_every_place_at_once(nell, ben, editor, now):
    rows = leave(nell, ben, editor, now)

    assert len(rows) == 3
    assert {row.person for row in rows_of(ben)} == {ben}
    assert len(rows_of(ben)) == 3
    assert rows_of(nell) == []
    nell.refresh_from_db()
    assert nell.left_at == now
    names = [row.name for row in rows_of(ben)]
    assert names == ["Letters of Memphis", "Letters of Leeds", "Central letters"]


def test_the_history_of_each_place_says_who_put_the_successor_there(nell, ben, editor, now):
    leave(nell, ben, editor, now)

    for row in rows_of(ben):
        newest = row.history.latest("history_id")
        assert (newest.person, newest.history_user) == (ben, editor)


def test_with_nobody_the_places_still_name_them_and_being_back_is_enough(nell, editor, now):
    leave(nell, None, editor, now)

    assert len(rows_of(nell)) == 3
    people.come_back(person=nell)
    nell.refresh_from_db()
    assert nell.left_at is None


def test_who_is_back_gets_no_place_that_names_another(nell, ben, editor, now):
    leave(nell, ben, editor, now)

    people.come_back(person=nell)

    assert (len(rows_of(nell)), len(rows_of(ben))) == (0, 3)


def test_who_leaves_hears_of_it(nell, ben, editor, now, letters):
    leave(nell, ben, editor, now)

    (letter,) = letters()
    assert letter.to == ["nell@example.org"]
    assert "You are no longer named as a contact there." in letter.body
    assert "Ben" not in letter.body


def test_a_place_that_came_in_meanwhile_stops_it_and_nothing_is_changed(nell, ben, editor, now):
    seen = people.keys_of(rows_of(nell))[:-1]

    with pytest.raises(people.Overtaken):
        leave(nell, ben, editor, now, seen=seen)

    nell.refresh_from_db()
    assert nell.left_at is None
    assert len(rows_of(nell)) == 3
    assert not Message.objects.exists()


def test_a_successor_who_has_left_meanwhile_stops_it(nell, ben, editor, now):
    Person.objects.filter(pk=ben.pk).update(left_at=now)

    with pytest.raises(people.Overtaken):
        leave(nell, ben, editor, now)


def test_nobody_leaves_twice(nell, ben, editor, now):
    leave(nell, None, editor, now)

    with pytest.raises(people.Overtaken):
        leave(nell, ben, editor, now)

    assert Message.objects.count() == 1
