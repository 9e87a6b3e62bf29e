"""How the numbers, papers and links of a record are shown. Load it as `record`."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from django.template import Library

from trials.language import markup
from trials.registry.result_tables import Table

register = Library()

_NCT_NUMBER = re.compile(r"NCT\d{8}", re.ASCII)


@register.filter
def plain(text: str) -> str:
    """The words of a registry text on one line, without its markup."""
    return markup.plain(text)


@register.filter
def web(url: str) -> str:
    """The address where it is one of the web, else nothing: no other scheme becomes a link."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


@register.filter
def pubmed(pmid: str) -> str:
    """The page of a paper at PubMed, where its number is one."""
    number = pmid.strip()
    if not (number.isascii() and number.isdigit()):
        return ""
    return f"https://pubmed.ncbi.nlm.nih.gov/{number}/"


@register.filter
def at_registry(nct_id: str) -> str:
    """The page of a study at ClinicalTrials.gov, where its number is one."""
    if not _NCT_NUMBER.fullmatch(nct_id):
        return ""
    return f"https://clinicaltrials.gov/study/{nct_id}"


@register.filter
def first_rows(table: Table, most: int) -> Table:
    """The same table with so many rows in each block, and no more."""
    return replace(table, blocks=tuple(replace(b, rows=b.rows[:most]) for b in table.blocks))
