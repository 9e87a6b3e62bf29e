"""Signing in with two things, as somebody at the desk meets it."""

from __future__ import annotations

import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.conftest import NOW
from trials.models.sealed import unseal

PASSWORD = "a long pass phrase"
SIGN_IN, CODE = "/staff/account/sign-in/", "/staff/account/code/"
DESK, SITES = "/staff/", "/staff/trials/site/"


@pytest.fixture(autouse=True)
def second_factor(settings, db):
    """The clock stands still: a code is worth nothing when the next half minute begins."""
    settings.SECOND_FACTOR = True
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def nurse(db) -> User:
    return User.objects.create_superuser("nurse", password=PASSWORD)


def code(seed: str, at: float | None = None) -> str:
    return format_hotp_value(hotp_value(seed, int(at or time.time()) // 30))


def type_password(client: Client, password: str = PASSWORD, name: str = "nurse", **more):
    return client.post(SIGN_IN, {"login": name, "password": password}, **more)


@pytest.fixture
def seed(nurse) -> str:
    """The seed of an app that the nurse has set up, in a browser that is gone."""
    client = Client()
    type_password(client)
    page = client.get("/staff/account/app/").content.decode()
    seed = re.search(r"<code>(\w+)</code>", page)[1]  # type: ignore[index]
    client.post("/staff/account/app/", {"code": code(seed)})
    cache.clear()  # the code that set it up counts as used
    return seed


def test_a_password_alone_leads_to_the_set_up_and_opens_nothing_else(client, nurse):
    type_password(client)

    assert client.get(SITES)["Location"] == "/staff/account/"
    assert client.post(SITES)["Location"] == "/staff/account/"
    assert client.get("/staff/account/password/")["Location"] == "/staff/account/"
    assert client.get("/staff/account/").status_code == 200


def test_part_of_a_page_that_htmx_asked_for_sends_the_whole_window(client, nurse):
    type_password(client)

    answer = client.get(SITES, headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == "/staff/account/"


def test_whoever_has_set_up_an_app_is_at_the_desk_and_gets_the_codes_once(client, seed, nurse):
    type_password(client)
    client.post(CODE, {"code": code(seed)})
    codes = "/staff/account/recovery-codes/"

    first, second = client.get(codes).content.decode(), client.get(codes).content.decode()

    assert client.get(SITES).status_code == 200
    assert len(re.findall(r"<code>\d{8}</code>", first)) == 10
    assert "<code>" not in second


def test_the_seed_is_not_in_the_database(seed, nurse):
    kept = Authenticator.objects.get(user=nurse, type="totp").data["secret"]

    assert seed not in kept
    assert unseal(kept) == seed


def test_a_code_opens_once(client, seed):
    used = code(seed)
    type_password(client)
    client.post(CODE, {"code": used})
    other = Client()
    type_password(other)

    again = other.post(CODE, {"code": used})

    assert client.get(DESK).status_code == 200
    assert "used before" in again.content.decode()
    assert other.get(DESK).status_code == 302


@pytest.mark.parametrize("steps", [-1, 1], ids=["the one before", "the next one"])
def test_only_the_code_of_now_opens(client, seed, steps):
    type_password(client)

    client.post(CODE, {"code": code(seed, time.time() + 30 * steps)})

    assert client.get(DESK).status_code == 302


def test_a_recovery_code_opens_once(client, seed, nurse):
    one = Authenticator.objects.get(user=nurse, type="recovery_codes").wrap().get_unused_codes()[0]
    type_password(client)
    client.post(CODE, {"code": one})
    other = Client()
    type_password(other)

    other.post(CODE, {"code": one})

    assert client.get(DESK).status_code == 200
    assert other.get(DESK).status_code == 302


def test_a_session_begun_without_the_second_factor_ends(seed, nurse):
    earlier = Client()
    earlier.force_login(nurse)

    answer = earlier.get(SITES)

    assert answer["Location"].startswith(SIGN_IN)
    assert "sessionid" not in earlier.cookies or not earlier.cookies["sessionid"].value


def test_after_a_lost_phone_a_new_second_factor_is_set_up(client, seed, nurse, settings):
    settings.SECOND_FACTOR = False
    desk = Client()
    desk.force_login(nurse)

    desk.post(
        reverse("admin:auth_user_changelist"),
        {"action": "forget_second_factor", "_selected_action": [nurse.pk]},
    )

    settings.SECOND_FACTOR = True
    type_password(client)
    assert client.get(SITES)["Location"] == "/staff/account/"


@pytest.mark.parametrize("name", ["signup", "email", "reset_password", "request_login_code"])
def test_nobody_signs_up_or_gets_in_by_mail(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"account_{name}")


def test_without_the_setting_a_password_is_enough(client, nurse, settings):
    settings.SECOND_FACTOR = False

    type_password(client)

    assert client.get(SITES).status_code == 200
