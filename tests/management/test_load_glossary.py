from __future__ import annotations

import pytest
from django.core.management import call_command

from trials.actions.glossary import shipped
from trials.models import GlossaryEntry

pytestmark = pytest.mark.django_db


def test_the_glossary_is_loaded_once_and_the_command_says_how_much(capsys):
    call_command("load_glossary")
    call_command("load_glossary")

    total = len([*shipped()])
    assert GlossaryEntry.objects.count() == total
    assert capsys.readouterr().out.splitlines() == [
        f"Glossary: {total} entries added.",
        "Glossary: 0 entries added.",
    ]
