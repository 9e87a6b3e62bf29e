"""The private checklist as it is opened: the questions."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from tests.views.checklists import ADDRESS, read, send, shown, words
from trials.actions import samples
from trials.language.grade import NAMES, grade
from trials.models import Alias, Trial
from trials.queries.checklist import checklist_of

pytestmark = pytest.mark.django_db

HOSTILE = '</legend><script>alert(1)</script> " onload=x {{ 7 }} \u202e'


@pytest.fixture
def sample(now: dt.datetime) -> Trial:
    return samples.load(now=now)


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


def test_each_rule_is_a_group_of_four_choices_that_is_named_by_its_words(visitor, sample):
    body = read(visitor)

    form = body[body.index("<form") : body.index("</form>")]
    assert form.count('<fieldset id="rule-') == 20
    assert form.count('type="radio"') == 80
    assert "checked" not in form
    legend = '<legend lang="en">The participant&#x27;s age is &lt; 22 years.</legend>'
    ticks = words(form.split(legend)[1].split("</fieldset>")[0])
    assert ticks == "Yes No Don’t know Does not apply (never had this)"


def test_the_rules_stand_under_the_headings_that_ask(visitor, sample):
    said = shown(read(visitor))

    headings = [
        "The study team will check that these are true",
        "These may rule out taking part",
        "The registry does not say clearly whether these rule you in or out",
    ]
    places = [said.index(heading) for heading in headings]
    assert places == sorted(places)
    assert places[0] < said.index("CD22 is found") < places[1]
    assert places[1] < said.index("Sinusoidal obstruction syndrome") < places[2]
    assert places[2] < said.index("suitable contraception")
    assert places[0] < said.index("Waiting times") < said.index("CAR-T cell therapy")


def test_rules_for_some_of_the_people_stand_under_the_words_that_say_for_whom(visitor, publish):
    publish(eligibility_criteria="Inclusion Criteria:\n\nCohort B:\n\n* Adequate renal function")

    said = shown(read(visitor, "/trials/NCT00000001/checklist/"))

    assert "Cohort B: How the body is working Adequate renal function" in said


def test_without_javascript_the_page_says_that_the_answers_go_to_the_server_once(visitor, sample):
    said = shown(read(visitor))

    assert "your answers go to our server once" in said
    assert "Nothing that you tick leaves this page" not in said


def test_the_page_is_the_same_for_everybody_and_knows_nobody(visitor, sample):
    answer = visitor.get(ADDRESS)

    assert not answer.cookies
    assert answer["Vary"] == "Accept-Encoding"
    assert "no-store" not in answer.get("Cache-Control", "")
    assert "csrf" not in answer.content.decode().lower()
    assert " style=" not in answer.content.decode()
    assert 'autocomplete="off"' in answer.content.decode()


def test_nowhere_is_anybody_called_eligible(visitor, sample):
    everything = {question.name: "yes" for question in checklist_of(sample).questions}

    told = [words(read(visitor)), words(send(visitor, sample, **everything))]

    assert [text for text in told if re.search("eligib|qualif", text, re.IGNORECASE)] == []
    assert all("The study team decides who can join." in text for text in told)


def test_a_trial_without_rules_says_so(visitor, now):
    Trial.objects.create(nct_id="NCT00000001", brief_title="Bare", published_at=now)

    body = visitor.get("/trials/NCT00000001/checklist/").content.decode()

    assert "The registry gives no rules for this trial. Ask the study team." in shown(body)
    assert "<form" not in body


def test_age_is_not_asked_where_no_rule_goes_by_it(visitor, now):
    text = "Exclusion Criteria:\n\n* Asthma"
    Trial.objects.create(
        nct_id="NCT00000001", brief_title="Bare", published_at=now, eligibility_criteria=text
    )

    body = visitor.get("/trials/NCT00000001/checklist/").content.decode()

    assert 'name="years"' not in body
    assert "How old" not in body


@pytest.mark.parametrize(
    ("limits", "question"),
    [
        ({"maximum_age": "17 Years"}, "How old is your child?"),
        ({"minimum_age": "18 Years"}, "How old are you?"),
        ({}, "How old are you, or is your child?"),
    ],
)
def test_the_question_for_the_age_asks_whom_the_trial_is_for(visitor, sample, limits, question):
    Trial.objects.update(**{"minimum_age": "", "maximum_age": "", **limits})

    assert question in shown(read(visitor))


def test_a_draft_has_no_checklist_and_an_old_number_leads_to_the_new_one(visitor, sample):
    Alias.objects.create(trial=sample, text="NCT00000009")
    Trial.objects.create(nct_id="NCT00000001", brief_title="A draft")
    old = ADDRESS.replace(samples.NCT_ID, "NCT00000009")

    moved = visitor.post(old, {"years": "7"})

    assert visitor.get("/trials/NCT00000001/checklist/").status_code == 404
    assert visitor.post("/trials/NCT00000001/checklist/", {"years": "7"}).status_code == 404
    assert visitor.get(old).status_code == 301
    assert (moved.status_code, moved["Location"]) == (308, ADDRESS)


def test_hostile_words_of_the_registry_stay_words(visitor, now):
    text = f"Inclusion Criteria:\n\n* {HOSTILE} asthma\n\nExclusion Criteria:\n\n* {HOSTILE}"
    Trial.objects.create(
        nct_id="NCT00000001", brief_title=HOSTILE, eligibility_criteria=text, published_at=now
    )

    body = visitor.get("/trials/NCT00000001/checklist/").content.decode()

    assert "<script>alert" not in body
    assert "alert(1)" in shown(body)


def test_every_sentence_of_the_page_is_easy_to_read(visitor, sample):
    Trial.objects.update(eligibility_criteria="Exclusion Criteria:\n\n* Asthma")
    body = visitor.post(ADDRESS, {"years": "x", "rule-x": "y"}).content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    own = re.findall(r"<(?:p|h2|h3|li|legend|label)[ >].*?</", main, re.DOTALL)
    sentences = [each for part in own for each in re.split(r"(?<=[.?])\s+", words(part + "x>"))]

    hard = [each for each in sentences if len(each.split()) > 3 and grade(each, NAMES) > 8]

    assert len(sentences) > 20
    assert hard == []


@pytest.mark.parametrize("rules", [1, 40])
def test_the_queries_do_not_grow_with_the_rules(visitor, publish, django_assert_num_queries, rules):
    text = "Exclusion Criteria:\n\n" + "\n".join(f"* Asthma {n}" for n in range(rules))
    publish(sites=2, eligibility_criteria=text)

    with django_assert_num_queries(11):
        visitor.get("/trials/NCT00000001/checklist/")
