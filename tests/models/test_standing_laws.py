"""Whatever hospital and registry said, and whenever: what no weighing may ever promise.

tests/actions/test_status_histories.py asks the same of histories that go through the database.
"""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from trials.models import Site, StatusReport, Trial, codes
from trials.models.standing import Standing, State, weigh

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
STOPPED = codes.PAUSED | codes.CLOSED
WELCOMING = {State.OPEN, State.SAID, State.SOON}

moments = st.integers(-200 * 24, 3 * 24).map(lambda hours: NOW + dt.timedelta(hours=hours))
registry_codes = st.sampled_from(
    ["", "RECRUITING", "NOT_YET_RECRUITING", "SUSPENDED", "TERMINATED", "UNKNOWN", "OF_TOMORROW"]
)
months = st.sampled_from(["", "2026", "2026-03", "2026-10", "2026-11", "2026-12", "2027-01"])
points = st.sampled_from([None, (35.15, -90.05), (-33.87, 151.21), (21.31, -157.86)])


@st.composite
def sites(draw: st.DrawFn) -> Site:
    latitude, longitude = draw(points) or (None, None)
    whole = Trial(
        overall_status=draw(registry_codes),
        overall_status_seen_at=draw(moments | st.none()),
        status_verified_date=draw(months),
    )
    return Site(
        trial=whole,
        latitude=latitude,
        longitude=longitude,
        registry_status=draw(registry_codes),
        registry_status_seen_at=draw(moments | st.none()),
        unlisted_since=draw(st.none() | moments),
    )


reports = st.none() | st.builds(
    StatusReport,
    site=st.just(Site(facility="A hospital")),
    status=st.sampled_from(StatusReport.Status.values),
    source=st.sampled_from(StatusReport.Source.values),
    at=moments,
)
laws = settings(max_examples=400, deadline=None)


def words(standing: Standing):
    return [word for word in (standing.word, standing.other) if word]


@laws
@given(sites(), reports)
def test_nothing_is_open_without_the_hospital_s_word_of_sixty_days(site, report):
    if weigh(site, report, NOW).state is State.OPEN:
        assert report
        assert report.status in codes.OPEN
        assert -2 * DAY < NOW - report.at < 61 * DAY + dt.timedelta(hours=1)


@laws
@given(sites(), reports)
def test_every_word_is_the_report_s_or_the_registry_s(site, report):
    for word in words(weigh(site, report, NOW)):
        if word.speaker == "registry":
            said = site.trial.overall_status if word.about_trial else site.registry_status
            assert (word.code, word.date) == (said, site.trial.status_verified_date)
        else:
            assert report
            assert (word.speaker, word.code) == (report.source, report.status)
            assert abs(dt.date.fromisoformat(word.date) - report.at.date()) <= DAY
            assert word.days is None or word.days >= 0


@laws
@given(sites(), reports)
def test_a_newer_stop_of_site_or_trial_always_wins_and_both_are_told(site, report):
    if report is None or report.status in STOPPED:
        return
    own = site.unlisted_since is None and site.registry_status in {"SUSPENDED", "TERMINATED"}
    seen = [site.registry_status_seen_at if own else None]
    if site.trial.overall_status in {"SUSPENDED", "TERMINATED"}:
        seen.append(site.trial.overall_status_seen_at)
    if any(moment and moment > report.at for moment in seen):
        standing = weigh(site, report, NOW)
        assert standing.state in {State.PAUSED, State.CLOSED}
        assert standing.word.speaker == "registry"
        assert standing.other.code == report.status


@laws
@given(sites(), reports)
def test_nobody_makes_a_hospital_s_pause_or_closure_friendlier(site, report):
    if report and report.status in STOPPED:
        assert weigh(site, report, NOW).state not in WELCOMING


@laws
@given(sites(), reports)
def test_a_dropped_site_welcomes_nobody_until_the_hospital_speaks(site, report):
    standing = weigh(site, report, NOW)

    if site.unlisted_since and not (report and report.at > site.unlisted_since):
        assert standing.state not in WELCOMING
    assert bool(standing.unlisted_on) == bool(site.unlisted_since)


@laws
@given(sites(), reports, st.integers(0, 400 * 24))
def test_time_alone_never_makes_a_line_more_welcoming(site, report, hours):
    order = list(State)
    if report and report.at > NOW:
        return  # a clock that ran ahead is believed again when its day has come
    now, later = (weigh(site, report, NOW + dt.timedelta(hours=each)) for each in (0, hours))

    assert order.index(later.state) >= order.index(now.state)
