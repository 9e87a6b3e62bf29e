"""What is printed for a family, and which part of it a change touches."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation

from tests.conftest import NOW
from trials.actions import samples
from trials.models import CentralContact, Site, SiteContact, StatusReport, Trial, TrialName
from trials.queries.checklist import checklist_of
from trials.queries.paper import Paper, paper_of
from trials.queries.paper_version import Part, Version, read, since, version_of
from trials.queries.trials import TrialPage, trial_page

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
LONG = "A rule of many words that somebody who is ill has to read again and again. " * 3


@pytest.fixture
def trial() -> Trial:
    return samples.load(now=NOW)


def page_of(trial: Trial, now: dt.datetime = NOW) -> TrialPage:
    return trial_page(Trial.objects.get(pk=trial.pk), now, with_contacts=True)


def version(trial: Trial, now: dt.datetime = NOW) -> Version:
    page = page_of(trial, now)
    checklist = checklist_of(page.trial, language=translation.get_language())
    return version_of(page, checklist, now.date())


def printed(trial: Trial) -> Paper:
    return paper_of(page_of(trial), checklist_of(trial))


def says(site: Site, status: str, at: dt.datetime = NOW) -> None:
    by, _ = get_user_model().objects.get_or_create(username="editor")
    StatusReport.objects.create(site=site, status=status, source="staff", by=by, at=at)


def with_rules(*, inclusion: int, exclusion: int) -> Trial:
    text = "Inclusion Criteria:\n\n"
    text += "".join(f"* {LONG} Number {number}.\n" for number in range(inclusion))
    text += "\nExclusion Criteria:\n\n"
    text += "".join(f"* {LONG} Never {number}.\n" for number in range(exclusion))
    return Trial.objects.create(nct_id="NCT00000009", eligibility_criteria=text, published_at=NOW)


def test_all_rules_of_the_sample_are_printed_on_their_sides(trial):
    sides = printed(trial).sides

    assert [(side.side, len(side.rules), side.left) for side in sides] == [
        ("inclusion", 13, 0),
        ("exclusion", 6, 0),
        ("undecided", 1, 0),
    ]


def test_of_many_rules_each_side_keeps_its_first_and_says_how_many_are_left():
    trial = with_rules(inclusion=60, exclusion=40)

    must, out = printed(trial).sides

    assert "Number 0." in must.rules[0].question.asks
    assert "Never 0." in out.rules[0].question.asks
    assert abs(len(must.rules) - len(out.rules)) <= 1
    assert len(must.rules) + must.left == 60
    assert len(out.rules) + out.left == 40
    assert out.left > 0


def test_a_rule_that_is_longer_than_the_sheet_is_left_to_the_page_and_hides_no_other_side():
    text = f"Inclusion Criteria:\n\n* {LONG * 40}\n\nExclusion Criteria:\n\n* Asthma"
    trial = Trial.objects.create(nct_id="NCT00000009", eligibility_criteria=text, published_at=NOW)

    must, out = printed(trial).sides

    assert (must.rules, must.left) == ([], 1)
    assert [rule.question.asks for rule in out.rules] == ["Asthma"]


def test_a_rule_whose_lines_are_left_out_says_that_there_is_more():
    lines = "".join(f"    * {LONG} Line {number}\n" for number in range(9))
    text = f"Inclusion Criteria:\n\n* All of these:\n{lines}* Short\n"
    trial = Trial.objects.create(nct_id="NCT00000009", eligibility_criteria=text, published_at=NOW)

    (must,) = printed(trial).sides

    assert [(rule.below, rule.has_more) for rule in must.rules] == [((), True), ((), False)]


def test_sites_are_cut_and_the_surest_are_kept(trial):
    Site.objects.bulk_create(
        Site(trial=trial, facility=f"Hospital {n}", city="Leeds", registry_status="RECRUITING")
        for n in range(30)
    )
    says(Site.objects.get(facility="Hospital 29"), "RECRUITING")

    paper = printed(trial)

    assert paper.sites[0].line.site.facility == "Hospital 29"
    assert len(paper.sites) + paper.sites_left == 32
    assert paper.sites_left > 20


def test_long_titles_and_many_illnesses_leave_room_for_fewer_sites(trial):
    for n in range(10):
        Site.objects.create(trial=trial, facility=f"H {n}", registry_status="RECRUITING")
    before = len(printed(trial).sites)

    trial.plain_title = trial.plain_for_whom = "Long words about it " * 40
    trial.save()

    assert len(printed(trial).sites) < before


def test_the_same_record_has_the_same_version_on_another_day(trial):
    later = version(trial, NOW + dt.timedelta(days=20))

    assert later.digests == version(trial).digests
    assert later.day != version(trial).day


def changed_by(trial: Trial, change) -> frozenset[Part]:
    before = version(trial)
    change()
    return before.changed_in(version(trial))


def test_a_site_that_pauses_changes_the_status_alone(trial):
    site = Site.objects.get(city="San Diego")

    assert changed_by(trial, lambda: says(site, "SUSPENDED")) == {"status"}


def test_a_confirmation_that_is_said_again_changes_nothing(trial):
    site = Site.objects.get(city="San Diego")
    says(site, "RECRUITING", NOW - dt.timedelta(days=10))

    assert changed_by(trial, lambda: says(site, "RECRUITING")) == frozenset()


def test_a_confirmation_that_fades_changes_the_status(trial):
    says(Site.objects.get(city="San Diego"), "RECRUITING")
    before = version(trial)

    after = version(trial, NOW + dt.timedelta(days=61))

    assert before.changed_in(after) == {"status"}


def test_a_changed_criterion_changes_the_rules_alone(trial):
    text = trial.eligibility_criteria.replace("< 22 years", "< 18 years")
    assert text != trial.eligibility_criteria

    def change():
        Trial.objects.filter(pk=trial.pk).update(eligibility_criteria=text)

    assert changed_by(trial, change) == {"rules"}


def test_an_age_limit_changes_the_rules(trial):
    def change():
        Trial.objects.filter(pk=trial.pk).update(maximum_age="17 Years")

    assert changed_by(trial, change) == {"rules"}


@pytest.mark.parametrize("number", [0, 1])
def test_a_number_or_its_hours_changes_the_numbers_alone(trial, number):
    rows = [CentralContact.objects.filter(trial=trial), SiteContact.objects.all()][number]

    assert changed_by(trial, lambda: rows.update(phone="901-555-0100")) == {"numbers"}
    assert changed_by(trial, lambda: rows.update(hours="Weekdays, 8 to 4")) == {"numbers"}


def test_another_title_changes_the_words_alone(trial):
    def change():
        Trial.objects.filter(pk=trial.pk).update(plain_title="Another title")

    assert changed_by(trial, change) == {"words"}


def test_a_spanish_title_is_no_news_for_an_english_paper(trial):
    def change():
        TrialName.objects.update_or_create(
            trial=trial, language="es", defaults={"title": "Otro título"}
        )

    english = changed_by(trial, change)
    TrialName.objects.all().delete()
    with translation.override("es"):
        spanish = changed_by(trial, change)

    assert (english, spanish) == (frozenset(), {"words"})


def test_a_version_is_read_as_it_was_written(trial):
    written = version(trial)

    assert read(str(written), TODAY) == written
    assert len(str(written)) == 36


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "20261122",
        "20261122-en-3fa9",
        "20261399-en-3fa9c21b2c77a0190d4ee2c5",
        "20261122-xx-3fa9c21b2c77a0190d4ee2c5",
        "20261122-en-3fa9c21b2c77a0190d4ee2c5ff",
        "２0261122-en-3fa9c21b2c77a0190d4ee2c5",
        "20261123-en-3fa9c21b2c77a0190d4ee2c5",
    ],
)
def test_what_is_no_version_or_is_still_to_come_is_not_read(text):
    assert read(text, TODAY) is None


def test_since_a_paper_only_sites_with_news_are_told(trial):
    held = dataclasses.replace(version(trial), day=TODAY - dt.timedelta(days=30))
    Site.objects.update(registry_status_seen_at=NOW - dt.timedelta(days=300))
    says(Site.objects.get(city="San Diego"), "SUSPENDED", NOW - dt.timedelta(days=3))

    told = since(held, version(trial), page_of(trial))

    assert told.changed == {"status"}
    assert [line.site.city for line in told.sites] == ["San Diego"]


def test_a_text_of_the_registry_that_came_later_is_told(trial):
    held = dataclasses.replace(version(trial), day=TODAY - dt.timedelta(days=30))

    told = since(held, version(trial), page_of(trial))

    assert told.is_as_it_was
    assert told.registry_date == "2025-07-03"
    assert since(version(trial), version(trial), page_of(trial)).registry_date == ""
