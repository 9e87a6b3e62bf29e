"""With the database down a form says so, keeps what was typed, and gives the numbers to ring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from tests.views.test_inquiry_refused import boxes
from trials.actions import phone_book
from trials.language.consent import CONSENT_VERSION
from trials.models import CentralContact, Inquiry, Site, Trial

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parent.parent.parent
ADDRESSES = ["/trials/NCT00000001/contact/", "/trials/NCT00000001/refer/contact/"]
CRITERIA = "Inclusion Criteria:\n\n* Age 2 to 12 years\n\nExclusion Criteria:\n\n* Fever"
TYPED = {
    "message": "</textarea>Is there still room? שלום",
    "writer": "parent",
    "urgency": "today",
    "name": "Ada",
    "email": "ada@example.org",
    "phone": "901-555-0199",
    "consent": CONSENT_VERSION,
}


@pytest.fixture
def asthma(now, tmp_path, settings) -> Trial:
    """A trial that stands in the book of numbers."""
    settings.LAST_GOOD = tmp_path / "last-good.json"
    trial = Trial.objects.create(
        nct_id="NCT00000001",
        brief_title="Asthma in children",
        published_at=now,
        overall_status="RECRUITING",
        eligibility_criteria=CRITERIA,
    )
    Site.objects.create(trial=trial, facility="St. James", city="Leeds")
    CentralContact.objects.create(trial=trial, phone="866-278-5833", hours="Weekdays, 8 to 5")
    phone_book.keep(path=settings.LAST_GOOD, now=now)
    return trial


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def take_down(monkeypatch):
    """take_down() lets every query fail from then on; take_down.undo() mends it."""

    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError(f"connection refused, row ({TYPED['message']})")

    def down() -> None:
        monkeypatch.setattr(BaseDatabaseWrapper, "cursor", fail)
        monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", fail)

    return down


def fill_in(visitor: Client, address: str) -> dict[str, str]:
    opened = {name: value for name, value in boxes(visitor.get(address)).items() if name}
    site = str(Site.objects.get().pk)
    rules = {name: "yes" for name in opened if name.startswith("criterion-")}
    return {**opened, **TYPED, **rules, "site": site}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_page_says_so_and_gives_the_numbers_with_their_hours(
    asthma, client, address, take_down, settings
):
    take_down()

    answer = client.get(address)

    shown = answer.content.decode()
    assert answer.status_code == 503
    assert "We cannot reach our records just now" in shown
    assert "Asthma in children" in shown
    assert 'href="tel:8662785833"' in shown
    assert "Weekdays, 8 to 5" in shown
    assert settings.DESK_PHONE in shown
    assert "Not for emergencies" in shown
    assert "<form" not in shown
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_all_that_was_typed_comes_back_and_arrives_once_the_database_is_back(
    asthma, visitor, address, take_down, monkeypatch, caplog
):
    typed = fill_in(visitor, address)
    take_down()

    answer = visitor.post(address, typed)

    shown = boxes(answer)
    monkeypatch.undo()
    assert answer.status_code == 503
    assert "866-278-5833" in answer.content.decode()
    assert {name: shown.get(name) for name in typed if name != "csrfmiddlewaretoken"} == {
        name: typed[name] for name in typed if name != "csrfmiddlewaretoken"
    } | ({} if "urgency" in shown else {"urgency": None}) | (
        {} if "writer" in shown else {"writer": None}
    )
    assert TYPED["message"] not in caplog.text
    assert not Inquiry.objects.exists()
    again = visitor.post(address, {name: value for name, value in shown.items() if name})
    assert again.status_code == 302
    assert str(Inquiry.objects.get().site_id) == typed["site"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_htmx_gets_the_form_as_a_part(asthma, visitor, address, take_down):
    typed = fill_in(visitor, address)
    take_down()

    answer = visitor.post(address, typed, headers={"HX-Request": "true"})

    assert answer.status_code == 503
    assert answer.content.strip().startswith(b'<section id="inquiry-form"')
    assert boxes(answer)["message"] == TYPED["message"]
    assert b"866-278-5833" in answer.content


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_lost_token_and_a_lost_database_together_lose_nothing(
    asthma, visitor, address, take_down
):
    typed = fill_in(visitor, address)
    visitor.cookies.clear()
    take_down()

    answer = visitor.post(address, typed)

    assert answer.status_code == 503
    assert boxes(answer)["message"] == TYPED["message"]


def test_without_a_book_the_desk_is_rung(asthma, client, take_down, settings):
    settings.LAST_GOOD.unlink()
    take_down()

    answer = client.get(ADDRESSES[0])

    assert answer.status_code == 503
    assert settings.DESK_PHONE in answer.content.decode()


def test_who_is_signed_in_elsewhere_gets_the_page_too(asthma, client, take_down, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    take_down()

    assert client.get(ADDRESSES[0]).status_code == 503


SCRIPT = """
import django; django.setup()
from django.test import Client
client = Client(raise_request_exception=True)
for address in {addresses}:
    for answer in (client.get(address), client.post(address, {{"message": "Kept?"}})):
        print(answer.status_code, b"866-278-5833" in answer.content, b"Kept?" in answer.content)
"""


@pytest.mark.parametrize("gone", ["sqlite", "postgres"])
def test_a_real_database_that_is_gone(asthma, gone, tmp_path, settings):
    folder = tmp_path / "vanished"
    folder.mkdir()
    shutil.rmtree(folder)
    urls = {
        "sqlite": f"sqlite:///{folder}/trialside.sqlite3",
        "postgres": "postgres://nobody@127.0.0.1:9/none",
    }
    environment = {
        **os.environ,
        "DATABASE_URL": urls[gone],
        "LAST_GOOD": str(settings.LAST_GOOD),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "ALLOWED_HOSTS": "testserver",
    }

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(addresses=ADDRESSES)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.splitlines() == ["503 True False", "503 True True"] * 2, done.stderr
    assert "Kept?" not in done.stderr
