"""A page of the desk that is left open while others change what it shows."""

from __future__ import annotations

import html
import re
from typing import Any

from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.actions.arrivals import LATER, newer
from tests.conftest import NOW
from tests.forms_as_browsers_send_them import Entries, entries, send
from trials.actions.studies import take_in
from trials.registry.document import Document


def page_of(row: Any) -> str:
    return reverse(f"admin:trials_{row._meta.model_name}_change", args=[row.pk])


def opened(desk: Client, row: Any) -> Entries:
    """What a browser would send of the page as it is now."""
    return entries(desk.get(page_of(row)).content.decode(), f"{row._meta.model_name}_form")


def saved(desk: Client, row: Any, sent: Entries, button: str = "_save") -> HttpResponse:
    return send(desk, page_of(row), sent, button)


def come_back(answer: HttpResponse, row: Any) -> Entries:
    """What a browser would send of the page that came back."""
    assert answer.status_code == 200
    return entries(answer.content.decode(), f"{row._meta.model_name}_form")


def without_stamp(sent: Entries) -> Entries:
    return [(name, value) for name, value in sent if name != "seen"]


def registry_says(first: Document, edit: Any) -> None:
    """A document arrives on 22 December 2026; it is of 20 December."""
    take_in(document=newer(first, edit), now=NOW + LATER)


def text_of(answer: HttpResponse) -> str:
    """The words of a page, without its tags."""
    words = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return " ".join(html.unescape(words).split())


def first_asked(answer: HttpResponse) -> str:
    """The words to which "Go to the first one" leads, and those behind them."""
    page = answer.content.decode()
    (place,) = re.findall(r'<a href="#([^"]+)">Go to the first one</a>', page)
    behind = page.split(f'id="{place}">', 1)[1][:3_000]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", behind)).split())


def ana() -> Client:
    """Another editor, signed in."""
    user = User.objects.create_user("ana", is_staff=True, first_name="Ana", last_name="Ruiz")
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client
