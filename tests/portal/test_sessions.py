"""Sessions at the desk end, and old cookies open nothing."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tests.conftest import NOW

SIGN_IN, SITES = "/staff/account/sign-in/", "/staff/trials/site/"
PASSWORD = "a long pass phrase"


@pytest.fixture
def nurse(db) -> User:
    cache.clear()
    return User.objects.create_superuser("nurse", password=PASSWORD)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def desk(clock, nurse) -> Client:
    return signed_in()


def signed_in() -> Client:
    client = Client()
    client.post(SIGN_IN, {"login": "nurse", "password": PASSWORD})
    assert client.get(SITES).status_code == 200
    return client


def replayed(client: Client) -> Client:
    """Another browser with a copy of the cookie."""
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    return thief


def test_half_an_hour_without_a_click_ends_it_and_leads_back(desk, clock):
    clock.shift(dt.timedelta(minutes=31))

    answer = desk.get(f"{SITES}?q=Memphis")

    assert answer["Location"] == f"{SIGN_IN}?ended=1&next=%2Fstaff%2Ftrials%2Fsite%2F%3Fq%3DMemphis"
    assert "ran out" in desk.get(answer["Location"]).content.decode()


def test_with_a_click_now_and_then_it_goes_on_for_twelve_hours_and_no_longer(desk, clock):
    answers = []
    for _ in range(37):
        clock.shift(dt.timedelta(minutes=20))
        answers.append(desk.get(SITES).status_code)

    assert answers == [200] * 36 + [302]


def test_a_form_sent_too_late_leads_back_to_its_page(desk, clock):
    clock.shift(dt.timedelta(minutes=31))

    answer = desk.post(SITES, {}, headers={"Referer": f"http://testserver{SITES}"})

    assert answer["Location"].endswith("next=%2Fstaff%2Ftrials%2Fsite%2F")


def test_it_never_leads_to_another_portal(desk, clock):
    clock.shift(dt.timedelta(minutes=31))

    answer = desk.post(SITES, {}, headers={"Referer": "https://elsewhere.example/elsewhere/"})

    assert answer["Location"].endswith("next=%2Fstaff%2F")


def test_signing_in_gives_the_session_a_new_name(nurse):
    client = Client()
    client.cookies["sessionid"] = "0123456789abcdefghijklmnopqrstuv"

    client.post(SIGN_IN, {"login": "nurse", "password": PASSWORD})

    assert client.cookies["sessionid"].value != "0123456789abcdefghijklmnopqrstuv"


def test_a_copied_cookie_opens_nothing_after_signing_out(desk):
    thief = replayed(desk)

    answer = desk.post("/staff/logout/")

    assert "cookies" in answer["Clear-Site-Data"]
    assert thief.get(SITES).status_code == 302


def test_closing_an_account_ends_its_sessions(desk, nurse):
    nurse.is_active = False
    nurse.save()

    assert desk.get(SITES).status_code == 302


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(desk):
    other = signed_in()
    new = "another long pass phrase"

    desk.post(
        "/staff/account/password/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert desk.get(SITES).status_code == 200
    assert other.get(SITES).status_code == 302


def test_a_reader_gets_no_cookie_and_costs_no_look_at_a_session(
    client, db, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = client.get("/about/")

    assert answer.status_code == 200
    assert not answer.cookies
