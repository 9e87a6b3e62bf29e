"""What waits in the criteria of all trials, at the desk."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from trials.actions import plain
from trials.admin import queue
from trials.models import Trial
from trials.queries.criteria import criteria_of

pytestmark = pytest.mark.django_db
PAGE = "/staff/trials/trial/criteria/"
DOUBTED = "Exclusion Criteria:\n\n* Adequate kidney function"
SURE = "Inclusion Criteria:\n\n* At least 14 days since the last dose"


def trial_with(number: int, text: str, **fields: str) -> Trial:
    return Trial.objects.create(nct_id=f"NCT{number:08}", eligibility_criteria=text, **fields)


def explain(trial: Trial, by, text: str = "Plain words.", language: str = "en"):
    block, rule = next(criteria_of(trial).each())
    named = {"digest": rule.digest, "side": block.side, "language": language}
    return plain.write(trial=trial, text=text, by=by, now=timezone.now(), **named)


def tasks(body: str) -> list[tuple[str, str]]:
    """What each link of the list says and where it leads."""
    shown = body.partition('<ul class="waiting">')[2].partition("</nav>")[0]
    return [(words, href) for href, words in re.findall(r'<a href="([^"]+)">([^<]+)</a>', shown)]


def test_each_kind_is_counted_and_leads_to_where_it_is_dealt_with(desk, editor, clinician):
    doubted = trial_with(1, DOUBTED)
    old = trial_with(2, "Inclusion Criteria:\n\n* Age 18 years and above", minimum_age="12 Years")
    waiting, outdated = trial_with(3, SURE), trial_with(4, SURE)
    explain(waiting, editor)
    explain(waiting, editor, language="es")
    explain(outdated, editor)
    Trial.objects.filter(pk=outdated.pk).update(eligibility_criteria=SURE.replace("14", "21"))

    body = desk.get(PAGE).content.decode()

    at = "/staff/trials/trial"
    assert tasks(body) == [
        ("1 group to settle", f"{at}/{doubted.pk}/criteria/"),
        ("1 contradiction", f"{at}/{old.pk}/criteria/#to-look-at"),
        ("1 plain sentence to check in English", f"{at}/{waiting.pk}/plain/?language=en"),
        ("1 plain sentence to check in Spanish", f"{at}/{waiting.pk}/plain/?language=es"),
        ("1 outdated plain sentence in English", f"{at}/{outdated.pk}/plain/?language=en"),
    ]


@pytest.mark.parametrize(
    ("kind", "number"),
    [("to-settle", 1), ("contradictions", 2), ("to-check", 3), ("outdated", 4)],
)
def test_one_kind_is_shown_alone(desk, editor, kind, number):
    trial_with(1, DOUBTED)
    trial_with(2, "Inclusion Criteria:\n\n* Age 18 years and above", minimum_age="12 Years")
    explain(trial_with(3, SURE), editor)
    explain(outdated := trial_with(4, SURE), editor)
    Trial.objects.filter(pk=outdated.pk).update(eligibility_criteria=SURE.replace("14", "21"))

    body = desk.get(f"{PAGE}?kind={kind}").content.decode()

    assert re.findall(r"<strong>(NCT\d+)", body) == [f"NCT{number:08}"]
    assert f'<a href="?kind={kind}" aria-current="page">' in body


def test_a_clinician_begins_with_what_is_to_be_checked(client, clinician, editor):
    trial_with(1, DOUBTED)
    explain(trial_with(3, SURE), editor)
    client.force_login(clinician)

    body = client.get(PAGE).content.decode()

    assert [words for words, _ in tasks(body)] == ["1 plain sentence to check in English"]
    assert "Groups to settle" not in body


def test_a_clinician_is_not_led_to_what_only_editors_may_do(client, clinician):
    trial_with(1, DOUBTED)
    client.force_login(clinician)

    for kind in ("all", "to-settle", "contradictions"):
        assert "NCT00000001" not in client.get(f"{PAGE}?kind={kind}").content.decode()


def test_the_queue_names_those_who_may_check(desk, clinician):
    named = desk.get(f"{PAGE}?kind=to-check").content.decode()
    clinician.last_name = ""
    clinician.save()

    nameless = desk.get(f"{PAGE}?kind=to-check").content.decode()

    assert "Who may check plain sentences: Clara Clinic." in named
    assert "Nobody may check plain sentences yet." in nameless


def test_a_checked_sentence_waits_no_more(desk, editor, clinician):
    sentence = explain(trial_with(3, SURE), editor)
    plain.check(sentence=sentence, by=clinician, now=timezone.now())

    assert "Nothing waits." in desk.get(PAGE).content.decode()


def test_a_sentence_taken_back_waits_no_more(desk, editor):
    trial = trial_with(3, SURE)
    explain(trial, editor)
    explain(trial, editor, "")

    assert "Nothing waits." in desk.get(PAGE).content.decode()


def test_a_long_queue_has_pages(desk, monkeypatch):
    monkeypatch.setattr(queue, "TRIALS_A_PAGE", 2)
    for number in (1, 2, 3):
        trial_with(number, DOUBTED)

    first = desk.get(f"{PAGE}?kind=to-settle").content.decode()
    second = desk.get(f"{PAGE}?kind=to-settle&p=2").content.decode()

    assert re.findall(r"<strong>(NCT\d+)", first) == ["NCT00000001", "NCT00000002"]
    assert "Trials 1 to 2 of 3" in first
    assert '<a href="?kind=to-settle&amp;p=2">Next</a>' in first
    assert re.findall(r"<strong>(NCT\d+)", second) == ["NCT00000003"]


@pytest.mark.parametrize("asked", ["?kind=nonsense", "?p=x", "?p=99", "?kind=all&p=-1"])
def test_a_strange_address_gives_the_page(desk, asked):
    trial_with(1, DOUBTED)

    assert "NCT00000001" in desk.get(f"{PAGE}{asked}").content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_the_queue_costs_the_same_queries_however_many_trials(
    desk, editor, count, django_assert_max_num_queries
):
    for number in range(count):
        explain(trial_with(number, SURE), editor)

    with django_assert_max_num_queries(13):
        desk.get(PAGE)


def test_the_panel_of_a_trial_counts_what_waits_in_it(desk, editor):
    trial = trial_with(1, DOUBTED)
    explain(trial, editor)

    body = desk.get(f"/staff/trials/trial/{trial.pk}/change/").content.decode()

    at = f"/staff/trials/trial/{trial.pk}"
    assert f'<a href="{at}/criteria/">1 group to settle</a>' in body
    assert f'<a href="{at}/plain/?language=en">1 plain sentence to check in English</a>' in body


def test_the_panel_leads_a_clinician_only_where_she_may_go(client, clinician, editor):
    trial = trial_with(1, DOUBTED)
    explain(trial, editor)
    client.force_login(clinician)

    body = client.get(f"/staff/trials/trial/{trial.pk}/change/").content.decode()

    assert "1 plain sentence to check in English" in body
    assert f'href="/staff/trials/trial/{trial.pk}/criteria/"' not in body


@pytest.mark.parametrize("page", ["/staff/", "/staff/trials/trial/"])
def test_the_queue_is_a_link_away(client, clinician, desk, page):
    for person in (None, clinician):
        if person:
            client.force_login(person)
        assert (
            f'<a href="{PAGE}">What waits in the criteria</a>' in client.get(page).content.decode()
        )
