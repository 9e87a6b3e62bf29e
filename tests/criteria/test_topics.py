from __future__ import annotations

import pytest

from trials.criteria.facts.gather import gather
from trials.criteria.nodes import Node, Side
from trials.criteria.reading import read
from trials.criteria.topics import Place, Topic, says_for_whom, topic_of, topic_of_heading


def topic(
    text: str, side: Side = Side.INCLUSION, heading: str = "", illnesses: tuple[str, ...] = ()
) -> Topic:
    reading = read(f"{side.value.capitalize()} Criteria:\n\n* {text}")
    node: Node = reading.nodes[0].children[0]
    place = Place(side, heading, node.span.start, illnesses)
    return topic_of(node.text, gather(reading), place)


MUST = {
    "Participants must be < 22 years of age.": Topic.AGE,
    "Histologically confirmed neuroblastoma": Topic.ILLNESS,
    "Relapsed or refractory disease": Topic.ILLNESS,
    "Received at most 1 prior bone marrow transplant": Topic.EARLIER_TREATMENT,
    "At least 14 days must have elapsed since cytotoxic therapy": Topic.WAITING_TIMES,
    "Adequate cardiac function": Topic.ORGANS,
    "Platelets ≥ 75,000/mm3": Topic.ORGANS,
    "Karnofsky or Lansky score ≥ 50%": Topic.ORGANS,
    "Written informed consent of a parent": Topic.PREGNANCY_AND_CONSENT,
    "Owns a smartphone": Topic.OTHER,
}
OUT = {
    "History of epilepsy": Topic.OTHER_ILLNESSES,
    "Known HIV infection": Topic.OTHER_ILLNESSES,
    "Pregnant or breast-feeding": Topic.PREGNANCY_AND_CONSENT,
    "Previous treatment with another antibody": Topic.EARLIER_TREATMENT,
    "Chemotherapy within 14 days before the first dose": Topic.WAITING_TIMES,
    "Lives far from the hospital": Topic.OTHER,
}


@pytest.mark.parametrize(("text", "about"), MUST.items())
def test_what_must_be_true_is_put_with_its_like(text, about):
    assert topic(text) is about


@pytest.mark.parametrize(("text", "about"), OUT.items())
def test_what_may_rule_out_is_put_with_its_like(text, about):
    assert topic(text, Side.EXCLUSION) is about


def test_where_the_words_do_not_tell_the_registrys_own_sub_heading_does():
    assert topic("CD22 on the blasts", heading="Diagnosis") is Topic.ILLNESS
    assert topic("CD22 on the blasts", heading="Organ Function Requirements") is Topic.ORGANS


def test_the_earlier_treatment_that_a_diagnosis_follows_is_part_of_it():
    counted = "MRD between 0.1 and 4.99% after at least two prior induction attempts"

    assert topic(counted, heading="Diagnosis") is Topic.ILLNESS
    assert topic(counted) is Topic.EARLIER_TREATMENT
    assert topic(counted, Side.EXCLUSION, heading="Diagnosis") is Topic.EARLIER_TREATMENT


def test_a_rule_that_names_the_trials_own_illness_is_about_it():
    assert topic("Asthma known to a doctor", illnesses=("Asthma in Children",)) is Topic.ILLNESS


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("Prior Therapy", Topic.EARLIER_TREATMENT),
        ("DISEASE CHARACTERISTICS:", Topic.ILLNESS),
        ("Hepatic:", Topic.ORGANS),
        ("Chemotherapy:", Topic.EARLIER_TREATMENT),
        ("Cohort A: relapsed disease", None),
        ("Subjects with hepatic impairment", None),
    ],
)
def test_a_sub_heading_names_a_topic_or_people(heading, about):
    assert topic_of_heading(heading) is about


def test_only_a_heading_that_names_people_must_stay_above_its_rules():
    assert says_for_whom("Phase 2 only:")
    assert says_for_whom("New to NightWare")
    assert not says_for_whom("PATIENT CHARACTERISTICS:")
    assert not says_for_whom("Organ Function Requirements")
