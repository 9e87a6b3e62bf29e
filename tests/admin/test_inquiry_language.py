"""The team sees on the envelope in which language the one who asked reads our pages."""

from __future__ import annotations

import pytest

from trials.models import Inquiry


def test_it_is_said_which_language_the_writer_reads(browser_of, cora, inquiry, page):
    Inquiry.objects.update(language="es")

    envelope = browser_of(cora).get(page).content.decode()

    assert "The writer reads Spanish." in envelope


def test_nothing_is_said_where_it_is_the_desks_own(browser_of, cora, inquiry, page):
    envelope = browser_of(cora).get(page).content.decode()

    assert "The writer reads" not in envelope


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_page_of_staff_itself_is_english(browser_of, cora, inquiry, page, language):
    Inquiry.objects.update(language=language)

    answer = browser_of(cora).post(page, {"deed": "read"})

    assert answer["Content-Language"] == "en"
    assert "A parent or guardian" in answer.content.decode()
