"""The page behind a link as a browser uses it: its address, its forms, a press, its words."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.conftest import NOW
from trials.actions import heartbeats
from trials.models import Heartbeat, Site
from trials.queries import links


def mailed(site: Site | None = None) -> str:
    list(heartbeats.send_due(now=NOW))
    return reverse("confirm", args=[links.token_of(Heartbeat.objects.newest().get(), site)])


def forms(page: Any) -> dict[str, dict[str, str]]:
    """The hidden values of each form, by the site that it names, "" for all of them."""
    found = re.findall(r"<form.*?</form>", page.content.decode(), re.DOTALL)
    values = [dict(re.findall(r'type="hidden" name="(\S+)" value="(\S*)"', form)) for form in found]
    return {each.get("site", ""): each for each in values}


def press(client: Client, link: str, deed: str, site: Site | str = "", **more: str) -> Any:
    shown = forms(client.get(link))[str(site.pk) if isinstance(site, Site) else site]
    return client.post(link, {**shown, "deed": deed, **more})


def text(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.content.decode()))
