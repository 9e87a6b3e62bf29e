"""Waiting times and look-back windows: what each follows, counts to and lets off, as it is said."""

from __future__ import annotations

import pytest

from trials.criteria.facts.fact import WINDOWS, Fact, FactKind
from trials.criteria.facts.gather import gather
from trials.criteria.reading import read


def windows_in(line: str) -> list[Fact]:
    facts = gather(read(f"Inclusion Criteria:\n* {line}\n"))
    return [fact for fact in facts if fact.kind in WINDOWS]


def test_each_wait_of_a_sentence_has_what_it_follows():
    waits = windows_in(
        "At least 2 weeks must have elapsed since local XRT (small port); ≥ 3 months must have "
        "elapsed if prior cranial or craniospinal XRT was received, if ≥ 50% of the pelvis was "
        "irradiated, or if TBI was received; ≥ 6 weeks must have elapsed if other substantial bone "
        "marrow irradiation was given."
    )

    assert [(wait.kind, wait.days, wait.of) for wait in waits] == [
        (FactKind.WASHOUT, 14, "local XRT (small port)"),
        (FactKind.WASHOUT, 90, "prior cranial or craniospinal XRT was received, if ≥ 50% of the "
         "pelvis was irradiated, or if TBI was received"),
        (FactKind.WASHOUT, 42, "other substantial bone marrow irradiation was given"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "of"),
    [
        ("At least 14 days since the completion of cytotoxic therapy", "completion of cytotoxic "
         "therapy"),
        ("At least 3 weeks since the last dose of chemotherapy", "last dose of chemotherapy"),
        ("At least 3 weeks since prior chemotherapy", "prior chemotherapy"),
        ("More than 28 days after any major surgery", "any major surgery"),
        ("At least 4 weeks must have elapsed between the last dose of steroids and enrollment",
         "last dose of steroids"),
        ("Last vaccination at least 28 days prior to enrollment", "Last vaccination"),
        ("Chemotherapy: completed at least 14 days ago", "Chemotherapy: completed"),
        ("At least 90 days have elapsed since transplant and participant is well", "transplant"),
        ("At least 90 days have elapsed since transplant with no sign of GVHD, if applicable",
         "transplant with no sign of GVHD"),
        ("No use of steroids for at least 2 weeks", "use of steroids"),
        ("Herbs (e.g. St. John's wort) less than 2 weeks ago", "Herbs (e.g. St. John's wort)"),
    ],
)  # fmt: skip
def test_a_wait_is_counted_from_what_the_source_says(line: str, of: str):
    (wait,) = windows_in(line)

    assert wait.of == of


def test_time_off_a_treatment_is_a_wait_of_its_own():
    transplant, suppression = windows_in(
        "At least 90 days have elapsed since bone marrow transplant and participant is off immune "
        "suppression for ≥ 2 weeks, if applicable with no evidence of active GVHD."
    )

    assert (transplant.days, transplant.of) == (90, "bone marrow transplant")
    assert (suppression.days, suppression.of) == (14, "immune suppression")
    assert suppression.kind is FactKind.WASHOUT


def test_a_second_window_does_not_follow_what_the_first_one_does():
    waits = windows_in("Chemotherapy within 4 weeks before screening or surgery within 2 weeks")

    assert [(wait.days, wait.of, wait.until) for wait in waits] == [
        (28, "Chemotherapy", "screening"),
        (14, "surgery", ""),
    ]


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("Surgery within 4 weeks before the first dose of study drug", "first dose of study drug"),
        ("Surgery within 4 weeks (28 days) prior to enrollment", "enrollment"),
        ("Surgery within 4 weeks of screening or during the study", "screening"),
        ("Surgery less than 4 weeks before randomization", "randomization"),
        ("At least 4 weeks since surgery prior to study entry", "study entry"),
        ("At least 4 weeks between surgery and study entry", "study entry"),
        ("Surgery within 4 weeks prior to the administration of the investigational medicinal "
         "product under study", "administration of the investigational medicinal product under "
         "study"),
        ("At least 4 weeks since surgery at time of enrollment", "enrollment"),
        ("Surgery at least 4 weeks ago at the time of study entry", "study entry"),
        ("At least 4 weeks since surgery at the time of relapse", ""),
        ("Surgery within 4 weeks", ""),
        ("Surgery at least 4 weeks ago", ""),
    ],
)  # fmt: skip
def test_a_window_counts_to_what_the_source_says_and_no_word_is_cut(line: str, until: str):
    (window,) = windows_in(line)

    assert window.until == until


