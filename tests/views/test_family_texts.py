"""What families read of a trial in our own words, and that the page says who checked it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.family_texts import NOT_NEEDED, TODAY, approve, write, write_and_show
from trials.actions import family_texts, samples
from trials.models import Trial

ADDRESS, SPANISH = "/trials/NCT00000001/", "/es/trials/NCT00000001/"
SAMPLE = "/trials/NCT03913559/"
TABS = ["", "eligibility/", "treatment/", "sites/", "record/", "contact/"]


@pytest.fixture
def erin(db) -> User:
    return User.objects.create_user("erin", first_name="Erin", last_name="Example")


@pytest.fixture
def trial(publish) -> Trial:
    return publish(brief_summary="A randomized evaluation.", study_type="INTERVENTIONAL")


def panel_of(client, address: str = ADDRESS) -> str:
    body = client.get(address).content.decode()
    return body[body.index('id="panel"') : body.index('class="card"')]


def words(html: str) -> str:
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    return re.sub(r"\s+([.,:)])", r"\1", text).replace("( ", "(")


def headings(html: str) -> list[str]:
    return re.findall(r"<h2[^>]*>([^<]+)", html)


def test_without_a_text_the_registrys_stands_as_it_always_did(client, trial):
    panel = panel_of(client)

    assert headings(panel)[0] == "What this trial is about"
    assert '<div class="registry" lang="en"><p>A randomized evaluation.</p>' in panel
    for ours in ("What taking part involves", "What the risks are", "registry’s own text"):
        assert ours not in panel


def test_our_words_come_first_and_the_registrys_stay_on_the_page(client, trial, erin):
    write_and_show(trial, erin)

    panel = panel_of(client)

    assert headings(panel)[:4] == [
        "What this trial is about",
        "What the risks are",
        "What taking part involves",
        "The registry’s own text",
    ]
    assert panel.index("This trial tests a spray.") < panel.index("A randomized evaluation.")
    assert '<div class="registry" lang="en"><p>A randomized evaluation.</p>' in panel


def test_who_wrote_it_and_who_checked_it_stands_below_each_part(client, trial, erin):
    write_and_show(trial, erin)

    told = words(panel_of(client))

    line = (
        "Written by Erin Example on 22 November 2026. "
        "Checked by Board of Leeds, number 26-17, on 22 November 2026."
    )
    assert told.count(line) == 3


def test_who_says_that_no_check_is_needed_is_named(client, trial, erin):
    text = write(trial, erin)
    approve(text, erin, NOT_NEEDED)
    family_texts.publish(text=text, by=erin, now=NOW)

    told = words(panel_of(client))

    assert "No ethics committee has to check it, says Ada Chair, Board of Leeds (22 Nov" in told
    assert "Checked by" not in told


def test_the_risks_stand_as_high_as_the_purpose_and_name_their_dated_source(client, trial, erin):
    write_and_show(trial, erin)

    told = words(panel_of(client))

    risks = told[told.index("What the risks are") :]
    assert risks.startswith("What the risks are The spray can make the throat sore.")
    assert "From: Label of the spray, March 2026" in risks


def test_what_nobody_wrote_has_no_heading(client, trial, erin):
    write_and_show(trial, erin, travel="The bus stops at the door.\n\nParking is free.")

    panel = panel_of(client)

    part = panel[panel.index('id="taking-part"') : panel.index('id="registry-text"')]
    assert re.findall(r"<h3>([^<]+)", part) == ["Visits", "Travel and stay"]
    assert "<p>The bus stops at the door.</p>\n\n<p>Parking is free.</p>" in part


def test_the_page_says_when_the_registry_has_changed_its_text_since(client, trial, erin):
    write_and_show(trial, erin)
    note = "The registry has changed its text since. We are checking this again."
    before = note in panel_of(client)

    Trial.objects.update(brief_summary="Another evaluation.")

    assert not before
    assert panel_of(client).count(note) == 3


def test_the_page_says_when_nobody_looked_at_it_in_time(client, trial, erin):
    write_and_show(trial, erin, review_by=TODAY)

    with time_machine.travel(NOW + dt.timedelta(days=1), tick=False):
        told = words(panel_of(client))

    assert "We wanted to look at this text again by 22 November 2026." in told


def test_an_expired_decision_brings_the_registrys_text_back(client, trial, erin):
    write_and_show(trial, erin)

    with time_machine.travel(NOW + dt.timedelta(days=201), tick=False):
        panel = panel_of(client)

    assert "spray" not in panel
    assert headings(panel)[0] == "What this trial is about"


def test_what_staff_type_is_shown_as_text(client, trial, erin):
    write_and_show(trial, erin, summary="Under <b>18</b> & over 6")

    assert "Under &lt;b&gt;18&lt;/b&gt; &amp; over 6" in panel_of(client)


def test_a_spanish_page_shows_the_spanish_text_or_says_that_there_is_none(client, trial, erin):
    write_and_show(trial, erin)
    before = panel_of(client, SPANISH)
    write_and_show(trial, erin, language="es", summary="Este estudio prueba un aerosol.")

    after = panel_of(client, SPANISH)

    assert '<div lang="en"><p>This trial tests a spray.</p></div>' in before
    assert '<div lang="es"><p>Este estudio prueba un aerosol.</p></div>' in after
    assert "This trial tests" not in after
    assert "Este estudio" not in panel_of(client)


@pytest.mark.parametrize("address", [SAMPLE, f"/es{SAMPLE}"])
def test_the_sample_is_marked_in_every_part(client, db, address):
    samples.load(now=NOW)

    panel = panel_of(client, address)

    marks = re.findall(r'<p class="note slim"><strong>[^<]+</strong></p>', panel)
    assert len(marks) == 3
    assert len(set(marks)) == 1
    assert "Checked by" not in panel


def test_the_sample_says_that_no_committee_has_seen_it(client, db):
    samples.load(now=NOW)

    told = words(panel_of(client, SAMPLE))

    assert "This is a sample text. No ethics committee has seen it." in told
    assert "The drug can harm the liver." in told
    assert "From: Besponsa (inotuzumab ozogamicin), U.S. prescribing information" in told
    assert "boxed warning, March 2024" in told


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_says_what_to_do_if_the_trial_does_not_fit(client, trial, tab, settings):
    panel = panel_of(client, f"{ADDRESS}{tab}")

    assert "If this does not fit" in headings(panel)
    told = words(panel)
    assert "Look for other trials of Asthma." in told
    assert "Ask your doctor whether the treatment can be had outside a trial." in told
    assert f"Ring our desk: {settings.DESK_PHONE}. {settings.DESK_HOURS}" in told
    assert '<a href="/trials/?q=Asthma">Look for other trials</a>' in panel


def test_known_expanded_access_is_linked(client, publish):
    publish(
        study_type="INTERVENTIONAL", has_expanded_access=True, expanded_access_nct_id="NCT00000009"
    )

    assert 'href="https://clinicaltrials.gov/study/NCT00000009"' in panel_of(client)


def test_where_nothing_is_given_nothing_is_said_of_getting_it_elsewhere(client, publish):
    publish(study_type="OBSERVATIONAL", conditions=())

    told = words(panel_of(client))

    assert "outside a trial" not in told
    assert "Look for other trials." in told


def test_a_family_finds_questions_to_take_along(client, trial):
    panel = panel_of(client)

    part = panel[panel.index('id="visit-questions"') :]
    questions = re.findall(r"<li>([^<]+)</li>", part[: part.index("</section>")])
    assert len(questions) == 12
    assert all(question.endswith("?") for question in questions)
    assert "Who pays if the treatment does harm?" in questions
