from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from trials.registry.crossrefs import Crossref, name_in_arm, resolve, spell
from trials.registry.layout import Json

names = st.sampled_from(["", "A", "B"])
mentions = st.lists(st.sampled_from(["A", "B", "Drug: ", "Drug: A", "gone"]), max_size=4)
arms = st.lists(
    st.fixed_dictionaries({"label": names}, optional={"interventionNames": mentions}), max_size=4
)
interventions = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["DRUG", ""])},
        optional={"name": names, "armGroupLabels": mentions},
    ),
    max_size=4,
)


def listed(items: list[Json], key: str) -> list[object]:
    return [item.get(key, []) for item in items]


def arm(label: str, *mentioned: str) -> Json:
    return {"label": label, "interventionNames": [*mentioned]}


def drug(name: str, *mentioned: str) -> Json:
    return {"type": "DRUG", "name": name, "armGroupLabels": [*mentioned]}


def test_an_arm_calls_an_intervention_by_type_and_name():
    assert name_in_arm("DRUG", "X") == "Drug: X"
    assert name_in_arm("DIAGNOSTIC_TEST", "X") == "Diagnostic Test: X"
    assert name_in_arm("", "X") == "X"


def test_mentions_of_each_other_are_one_reference_with_both_places():
    the_arms = [arm("First", "Drug: B", "Drug: A"), arm("Second", "Drug: B")]
    the_interventions = [drug("A", "First"), drug("B", "Second", "First")]

    found = resolve(the_arms, the_interventions)

    assert found == [
        Crossref(0, 1, in_arm=0, in_intervention=1),
        Crossref(0, 0, in_arm=1, in_intervention=0),
        Crossref(1, 1, in_arm=0, in_intervention=0),
    ]


def test_a_mention_by_one_side_only_has_no_place_in_the_other():
    found = resolve([arm("First", "Drug: A"), arm("Second")], [drug("A", "Second")])

    assert found == [Crossref(0, 0, 0, None), Crossref(1, 0, None, 0)]


def test_a_mention_that_names_nothing_keeps_its_text():
    found = resolve([arm("First", "Drug: gone")], [drug("A", "Lost")])

    assert found == [
        Crossref(0, None, 0, None, "Drug: gone"),
        Crossref(None, 0, None, 0, "Lost"),
    ]


def test_the_second_mention_of_a_name_goes_with_its_second_bearer():
    found = resolve([arm("First", "Drug: A", "Drug: A", "Drug: A")], [drug("A"), drug("A")])

    assert [(ref.intervention, ref.text) for ref in found] == [(0, ""), (1, ""), (None, "Drug: A")]


def test_of_two_namesakes_an_arm_means_the_one_that_names_it_back():
    the_arms = [arm("Daily", "Drug: A"), arm("Weekly", "Drug: A")]

    found = resolve(the_arms, [drug("A", "Daily"), drug("A", "Weekly")])

    assert found == [Crossref(0, 0, 0, 0), Crossref(1, 1, 0, 0)]


def test_spelling_uses_the_names_that_stand_now():
    the_arms, the_interventions = [arm("First", "Drug: A")], [drug("A", "First")]
    found = resolve(the_arms, the_interventions)

    spelled = spell(found, [arm("1st")], [{"type": "DIETARY_SUPPLEMENT", "name": "A2"}])

    assert spelled == ([["Dietary Supplement: A2"]], [["1st"]])


@given(arms, interventions)
@settings(deadline=None)
def test_spelling_gives_back_the_very_lists(arms, interventions):
    spelled = spell(resolve(arms, interventions), arms, interventions)

    assert spelled == (
        listed(arms, "interventionNames"),
        listed(interventions, "armGroupLabels"),
    )


@given(arms, interventions)
@settings(deadline=None)
def test_every_mention_is_in_exactly_one_reference(arms, interventions):
    found = resolve(arms, interventions)

    in_arms = [(ref.arm, ref.in_arm) for ref in found if ref.in_arm is not None]
    in_interventions = [
        (ref.intervention, ref.in_intervention) for ref in found if ref.in_intervention is not None
    ]
    assert sorted(in_arms) == places(listed(arms, "interventionNames"))
    assert sorted(in_interventions) == places(listed(interventions, "armGroupLabels"))


def places(lists):
    return [(item, place) for item, texts in enumerate(lists) for place in range(len(texts))]


@given(arms, interventions)
@settings(deadline=None)
def test_an_arm_and_an_intervention_are_paired_at_most_once(arms, interventions):
    pairs = [
        (ref.arm, ref.intervention)
        for ref in resolve(arms, interventions)
        if ref.arm is not None and ref.intervention is not None
    ]

    assert len(pairs) == len(set(pairs))


def test_every_real_record_is_spelled_as_it_came(real_studies):
    protocols = [json.loads(study)["protocolSection"] for study in real_studies]

    for module in (protocol.get("armsInterventionsModule", {}) for protocol in protocols):
        arms, interventions = module.get("armGroups", []), module.get("interventions", [])
        found = resolve(arms, interventions)
        assert spell(found, arms, interventions) == (
            listed(arms, "interventionNames"),
            listed(interventions, "armGroupLabels"),
        )
        assert not [ref for ref in found if ref.text]
