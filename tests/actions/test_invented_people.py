"""Invented trials have invented people, real ones have none."""

from __future__ import annotations

import pytest

from trials.actions import demonstrations, samples
from trials.models import Person, SiteContact
from trials.queries.contacts import all_shown
from trials.queries.standings import site_lines

pytestmark = pytest.mark.django_db


def test_one_has_a_backup_one_has_left_and_one_is_there_twice(now):
    (taken,) = demonstrations.make(count=1, seed=1, now=now)

    rows = SiteContact.objects.filter(site__trial=taken.trial).exclude(person=None)
    nurse, gone, *shared = [row.person for row in rows.order_by("site__position")]

    assert (nurse.left_at, nurse.backup.left_at) == (None, None)
    assert nurse.clinician_line
    assert gone.left_at
    shown = all_shown(rows.filter(person=gone).select_related("person__backup"))
    assert [each.person for each in shown] == [gone.backup_id]
    assert len(shared) == 2
    assert len(set(shared)) == 1


def test_they_can_reach_nobody_and_say_when_they_answer(now):
    list(demonstrations.make(count=3, seed=1, now=now))

    for person in Person.objects.all():
        assert person.email.endswith(".example")
        assert "-555-01" in person.phone
        assert person.zone


def test_some_of_their_contacts_are_offices(now):
    (taken,) = demonstrations.make(count=1, seed=1, now=now)

    lines = site_lines(taken.trial, now, with_contacts=True)
    roles = {each.role for line in lines for each in line.site.shown_contacts if not each.name}

    assert roles == {"Site Public Contact"}


def test_nobody_is_made_up_for_a_real_hospital(now):
    samples.load(now=now)
    list(demonstrations.make(count=1, seed=1, now=now))

    real = SiteContact.objects.filter(site__trial__is_demonstration=False)
    assert real.filter(person__isnull=False).count() == 0
