"""Random histories of one trial with two sites: hospitals speak, the registry's documents arrive,
sites vanish and come back, clocks jump. Whatever happened, no line may promise too much.

What must hold is worked out here from what was done, not from the rules under test.
"""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.conftest import NOW
from trials.actions import sites
from trials.actions.studies import take_in
from trials.models import Site, StatusReport, Trial, codes
from trials.models.standing import State
from trials.queries.standings import SiteLine, dropped_lines, headlines, site_lines
from trials.registry.document import Document, read

PLACES = {"Memphis": (35.15, -90.05), "Sydney": (-33.87, 151.21)}
STOPPED = codes.PAUSED | codes.CLOSED
WELCOMING = {State.OPEN, State.SAID, State.SOON}
DAY = dt.timedelta(days=1)
LONG_AGO = NOW - 10_000 * DAY
# Sixty midnights may lie within sixty-one days and the hour that summer time gives back.
LONGEST = 61 * DAY + dt.timedelta(hours=1)

Newest = StatusReport | None

cities = st.sampled_from(sorted(PLACES))
statuses = st.sampled_from(["RECRUITING", "RECRUITING", "SUSPENDED", "COMPLETED", ""])
overall = st.sampled_from(["RECRUITING", "RECRUITING", "SUSPENDED", "TERMINATED", "UNKNOWN"])


class Histories(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now = NOW
        self.edition = 0
        self.listed = dict.fromkeys(PLACES, "RECRUITING")
        self.overall = "RECRUITING"
        self.stopped_at: dict[str, dt.datetime] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        self._arrive()

    @rule(city=cities, status=st.sampled_from(StatusReport.Status.values))
    def the_hospital_speaks(self, city: str, status: str) -> None:
        note = "We have said so on purpose."
        sites.report(site=self._site(city), status=status, by=None, now=self.now, note=note)

    @rule(city=cities)
    def the_hospital_confirms(self, city: str) -> None:
        with suppress(sites.Refused):  # families see no status
            sites.confirm(site=self._site(city), by=None, now=self.now, source="coordinator")

    @rule(status=statuses, city=cities)
    def the_registry_says_of_a_site(self, city: str, status: str) -> None:
        """Also of one that it had dropped: then that is news."""
        if status in STOPPED and self.listed.get(city) != status:
            self.stopped_at[city] = self.now
        elif status not in STOPPED:
            self.stopped_at.pop(city, None)
        self.listed[city] = status
        self._arrive()

    @rule(status=overall)
    def the_registry_says_of_the_trial(self, status: str) -> None:
        if status in STOPPED and self.overall != status:
            self.stopped_at["trial"] = self.now
        elif status not in STOPPED:
            self.stopped_at.pop("trial", None)
        self.overall = status
        self._arrive()

    @rule(city=cities)
    def a_site_vanishes(self, city: str) -> None:
        self.listed.pop(city, None)
        self.stopped_at.pop(city, None)
        self._arrive()

    @rule(hours=st.one_of(st.integers(1, 100 * 24), st.integers(-30, 30), st.just(61 * 24)))
    def the_clock_moves(self, hours: int) -> None:
        self.now += dt.timedelta(hours=hours)

    @invariant()
    def no_line_promises_too_much(self) -> None:
        trial = Trial.objects.get()
        reports = {report.site_id: report for report in StatusReport.objects.order_by("pk")}
        counted = site_lines(trial, self.now)
        for line in [*counted, *dropped_lines(trial, self.now).spoken_for]:
            newest = reports.get(line.site.pk)
            self._is_open_by_a_word_of_sixty_days(line, newest)
            self._has_words_that_were_said(line, newest)
            self._heeds_the_more_careful_newer_word(line, newest)
            is_counted = line.site in [each.site for each in counted]
            self._counts_where_listed_or_confirmed_since(line, newest, is_counted)
        whole = headlines([trial], self.now)[trial.pk]
        states = [line.standing.state for line in counted]
        assert whole.confirmed_open == states.count(State.OPEN)
        assert whole.said_open == states.count(State.SAID)
        assert whole.state is not State.OPEN or whole.confirmed_open

    def _is_open_by_a_word_of_sixty_days(self, line: SiteLine, newest: Newest) -> None:
        if line.standing.state is State.OPEN:
            assert newest
            assert newest.status in codes.OPEN
            assert -2 * DAY < self.now - newest.at < LONGEST

    def _has_words_that_were_said(self, line: SiteLine, newest: Newest) -> None:
        standing = line.standing
        assert standing.word or standing.state is State.NONE
        for word in filter(None, (standing.word, standing.other)):
            assert word.days is None or word.days >= 0
            if word.speaker == "registry":
                said = self.overall if word.about_trial else self.listed.get(line.site.city)
                assert word.code == said
            else:
                assert newest
                assert (word.speaker, word.code) == (newest.source, newest.status)

    def _heeds_the_more_careful_newer_word(self, line: SiteLine, newest: Newest) -> None:
        if newest is None:
            return
        stopped = [self.stopped_at.get(key, LONG_AGO) for key in (line.site.city, "trial")]
        if newest.status in STOPPED or max(stopped) > newest.at:
            assert line.standing.state not in WELCOMING

    def _counts_where_listed_or_confirmed_since(
        self, line: SiteLine, newest: Newest, is_counted: bool
    ) -> None:
        gone = line.site.unlisted_since
        spoke_since = bool(gone and newest and newest.at > gone)
        assert (gone is None) == (line.site.city in self.listed)
        assert is_counted == (gone is None or spoke_since)
        if gone and not spoke_since:
            assert line.standing.state not in WELCOMING

    def _arrive(self) -> None:
        self.edition += 1
        take_in(document=self._document(), now=self.now)

    def _document(self) -> Document:
        posted = dt.date(2027, 1, 1) + self.edition * DAY
        protocol: dict[str, Any] = {
            "identificationModule": {"nctId": "NCT00000001", "briefTitle": "Asthma"},
            "statusModule": {
                "statusVerifiedDate": "2026-01",
                "overallStatus": self.overall,
                "lastUpdatePostDateStruct": {"date": posted.isoformat()},
            },
            "contactsLocationsModule": {
                "locations": [_location(*each) for each in sorted(self.listed.items())]
            },
        }
        return read(json.dumps({"protocolSection": protocol, "hasResults": False}))

    def _site(self, city: str) -> Site:
        return Site.objects.select_related("trial").get(city=city)


def _location(city: str, status: str) -> dict[str, Any]:
    latitude, longitude = PLACES[city]
    place = {"facility": f"{city} Clinic", "city": city, "country": city}
    point = {"geoPoint": {"lat": latitude, "lon": longitude}}
    return {**place, **({"status": status} if status else {}), **point}


@pytest.mark.django_db
def test_no_history_makes_a_line_promise_too_much():
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
