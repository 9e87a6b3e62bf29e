"""How the tests of the private checklist read its pages."""

from __future__ import annotations

import html
import re

from django.test import Client

from trials.actions import samples
from trials.models import Trial
from trials.queries.checklist import checklist_of

ADDRESS = f"/trials/{samples.NCT_ID}/checklist/"


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def shown(body: str) -> str:
    """The words that are on the screen without JavaScript."""
    body = re.sub(r"<template.*?</template>", "", body, flags=re.DOTALL)
    return words(re.sub(r"<(\w+)[^>]*\shidden(?=[\s>]).*?</\1>", "", body, flags=re.DOTALL))


def read(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode()


def name_of(trial: Trial, beginning: str) -> str:
    questions = checklist_of(trial).questions
    return next(q.name for q in questions if q.asks.startswith(beginning))


def send(client: Client, trial: Trial, **fields: str) -> str:
    """The page that comes back for these fields, of the questions as they are now."""
    fields = {"edition": checklist_of(trial).edition, **fields}
    return client.post(ADDRESS, fields).content.decode()


def group(body: str, outcome: str) -> str:
    """The words of a part of the page to take along."""
    start = f'<section class="group" data-outcome="{outcome}"'
    found = re.search(f"{start}.*?</section>", body, re.DOTALL)
    return words(found[0]) if found else ""
