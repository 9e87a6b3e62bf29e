from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.test import Client

from trials.models import Arm, ArmIntervention, Intervention, Outcome, Trial

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(now: dt.datetime) -> Trial:
    return Trial.objects.create(
        nct_id="NCT99900001",
        brief_title="Tansivex for a cold",
        study_type="INTERVENTIONAL",
        phases=["PHASE2", "PHASE3"],
        allocation="RANDOMIZED",
        intervention_model="PARALLEL",
        primary_purpose="TREATMENT",
        masking="DOUBLE",
        who_masked=["PARTICIPANT", "OUTCOMES_ASSESSOR"],
        published_at=now,
    )


@pytest.fixture
def tansivex(trial: Trial) -> Intervention:
    return Intervention.objects.create(
        trial=trial,
        position=0,
        type="DRUG",
        name="Tansivex",
        description="20 mg by mouth.",
        other_names=["TS-100", "Tansiva"],
    )


@pytest.fixture
def arms(trial: Trial, tansivex: Intervention) -> list[Arm]:
    labels = ["High dose", "Low dose"]
    arms = [Arm.objects.create(trial=trial, position=n, label=x) for n, x in enumerate(labels)]
    for n, arm in enumerate(arms):
        ArmIntervention.objects.create(
            trial=trial, arm=arm, intervention=tansivex, in_arm=0, in_intervention=n
        )
    return arms


def read(client: Client) -> str:
    body = client.get("/trials/NCT99900001/treatment/").content.decode()
    return body[body.index('id="panel"') :]


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def test_the_design_is_told_in_words(client: Client, trial: Trial) -> None:
    said = words(read(client))

    assert "By chance: nobody picks who gets which treatment." in said
    assert "These people are not told: The people who take part The people who judge" in said
    assert "Phase 2: tests whether the treatment works" in said
    assert "Phase 3: tests how well the treatment works" in said


def test_what_does_not_apply_is_left_out(client: Client, trial: Trial) -> None:
    Trial.objects.update(allocation="NA", phases=["NA"], masking="")

    said = words(read(client))

    assert "How are people put into groups?" not in said
    assert "Which phase is it?" not in said
    assert "Who knows which treatment is given?" not in said


def test_an_intervention_is_described_once_and_its_arms_link_to_it(
    client: Client, arms: list[Arm], tansivex: Intervention
) -> None:
    body = read(client)

    link = f'href="#intervention-{tansivex.pk}">Tansivex</a>'
    assert body.count("20 mg by mouth.") == 1
    assert body.count(f'id="intervention-{tansivex.pk}"') == 1
    for arm in arms:
        assert link in article(body, f"arm-{arm.pk}")


def test_an_intervention_has_its_other_names_and_its_arms_beside_it(
    client: Client, arms: list[Arm], tansivex: Intervention
) -> None:
    told = words(article(read(client), f"intervention-{tansivex.pk}"))

    assert "Drug · also called TS-100, Tansiva" in told
    assert "For the groups: High dose Low dose" in told


def test_an_intervention_of_no_arm_says_so(client: Client, arms: list[Arm], trial: Trial) -> None:
    tea = Intervention.objects.create(trial=trial, name="Tea")

    told = words(article(read(client), f"intervention-{tea.pk}"))

    assert "The registry does not say which group this is for." in told


def test_an_arm_keeps_a_name_that_no_intervention_bears(
    client: Client, arms: list[Arm], trial: Trial
) -> None:
    ArmIntervention.objects.create(trial=trial, arm=arms[0], in_arm=1, text="Drug: Lost one")

    assert "Drug: Lost one" in article(read(client), f"arm-{arms[0].pk}")


def test_what_is_measured_stands_with_the_main_question_first(client: Client, trial: Trial) -> None:
    for kind, measure in [("other", "Cups"), ("primary", "Days"), ("secondary", "Sleep")]:
        Outcome.objects.create(trial=trial, kind=kind, measure=measure, time_frame="Day 14")

    said = words(read(client))

    order = ["main question", "Days", "further questions", "Sleep", "Other things", "Cups"]
    places = [said.find(each) for each in order]
    assert -1 not in places
    assert places == sorted(places)
    assert said.count("When: Day 14") == 3


def test_an_observational_study_has_groups_that_nothing_is_given_to(
    client: Client, arms: list[Arm]
) -> None:
    Trial.objects.update(study_type="OBSERVATIONAL", observational_model="COHORT")

    said = words(read(client))

    assert "One or more groups are followed over time." in said
    assert "Looked at in this group: Tansivex" in said
    assert "This group gets" not in said


def test_an_expanded_access_is_not_called_a_trial(client: Client, trial: Trial) -> None:
    Trial.objects.update(
        study_type="EXPANDED_ACCESS",
        expanded_access_types={"individual": True, "treatment": False},
        pointers_to_this_expanded_access=2,
    )

    said = words(read(client))

    assert "This is not a trial" in said
    assert "for one patient" in said
    assert "for many patients" not in said
    assert "2 trials at the registry point here" in said


def article(body: str, anchor: str) -> str:
    start = body.index(f'id="{anchor}"')
    return body[body.index(">", start) + 1 : body.index("</article>", start)]
