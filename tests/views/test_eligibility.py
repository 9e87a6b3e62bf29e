from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.test import Client

from trials.models import Trial

pytestmark = pytest.mark.django_db

CRITERIA = """Inclusion Criteria:

* Age \\< 22 years
* Prior therapy:

  * At least 14 days since chemotherapy
  * At least 42 days since CAR-T cells

Exclusion Criteria:

* Pregnant or breast-feeding
* Bilirubin \\> 1.4 mg/dL"""


@pytest.fixture
def trial(now: dt.datetime) -> Trial:
    return Trial.objects.create(
        nct_id="NCT99900001",
        brief_title="Tansivex for a cold",
        maximum_age="21 Years",
        sex="ALL",
        healthy_volunteers=False,
        eligibility_criteria=CRITERIA,
        published_at=now,
    )


def read(client: Client) -> str:
    return client.get("/trials/NCT99900001/eligibility/").content.decode()


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def test_age_sex_and_health_are_sentences(client: Client, trial: Trial) -> None:
    said = words(read(client))

    assert "This trial is for children and young people under 22 :" in said
    assert "It is for people of any sex." in said
    assert "It does not take healthy volunteers." in said


def part(body: str, name: str) -> str:
    """The words of the section that this heading names."""
    start = body.index(f'<h3 id="{name}">')
    return words(body[start : body.index("</section>", start)])


def test_what_must_be_true_and_what_may_rule_out_stand_apart(client: Client, trial: Trial) -> None:
    body = read(client)

    must, out = part(body, "must"), part(body, "out")
    assert must.startswith("The study team will check that these are true Age Age < 22 years")
    assert "At least 42 days since CAR-T cells" in must
    assert "Pregnant or breast-feeding" in out
    assert "Bilirubin > 1.4 mg/dL" in out


def test_what_nobody_can_tell_is_said_so_in_the_words_of_the_source(
    client: Client, trial: Trial
) -> None:
    Trial.objects.update(eligibility_criteria="* History of asthma\n* Willing to travel")

    unclear = part(read(client), "unclear")

    assert "does not say clearly whether these rule you in or out" in unclear
    assert "History of asthma" in unclear
    assert "Willing to travel" in unclear


def test_the_text_is_there_whole_and_in_its_order_one_click_away(
    client: Client, trial: Trial
) -> None:
    body = read(client)

    whole = words(body[body.index('<details class="source">') : body.index("</details>")])
    lines = [line.strip(" *").replace("\\", "") for line in CRITERIA.splitlines() if line]
    places = [whole.find(line) for line in lines]
    assert -1 not in places
    assert places == sorted(places)


def test_the_criteria_are_marked_as_english(client: Client, trial: Trial) -> None:
    body = read(client)

    assert re.search(r'<div lang="en">\s*Age &lt; 22 years', body)
    assert '<div class="criteria" lang="en"><h3>Inclusion Criteria:</h3>' in body


def test_only_the_study_team_can_say_who_can_join(client: Client, trial: Trial) -> None:
    assert "Only the study team can say whether someone can join." in read(client)


def test_a_trial_without_criteria_says_so(client: Client, trial: Trial) -> None:
    Trial.objects.update(eligibility_criteria="")

    assert "The registry gives no rules for this trial." in read(client)


def test_an_observational_study_says_whom_it_studies_and_how_they_are_picked(
    client: Client, trial: Trial
) -> None:
    Trial.objects.update(
        study_population="Pupils of *one* school.", sampling_method="PROBABILITY_SAMPLE"
    )

    said = words(read(client))

    assert "Pupils of one school." in said
    assert "People are picked by chance." in said
