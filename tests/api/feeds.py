"""Trials whose sites are in the open feed, and the feed as a program reads it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import xml.etree.ElementTree as ET
from typing import Any

from django.test import Client

from tests.conftest import NOW
from trials.models import Site, StatusReport, Trial

FORMS = ("csv", "json", "atom")
ATOM = "{http://www.w3.org/2005/Atom}"


def published(nct_id: str, *, sites: int = 1, **fields: Any) -> Trial:
    columns = {
        "published_at": NOW - dt.timedelta(days=200),
        "overall_status": "RECRUITING",
        "status_verified_date": "2026-03",
    }
    trial = Trial.objects.create(nct_id=nct_id, **{**columns, **fields})
    Site.objects.bulk_create(
        Site(
            trial=trial,
            facility=f"Hospital {number}",
            city="Memphis",
            state="Tennessee",
            country="United States",
            registry_status="RECRUITING",
            position=number,
        )
        for number in range(sites)
    )
    return trial


def say(site: Site, status: str, *, days: int = 0, **told: Any) -> None:
    at = NOW - dt.timedelta(days=days)
    StatusReport.objects.create(site=site, status=status, source="coordinator", at=at, **told)


def table(client: Client, address: str = "/status.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode(), newline="")))


def sites(client: Client, address: str = "/status.json") -> list[dict[str, str]]:
    found: list[dict[str, str]] = client.get(address).json()["sites"]
    return found


def entries(client: Client, address: str = "/status.atom") -> list[ET.Element]:
    return ET.fromstring(client.get(address).content).findall(f"{ATOM}entry")
