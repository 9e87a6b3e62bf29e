"""The language of a page is that of its address, and a new language needs a catalogue only."""

from __future__ import annotations

import re
import struct

import pytest
from django.test import override_settings
from django.urls import clear_url_caches

from tests.conftest import NOW
from trials.models import Trial

pytestmark = pytest.mark.django_db
ARABIC = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "menu\x04Find a trial": "ابحث عن دراسة",
    "Skip to the page": "انتقل إلى الصفحة",
}


def catalogue(words: dict[str, str]) -> bytes:
    """A compiled catalogue, as gettext lays it out."""
    pairs = sorted((key.encode(), value.encode()) for key, value in words.items())
    at = 28 + 16 * len(pairs)
    tables, texts = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), at + len(texts))
            texts += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + tables[0] + tables[1] + texts


@pytest.fixture
def arabic(tmp_path):
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(catalogue(ARABIC))
    languages = [("en", "English"), ("es", "Español"), ("ar", "العربية")]
    with override_settings(LANGUAGES=languages, LOCALE_PATHS=[str(tmp_path)]):
        clear_url_caches()
        yield
    clear_url_caches()


@pytest.fixture
def asthma() -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=NOW)


def alternates(page: str) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page)
    return dict(found)


@pytest.mark.parametrize("path", ["/", "/trials/", "/trials/NCT00000001/sites/", "/about/"])
def test_a_third_language_needs_a_catalogue_and_its_code(arabic, asthma, client, path):
    answer = client.get(f"/ar{path}")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in page
    assert "ابحث عن دراسة" in page
    assert "انتقل إلى الصفحة" in page
    assert 'href="/ar/trials/"' in page


def test_other_languages_are_written_from_left_to_right(arabic, asthma, client):
    for path in ("/trials/", "/es/trials/"):
        assert "dir=" not in client.get(path).content.decode().partition(">")[2].partition(">")[0]


def test_each_page_names_itself_in_every_language(asthma, client, settings):
    there = f"{settings.PORTAL_URL}/trials/NCT00000001/sites/"
    spanish = f"{settings.PORTAL_URL}/es/trials/NCT00000001/sites/"

    for path in ("/trials/NCT00000001/sites/", "/es/trials/NCT00000001/sites/"):
        page = client.get(path).content.decode()

        assert alternates(page) == {"en": there, "es": spanish, "x-default": there}


def test_the_switch_keeps_page_and_question(client):
    page = client.get("/trials/?q=gout&status=open").content.decode()

    link = re.search(r'<a href="([^"]+)" lang="es" hreflang="es">([^<]+)<', page)
    assert link[1] == "/es/trials/?q=gout&amp;status=open"
    assert link[2] == "Español"


def test_with_one_language_there_is_nothing_to_switch(client):
    with override_settings(LANGUAGES=[("en", "English")]):
        page = client.get("/trials/").content.decode()

    assert "hreflang" not in page
    assert 'id="languages"' not in page


def test_no_folder_of_a_language_but_english_is_a_page_by_itself(client):
    assert client.get("/en/trials/").status_code == 404
    assert client.get("/fr/trials/").status_code == 404
