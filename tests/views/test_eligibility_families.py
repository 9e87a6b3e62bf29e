"""The eligibility tab as a family reads it: the sentence above, topics, plain words, tables."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from trials.actions import samples
from trials.models import Condition, GlossaryEntry, PlainCheck, PlainSentence, Trial
from trials.queries.criteria import criteria_of

pytestmark = pytest.mark.django_db

CRITERIA = """Inclusion Criteria:

* Age < 22 years
* Relapsed leukemia without extramedullary disease
* At least 14 days since chemotherapy

Cohort B:

* Adequate renal function

Exclusion Criteria:

* Known HIV infection
* Pregnant or breast-feeding"""


@pytest.fixture
def trial(now: dt.datetime) -> Trial:
    trial = Trial.objects.create(
        nct_id="NCT99900001",
        brief_title="Tansivex",
        maximum_age="21 Years",
        eligibility_criteria=CRITERIA,
        published_at=now,
    )
    Condition.objects.create(trial=trial, text="Leukemia")
    return trial


def read(client: Client, nct_id: str = "NCT99900001") -> str:
    return client.get(f"/trials/{nct_id}/eligibility/").content.decode()


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def in_short(body: str) -> str:
    return body[body.index('<p class="whom-sentence">') : body.index("</dl>", body.index("stops"))]


def explain(trial: Trial, text: str, *, checked: bool = True, place: int = 0) -> None:
    block, criterion = list(criteria_of(trial).each())[place]
    writer = User.objects.create_user("writer", first_name="Wanda", last_name="Writer")
    sentence = PlainSentence.objects.create(
        trial=trial,
        digest=criterion.digest,
        criterion=criterion.words,
        side=block.side,
        text=text,
        by=writer,
        at=timezone.now(),
    )
    if checked:
        clinician = User.objects.create_user("c", first_name="Chris", last_name="Clinician")
        PlainCheck.objects.create(
            sentence=sentence, by=clinician, at=dt.datetime(2026, 5, 12, 12, tzinfo=dt.UTC)
        )


def test_one_sentence_says_who_it_is_for_and_every_hard_stop(client: Client, trial: Trial) -> None:
    said = words(in_short(read(client)))

    assert said == (
        "This trial is for children and young people under 22 with Leukemia : "
        "the illness, as the rules say it: Relapsed leukemia without extramedullary disease "
        "the rules ask for: without extramedullary disease "
        "and these may rule it out: Known HIV infection Pregnant or breast-feeding"
    )


def test_each_stop_leads_to_its_own_rule(client: Client, trial: Trial) -> None:
    body = read(client)

    anchors = re.findall(r'<a href="#([^"]*)">', in_short(body))
    assert len(anchors) == 4
    for anchor in anchors:
        assert body.count(f'<li id="{anchor}" class="rule">') == 1


def test_staffs_own_words_for_the_illness_come_first(client: Client, trial: Trial) -> None:
    Trial.objects.update(plain_for_whom="leukemia that came back")

    said = words(in_short(read(client)))

    assert said.startswith(
        "This trial is for children and young people under 22 with leukemia that"
    )
    assert "as the rules say it" not in said


def test_rules_stand_by_topic_and_a_cohort_keeps_its_heading(client: Client, trial: Trial) -> None:
    said = words(read(client))

    places = [
        said.index(part)
        for part in (
            "Age Age < 22 years",
            "The illness Relapsed leukemia",
            "Waiting times At least 14 days",
            "Cohort B: How the body is working Adequate renal function",
            "Other illnesses Known HIV infection",
            "Pregnancy, birth control and consent Pregnant or breast-feeding",
        )
    ]
    assert places == sorted(places)


def test_no_rule_is_folded_away(client: Client, trial: Trial) -> None:
    open_to_see = re.sub(r"<details.*?</details>", "", read(client), flags=re.DOTALL)

    for line in CRITERIA.splitlines():
        if line.startswith("* "):
            assert line[2:] in html.unescape(open_to_see)


def test_checked_plain_words_stand_first_and_open_the_registrys(
    client: Client, trial: Trial
) -> None:
    explain(trial, "For people who are 21 or younger.")

    body = read(client)

    start = body.index('class="rule">')
    rule = words(body[start : body.index("</li>", start)])
    assert rule.endswith(
        "For people who are 21 or younger. The registry’s words Age < 22 years "
        "Plain words by Wanda Writer, checked by Chris Clinician on 12 May 2026."
    )


def test_plain_words_that_no_clinician_checked_are_not_shown(client: Client, trial: Trial) -> None:
    explain(trial, "For people who are 21 or younger.", checked=False)

    assert "For people who are 21 or younger." not in read(client)


def test_plain_words_say_so_when_the_rule_has_changed(client: Client, trial: Trial) -> None:
    explain(trial, "It is 14 days since the last chemotherapy.", place=2)
    Trial.objects.update(eligibility_criteria=CRITERIA.replace("14 days", "21 days"))

    body = read(client)

    assert "The registry has changed this rule since these plain words were written." in body
    assert '<details class="own-words" open>' in body
    assert "At least 21 days since chemotherapy" in body


def test_the_samples_creatinine_table_keeps_every_row_unit_and_its_alternative(
    client: Client, now: dt.datetime
) -> None:
    samples.load(now=now)

    body = read(client, samples.NCT_ID)

    table = body[body.index('<table class="by-age">') : body.index("</table>")]
    rows = [words(row) for row in table.split("<tr>")[2:]]
    assert rows == [
        "< 6 months 0.4 mg/dL (male, female)",
        "6 months to < 1 year 0.5 mg/dL (male, female)",
        "1 to < 2 years 0.6 mg/dL (male, female)",
        "2 to < 6 years 0.8 mg/dL (male, female)",
        "6 to < 10 years 1 mg/dL (male, female)",
        "10 to < 13 years 1.2 mg/dL (male, female)",
        "13 to < 16 years 1.5 mg/dL (male) 1.4 mg/dL (female)",
        "≥ 16 years 1.7 mg/dL (male) 1.4 mg/dL (female)",
    ]
    assert "either of the two is enough" in table


def test_terms_are_explained_where_they_stand_and_no_letter_of_the_rule_changes(
    client: Client, trial: Trial
) -> None:
    GlossaryEntry.objects.create(
        concept="leukemia", language="en", term="leukemia", meaning="A cancer of the blood."
    )

    body = read(client)

    assert body.count('popovertarget="term-leukemia"') == 2  # the term, and the button that closes
    assert body.count("A cancer of the blood.") == 1
    rule = re.search(r'<div lang="en">\s*(Relapsed.*?)\s*</div>', body, re.DOTALL)
    assert rule is not None
    assert re.sub(r"<[^>]*>", "", rule[1]) == "Relapsed leukemia without extramedullary disease"