def test_what_a_wait_counts_to_is_no_part_of_what_it_follows():
    (wait,) = windows_in("At least 90 days since stem cell transplant at time of enrollment")

    assert (wait.of, wait.until) == ("stem cell transplant", "enrollment")


def test_words_far_before_a_window_are_left_out_whole():
    line = "Any one of many, many treatments " * 9

    (window,) = windows_in(f"{line}within 4 weeks")

    assert line.endswith(f" {window.of} ")


@pytest.mark.parametrize(
    ("line", "exception"),
    [
        ("Surgery within 4 weeks, except for minor surgery (such as biopsy)", "minor surgery "
         "(such as biopsy)"),
        ("Surgery (other than biopsy) within 4 weeks", "biopsy"),
        ("Surgery other than biopsy within 4 weeks of screening", "biopsy"),
        ("Surgery within 4 weeks. Excluding alcohol is advised", ""),
        ("Surgery within 4 weeks (biopsies and stitches are exempted)", "biopsies and stitches"),
        ("Surgery within 4 weeks. Biopsies are exempt from this wait.", "Biopsies"),
        ("Surgery within 4 weeks. Biopsies do not count.", "Biopsies"),
        ("Surgery within 4 weeks. This does not apply to biopsies.", "biopsies"),
        ("Surgery within 4 weeks. These are exempt.", ""),
        ("Surgery within 4 weeks. It hurts. Biopsies are exempt.", ""),
        ("Surgery within 4 weeks and 2 days of rest. Biopsies are exempt.", ""),
    ],
)  # fmt: skip
def test_what_is_let_off_is_that_of_the_same_or_the_next_sentence(line: str, exception: str):
    (window,) = windows_in(line)

    assert window.exception == exception


@pytest.mark.parametrize(
    "line",
    [
        "On a stable dose of steroids for at least 4 weeks prior to screening",
        "Stable disease for a period of at least 4 weeks before screening",
        "Use condoms during the study and for at least 4 weeks after the last dose",
        "Agree not to donate blood until at least 30 days have passed since the last dose",
        "Sterilization at least 6 weeks before the first dose",
        "Is seen at least 4 weeks after enrollment",
        "At least six weeks of prior physiotherapy",
        "A trial of therapy (defined as at least 6 weeks of treatment)",
        "On a stable diet at least 8 weeks prior to screening",
        "Inability to undergo surgery within 6 months",
    ],
)
def test_what_is_kept_up_or_lies_ahead_is_no_window(line: str):
    assert windows_in(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Off all steroids for at least 4 weeks prior to screening",
        "Has stopped steroids for at least 4 weeks before screening",
        "Is willing to stop steroids within 4 weeks before the first dose",
    ],
)
def test_what_is_left_off_for_a_time_is_a_wait(line: str):
    (wait,) = windows_in(line)

    assert (wait.kind, wait.days) == (FactKind.WASHOUT, 28)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Medical history of stroke within 6 months", FactKind.LOOKBACK),
        ("Treatment for stroke within 6 months", FactKind.WASHOUT),
        ("Uses steroids. Had a stroke within 6 months", FactKind.LOOKBACK),
        ("Prostatectomy within 6 months", FactKind.WASHOUT),
        ("Takes other drugs and has a negative test within 3 days", FactKind.LOOKBACK),
        ("A normal EKG taken within 1 month", FactKind.LOOKBACK),
        ("Took the test drug within 1 month", FactKind.WASHOUT),
        ("Part in a clinical test of a drug within 1 month", FactKind.WASHOUT),
    ],
)
def test_a_window_after_treatment_is_a_wait_and_after_illness_a_look_back(
    line: str, kind: FactKind
):
    (window,) = windows_in(line)

    assert window.kind is kind
