"""A mention between arms and interventions is merged as what it means, not as a text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from trials.registry.layout import Json
from trials.registry.merge import Conflict, merge, plain


def with_arms(arms: list[Json], interventions: list[Json]) -> Json:
    return {"armsInterventionsModule": {"armGroups": arms, "interventions": interventions}}


def arm(label: str, *names: str) -> Json:
    return {"label": label, "interventionNames": [*names]}


def drug(name: str, *labels: str) -> Json:
    return {"type": "DRUG", "name": name, "armGroupLabels": [*labels]}


def test_a_rename_of_ours_reaches_the_arm_that_the_registry_adds():
    base = with_arms([arm("One", "Drug: X")], [drug("X", "One")])
    ours = with_arms([arm("One", "Drug: X'")], [drug("X'", "One")])
    ours["armsInterventionsModule"]["interventions"][0]["@base"] = 0
    theirs = with_arms([arm("One", "Drug: X"), arm("Two", "Drug: X")], [drug("X", "One", "Two")])

    merged = merge(base, ours, theirs)

    assert plain(merged.protocol) == with_arms(
        [arm("One", "Drug: X'"), arm("Two", "Drug: X'")], [drug("X'", "One", "Two")]
    )
    assert merged.conflicts == []


def test_two_names_for_one_intervention_are_one_conflict():
    base = with_arms([arm("One", "Drug: Aspirin")], [drug("Aspirin", "One")])
    ours = with_arms([arm("One", "Drug: Aspirine")], [drug("Aspirine", "One")])
    theirs = with_arms([arm("One", "Drug: Aspirin 100")], [drug("Aspirin 100", "One")])

    merged = merge(base, ours, theirs)

    assert plain(merged.protocol) == ours
    assert merged.conflicts == [
        Conflict(
            "armsInterventionsModule.interventions[Aspirine].name",
            "Aspirin",
            "Aspirine",
            "Aspirin 100",
        )
    ]


def test_an_arm_is_not_changed_by_a_rename_of_what_it_names():
    base = with_arms([arm("One", "Drug: X"), arm("Two", "Drug: X")], [drug("X", "One", "Two")])
    ours = with_arms([arm("One", "Drug: X'"), arm("Two", "Drug: X'")], [drug("X'", "One", "Two")])
    ours["armsInterventionsModule"]["interventions"][0]["@base"] = 0

    merged = merge(base, ours, with_arms([arm("One", "Drug: X")], [drug("X", "One")]))

    assert plain(merged.protocol) == with_arms([arm("One", "Drug: X'")], [drug("X'", "One")])
    assert merged.conflicts == []


def test_conflicts_about_arms_are_in_the_names_of_each_side():
    base = with_arms([arm("One", "Drug: X")], [drug("X")])
    ours = with_arms([arm("One", "Drug: X'") | {"type": "OTHER"}], [drug("X'")])
    ours["armsInterventionsModule"]["interventions"][0]["@base"] = 0

    merged = merge(base, ours, with_arms([], [drug("X")]))

    assert [
        (c.base["interventionNames"], c.ours["interventionNames"]) for c in merged.conflicts
    ] == [(["Drug: X"], ["Drug: X'"])]


def test_two_orders_of_mentions_are_a_conflict_told_in_names():
    drugs = [drug("X"), drug("Y"), drug("Z")]
    base = with_arms([arm("One", "Drug: X", "Drug: Y", "Drug: Z")], drugs)
    ours = with_arms([arm("One", "Drug: Y", "Drug: X", "Drug: Z")], drugs)

    merged = merge(base, ours, with_arms([arm("One", "Drug: X", "Drug: Z", "Drug: Y")], drugs))

    assert merged.conflicts == [
        Conflict(
            "armsInterventionsModule.armGroups[One].interventionNames",
            ["Drug: X", "Drug: Y", "Drug: Z"],
            ["Drug: Y", "Drug: X", "Drug: Z"],
            ["Drug: X", "Drug: Z", "Drug: Y"],
        )
    ]


def test_a_name_for_an_intervention_that_we_deleted_stays_as_written():
    base = with_arms([arm("One", "Drug: X")], [drug("X", "One")])
    ours = with_arms([arm("One")], [])
    theirs = with_arms([arm("One", "Drug: X"), arm("Two", "Drug: X")], [drug("X", "One", "Two")])

    merged = merge(base, ours, theirs)

    arms = plain(merged.protocol)["armsInterventionsModule"]["armGroups"]
    assert arms == [arm("One"), arm("Two", "Drug: X")]
    assert len(merged.conflicts) == 1


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_a_rename_of_ours_reaches_every_mention_however_theirs_rewired_the_arms(random):
    arms, drugs = ["One", "Two", "Three"], ["X", "Y", "Z"]
    names = {name: f"{name} renamed" for name in (*arms, *drugs) if random.random() < 0.5}
    wires = {(arm, drug) for arm in (*arms, "Four") for drug in (*drugs, "New")}
    before = {wire for wire in wires if random.random() < 0.5}
    after = {wire for wire in wires if random.random() < 0.5}

    merged = merge(
        wired(arms, drugs, before, {}),
        wired(arms, drugs, before, names, annotated=True),
        wired([*arms, "Four"], [*drugs, "New"], after, {}),
    )

    assert plain(merged.protocol) == wired([*arms, "Four"], [*drugs, "New"], after, names)
    assert merged.conflicts == []


def wired(
    arms: list[str],
    drugs: list[str],
    wires: set[tuple[str, str]],
    names: dict[str, str],
    *,
    annotated: bool = False,
) -> Json:
    def called(name: str) -> str:
        return names.get(name, name)

    def notes(index: int) -> Json:
        return {"@row": index, "@base": index} if annotated else {}

    return {
        "armsInterventionsModule": {
            "armGroups": [
                {
                    "label": called(arm),
                    "interventionNames": [f"Drug: {called(d)}" for d in drugs if (arm, d) in wires],
                    **notes(index),
                }
                for index, arm in enumerate(arms)
            ],
            "interventions": [
                {
                    "type": "DRUG",
                    "name": called(drug),
                    "armGroupLabels": [called(arm) for arm in arms if (arm, drug) in wires],
                    **notes(index),
                }
                for index, drug in enumerate(drugs)
            ],
        }
    }
