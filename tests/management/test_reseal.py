from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from tests.asked import a_site, ask

pytestmark = pytest.mark.django_db
OLD, NEW = "a key of last year " * 3, "a key of today " * 3


def test_it_says_how_many_and_then_that_there_are_none(now, settings, capsys):
    settings.SECRETS_KEYS = [OLD]
    ask(a_site(), now)
    settings.SECRETS_KEYS = [NEW, OLD]

    call_command("reseal")
    call_command("reseal")

    assert capsys.readouterr().out == "Sealed anew: 2.\nSealed anew: 0.\n"


def test_it_says_what_to_do_about_a_key_that_was_taken_away_too_soon(now, settings):
    settings.SECRETS_KEYS = [OLD]
    ask(a_site(), now)
    settings.SECRETS_KEYS = [NEW]

    with pytest.raises(CommandError, match=r"2 could not be opened .* SECRETS_KEY_FALLBACKS"):
        call_command("reseal")
