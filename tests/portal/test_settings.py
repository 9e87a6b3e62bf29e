"""Settings as an operator meets them: what is missing is said, and production is strict."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PRODUCTION = {
    "SECRET_KEY": "m8Zq-R3v7" * 6,
    "ALLOWED_HOSTS": "trials.example.org",
    "PORTAL_URL": "https://trials.example.org",
    "PORTAL_OPERATOR": "Example Hospital",
    "DESK_EMAIL": "desk@example.org",
    "DESK_PHONE": "901-555-0100",
    "DESK_HOURS": "weekdays, 9 to 5",
}
SHOW = (
    "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
    "s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.DEBUG)"
)


def python(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**bare, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_check_for_deployment_finds_nothing():
    done = python(PRODUCTION, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr


def test_cookies_are_host_bound_and_secure_in_production_and_plain_on_ones_own_computer():
    far = python(PRODUCTION, "-c", SHOW).stdout.split()
    near = python({"TRIALSIDE_LOCAL": "true"}, "-c", SHOW).stdout.split()

    assert far == ["__Host-sessionid", "__Host-csrftoken", "True", "True", "False"]
    assert near == ["sessionid", "csrftoken", "False", "False", "False"]


@pytest.mark.parametrize("name", ["SECRET_KEY", "PORTAL_URL", "DESK_EMAIL", "DESK_PHONE"])
def test_what_is_missing_is_named(name):
    rest = {key: value for key, value in PRODUCTION.items() if key != name}

    done = python(rest, "manage.py", "check")

    assert f"Set {name} in the environment" in done.stderr


def test_a_misspelt_switch_stops_the_server():
    assert python({"TRIALSIDE_LOCAL": "yess"}, "manage.py", "check").returncode != 0


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "key").write_text("from-a-file\n")
    rest = {key: value for key, value in PRODUCTION.items() if key != "SECRET_KEY"}
    show = "from django.conf import settings; print(repr(settings.SECRET_KEY))"

    done = python({**rest, "SECRET_KEY_FILE": str(tmp_path / "key")}, "-c", show)

    assert done.stdout.strip() == "'from-a-file'"
