"""An ethics decision that does not hold any more: families stop reading, the desk says why."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from tests.admin.open_pages import text_of
from tests.conftest import NOW
from tests.family_texts import write, write_and_show
from trials.models import DecisionWithdrawal, FamilyText, Trial
from trials.queries.family_texts import shown

WITHDRAWN = {
    "deed": "withdraw",
    "language": "en",
    "withdrawn_on": "2026-11-21",
    "reason": "A new risk is known.",
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def page(trial: Trial) -> str:
    return f"/staff/trials/trial/{trial.pk}/texts/"


@pytest.fixture
def text(trial: Trial, editor) -> FamilyText:
    return write_and_show(trial, editor)


def read_by_families(trial: Trial) -> bool:
    return shown(trial, "en", NOW.date()) is not None


def test_families_stop_reading_at_once_and_the_page_says_why(desk: Client, trial, page, text):
    before = read_by_families(trial)

    answer = desk.post(page, {**WITHDRAWN, "text": text.pk})

    told = text_of(desk.get(page))
    assert answer["Location"] == f"{page}?language=en"
    assert (before, read_by_families(trial)) == (True, False)
    assert (
        "Not approved any more: the decision of 22 November 2026 was withdrawn on "
        "21 November 2026. Why: “A new risk is known.” (written down by Erin Example on "
        "22 November 2026)." in told
    )
    assert "Families do not read it." in told
    assert "Show this version" not in told
    assert "When a decision does not hold any more" not in told


def test_an_older_version_that_families_read_can_lose_its_decision_too(
    desk, editor, trial, page, text
):
    write(trial, editor, minutes=5, summary="Newer words.")
    offered = text_of(desk.get(page))

    desk.post(page, {**WITHDRAWN, "text": text.pk})

    assert "Board of Leeds 26-17, 22 November 2026. It covers the words saved on" in offered
    assert not read_by_families(trial)


@pytest.mark.parametrize(
    ("wrong", "asked"),
    [
        ({"reason": " "}, "This field is required."),
        ({"withdrawn_on": ""}, "This field is required."),
        ({"withdrawn_on": "2026-11-23"}, "This day has not come yet."),
    ],
)
def test_half_a_withdrawal_is_none(desk, trial, page, text, wrong, asked):
    answer = desk.post(page, {**WITHDRAWN, "text": text.pk, **wrong})

    assert answer.status_code == 422
    assert asked in text_of(answer)
    assert f'value="{text.pk}" checked' in answer.content.decode()
    assert read_by_families(trial)


def test_a_version_of_another_trial_loses_nothing_here(desk, editor, page):
    other = write_and_show(Trial.objects.create(nct_id="NCT00000002"), editor)

    answer = desk.post(page, {**WITHDRAWN, "text": other.pk})

    assert answer.status_code == 422
    assert not DecisionWithdrawal.objects.exists()


def test_where_nothing_is_approved_there_is_nothing_to_withdraw(desk, editor, trial, page):
    write(trial, editor)

    assert "When a decision does not hold any more" not in text_of(desk.get(page))


def test_the_front_page_and_the_history_tell_it(desk, trial, page, text):
    desk.post(page, {**WITHDRAWN, "text": text.pk})

    front = text_of(desk.get("/staff/"))
    history = text_of(desk.get(f"/staff/trials/trial/{trial.pk}/history/"))

    withdrawn = "The ethics decision was withdrawn on 21 November 2026: families do not read it."
    assert withdrawn in front
    assert "no longer covered since 21 November 2026: A new risk is known." in history
