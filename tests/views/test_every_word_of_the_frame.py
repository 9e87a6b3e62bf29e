"""On the Spanish pages around the trials nothing of ours is left in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from tests.every_word import bracketed, left_in_english
from trials.actions import phone_book

PAGES = [
    "/es/",
    "/es/about/",
    "/es/about/status-feed/",
    "/es/trials/",
    "/es/trials/?q=asthma&page=2",
    "/es/trials/?q=nothing&status=open",
    "/es/trials/?status=nonsense",
    "/es/trials/?q=%00",
    f"/es/trials/?q={'x' * 201}",
    "/es/nowhere/",
]
REFUSALS = ["400", "403", "404", "405", "413", "429", "500"]
# What an English registry calls a place.
PLACES = ("Memphis", "United States", "Asthma", "asthma", "nothing", "Trial NCT00000001")
NAMES = ("Trialside", "St. Nowhere", "English", "ClinicalTrials.gov", "Family Help", *PLACES)


@pytest.fixture(autouse=True)
def _in_brackets(settings) -> Iterator[None]:
    settings.PORTAL_NAME, settings.PORTAL_OPERATOR = "Trialside", "St. Nowhere"
    with bracketed():
        yield


@pytest.mark.parametrize("path", PAGES)
def test_a_page_around_the_trials_speaks_spanish(client, publish, path):
    for number in range(21):
        publish(f"NCT000000{number:02}", sites=1, is_demonstration=number > 19)

    page = client.get(path).content.decode()

    assert left_in_english(page, *NAMES, "nonsense", "x" * 201) == []


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_speaks_spanish(name):
    request = RequestFactory().get("/es/trials/")

    with translation.override("es"):
        page = render_to_string(f"{name}.html", request=request)

    assert '<html lang="es">' in page
    assert left_in_english(page, *NAMES) == []


@pytest.mark.parametrize("is_there", [True, False])
def test_the_page_for_work_on_the_portal_speaks_spanish(
    client, publish, settings, tmp_path, now, is_there
):
    publish(sites=1)
    settings.MAINTENANCE, settings.LAST_GOOD = True, tmp_path / "book.json"
    if is_there:
        phone_book.keep(path=settings.LAST_GOOD, now=now)

    for page in (client.get("/es/trials/"), client.post("/es/trials/", {"message": "123"})):
        assert page.status_code == 503
        assert left_in_english(page.content.decode(), *NAMES) == []
    sent = client.post("/es/trials/", headers={"HX-Request": "true"})
    assert left_in_english(sent.content.decode(), *NAMES) == []


def test_the_help_line_speaks_spanish(client, db, settings):
    settings.HELP_NAME, settings.HELP_PHONE = "Family Help", "901-555-0177"
    settings.HELP_HOURS = "every day, 8 to 8"

    page = client.get("/es/trials/").content.decode()

    assert '<span lang="en">every day, 8 to 8</span>' in page
    assert left_in_english(page, *NAMES) == []
