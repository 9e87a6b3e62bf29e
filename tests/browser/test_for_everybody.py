"""A page four times as large, letters set wider, a thumb, and who wants nothing to move."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone

from tests.browser.covering import EVERYBODY, READERS, SPOKEN, covered
from tests.browser.looking import WIDE
from tests.browser.states import Visit, Ways
from tests.browser.states_asked import question
from tests.browser.states_staff import link
from tests.browser.test_axe import words  # noqa: F401 -- a fixture
from trials.actions import messages

pytestmark = pytest.mark.django_db(transaction=True)
SPACED_WIDTHS = (320, 1280)
GAUGES = (Path(__file__).parent / "gauges.js").read_text()
# As WCAG 1.4.12 has it.
WIDER = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""


def through(ways: Ways, visit: Visit, question: str) -> list[str]:
    """What a gauge says of each state."""
    found = []
    for name, go in ways.items():
        go(visit)
        visit.page.evaluate(GAUGES)
        found += [f"{name}: {each}" for each in visit.page.evaluate(question)]
    return found


@pytest.mark.parametrize(("language", "group"), SPOKEN)
def test_a_thumb_hits_every_control_and_nothing_moves(open_page, words, settings, group, language):  # noqa: F811
    window = open_page(width=360, has_touch=True, is_mobile=True)

    found = through(
        EVERYBODY[group], Visit(window.page, language, settings), "[...small(), ...moving()]"
    )

    assert not found, "\n".join(found)
    covered("targets", f"{language}: {group}")


@pytest.mark.parametrize("width", SPACED_WIDTHS)
@pytest.mark.parametrize("group", EVERYBODY)
def test_letters_set_wider_are_not_cut_off(open_page, words, settings, group, width):  # noqa: F811
    window = open_page(width=width, bypass_csp=True)
    visit = Visit(window.page, "es" if group in READERS else "en", settings)
    found = []

    for name, go in EVERYBODY[group].items():
        go(visit)
        window.page.add_style_tag(content=WIDER)
        window.page.evaluate(GAUGES)
        found += [f"{name}: {each}" for each in window.page.evaluate("cut()")]
        found += [f"{name}: scrolls sideways"] * window.page.evaluate(WIDE)

    assert not found, "\n".join(found)
    covered("spacing", f"{group}, {width} px")


@pytest.mark.parametrize("group", EVERYBODY)
def test_headings_hints_and_controls_are_in_order(open_page, words, settings, group):  # noqa: F811
    """One heading of its own, no level skipped, each hint there, and a mouse hits what it must."""
    window = open_page()

    found = through(
        EVERYBODY[group],
        Visit(window.page, "en", settings),
        "[...outline(), ...lost(), ...small()]",
    )

    assert not found, "\n".join(found)
    assert window.complaints == []
    covered("order", group)


def test_mail_is_plain_text(portal):
    link()
    question()

    list(messages.deliver_due(timezone.now))

    assert len(mail.outbox) >= 3
    assert [each.content_subtype for each in mail.outbox] == ["plain"] * len(mail.outbox)
    assert not [each for each in mail.outbox if getattr(each, "alternatives", [])]
    covered("mail", "plain text")
