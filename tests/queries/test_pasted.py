"""The card as plain text, as it stands in a record after pasting."""

from __future__ import annotations

import datetime as dt

import pytest

from trials.actions import samples
from trials.models import Site, SiteContact, Trial
from trials.queries.direct import direct_numbers
from trials.queries.pasted import pasted
from trials.queries.refer import card_of
from trials.queries.trials import trial_page

pytestmark = pytest.mark.django_db
ADDRESS = "https://trials.example.org/trials/NCT00000001/refer/"


def text_of(trial: Trial, now: dt.datetime) -> str:
    page = trial_page(trial, now, with_contacts=True)
    card = card_of(trial, now.date())
    numbers = direct_numbers(page.lines)
    return pasted(page, card, numbers, address=ADDRESS, today=now.date())


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def made(*, inclusion: str = "", exclusion: str = "", **fields: object) -> Trial:
    text = f"Inclusion Criteria:\n\n{inclusion}\n\nExclusion Criteria:\n\n{exclusion}"
    return Trial.objects.create(nct_id="NCT00000001", eligibility_criteria=text, **fields)


@pytest.fixture
def sample(now: dt.datetime) -> str:
    return text_of(samples.load(now=now), now)


def test_no_line_is_too_wide_for_a_record(sample: str) -> None:
    assert max(len(line) for line in sample.splitlines()) <= 76
    assert "\t" not in sample


def test_it_says_what_it_is_of_how_the_trial_stood_and_that_the_protocol_decides(
    sample: str,
) -> None:
    said = in_one_line(sample)

    assert said.startswith("NCT03913559: Inotuzumab for children")
    assert "On 22 November 2026: No site confirmed open, 2 said to be open. " in said
    assert "ClinicalTrials.gov, registry text of 3 July 2025. The protocol decides." in said
    assert "Sample: its sentences are not the registry’s own." in said
    assert sample.endswith(f"{ADDRESS}\n")


def test_each_part_of_the_card_is_in_it(sample: str) -> None:
    said = in_one_line(sample)

    for words in (
        "HARD STOPS - Sinusoidal obstruction syndrome",
        "NOT CLEAR WHETHER THESE RULE IN OR OUT - Participants, male or female",
        "at least 14 days ago (not for Steroids and standard maintenance therapy)*",
        "- Counted to: not said, where nothing is named.",
        "- 42 days: CAR-T cell therapy, at least 42 days ago - ",
        "- 14 days: no immune suppression for ≥ 2 weeks*",
        "- or creatinine at most, in mg/dL (µmol/L): < 6 months 0.4 (35.4); 6 months",
        "13 to < 16 years male 1.5 (133), female 1.4 (124); ≥ 16 years",
        "- direct bilirubin ≤ 1.4 mg/dL (≤ 23.9 µmol/L)* - AST ≤ 3 x ULN - or ALT ≤ 3 x ULN",
        "PERFORMANCE SCORE - Karnofsky or Lansky score ≥ 50%",
        "EARLIER TREATMENT, COUNTED - Bone marrow transplant ≤ 1",
        "MRD, CD22, last dates of all under waiting times",
        "Deborah Schiff, MD, 858-966-5811 (hours not known)",
        "* The rule says more: read its words.",
    ):
        assert words in said


def test_what_rules_out_says_so(now: dt.datetime) -> None:
    trial = made(
        inclusion="* Leukemia without extramedullary disease",
        exclusion="* Use of steroids within 4 weeks before screening\n* Creatinine > 2 mg/dL",
    )

    said = in_one_line(text_of(trial, now))

    assert "- From the rules that must be true: “without extramedullary disease”" in said
    assert "- Rules out: 28 days: Use of steroids, within 4 weeks, counted to screening" in said
    assert "- Rules out: Creatinine > 2 mg/dL (> 177 µmol/L)" in said


def test_a_card_without_figures_has_no_part_for_them_and_no_mark(now: dt.datetime) -> None:
    said = text_of(made(exclusion="* Asthma*"), now)

    assert "- Asthma*" in said
    assert "WAITING" not in said
    assert "LIMIT" not in said
    assert "The rule says more" not in said
    assert "registry text of" not in said


def test_the_line_for_clinicians_stands_with_its_hours(now: dt.datetime) -> None:
    trial = made(overall_status="RECRUITING")
    Site.objects.create(
        trial=trial,
        facility="Leeds General",
        registry_status="RECRUITING",
        clinician_line="0113 555 0142",
        clinician_hours="weekdays, 8 to 5",
    )
    silent = Site.objects.create(trial=trial, facility="York", registry_status="RECRUITING")
    SiteContact.objects.create(site=silent, name="By mail", email="a@b.example")

    said = in_one_line(text_of(trial, now))

    assert "- Leeds General: for clinicians, 0113 555 0142 (weekdays, 8 to 5)" in said
    assert "- York: no number is known" in said


def test_an_invented_trial_says_so(now: dt.datetime) -> None:
    said = text_of(made(is_demonstration=True), now)

    assert "This is an invented trial. Nobody can join it." in said
