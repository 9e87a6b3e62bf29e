"""axe finds nothing on any page and state, at any width, in any scheme, in either language."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from tests.browser.conftest import Watched
from tests.browser.covering import READERS, STAFF, STAFF_WIDTHS, covered
from tests.browser.looking import WIDE, Looks
from tests.browser.states import LANGUAGES, WIDTHS, Visit, Ways
from trials.actions.glossary import shipped
from trials.models import GlossaryEntry

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = [(360, False), (1280, False), (360, True), (1280, True)]
# A handful: axe takes a minute for all of them.
CONCEPTS = {"b-cell-all", "gvhd", "hepatitis-b-surface-antigen", "minimal-residual-disease"}


def findings(window: Watched, path: str) -> list[str]:
    """What is wrong with a page as it is first seen."""
    window.page.goto(path)
    wide = window.page.evaluate(WIDE)
    found = [f"{path} {finding}" for finding in window.axe()]
    return found + ([f"{path} scrolls sideways"] if wide else [])


@pytest.fixture
def words(portal) -> None:
    GlossaryEntry.objects.bulk_create(each for each in shipped() if each.concept in CONCEPTS)
    cache.clear()


def look_at(ways: Ways, visit: Visit, widths: tuple[int, ...]) -> Looks:
    looks = Looks(visit.page)
    for name, go in ways.items():
        go(visit)
        looks.all_over(f"{name} ({visit.language})", widths)
    return looks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", READERS)
def test_readers_pages(open_page, words, settings, group, language):
    window = open_page()

    looks = look_at(READERS[group], Visit(window.page, language, settings), WIDTHS)

    assert not looks.found, "\n".join(looks.found)
    assert window.foreign == []
    covered("axe", *(f"{language}: {group}: {name}" for name in READERS[group]))
    covered("verdicts", *looks.judged)


@pytest.mark.parametrize("group", STAFF)
def test_the_pages_of_staff(open_page, words, settings, group):
    window = open_page()

    looks = look_at(STAFF[group], Visit(window.page, "en", settings), STAFF_WIDTHS)

    assert not looks.found, "\n".join(looks.found)
    assert window.foreign == []
    covered("axe", *(f"en: {group}: {name}" for name in STAFF[group]))
    covered("verdicts", *looks.judged)
