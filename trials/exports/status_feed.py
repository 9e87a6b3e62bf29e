"""The status of sites for other programs: what families see, who says so and when.

Nothing else is in it: a hospital's reason and note stay where they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields

from trials.language.standings import status_words
from trials.models import Site
from trials.models.standing import REGISTRY, Standing, Word

HOSPITAL = "hospital"


@dataclass(frozen=True)
class Line:
    """A site as it stands in the feed. The keys of the JSON, and the columns of the CSV, in order.

    Days are days at the site, `registry_date` is a month or a day. An empty text is "not known".
    """

    nct_id: str
    facility: str
    city: str
    state: str
    country: str
    status: str
    status_in_words: str
    source: str
    confirmed_on: str
    registry_status: str
    registry_status_of_trial: str
    registry_date: str
    no_longer_listed_since: str
    page: str


# What each of them holds, for the page that explains the feed.
MEANING: Mapping[str, str] = {
    "nct_id": "The number of the trial at ClinicalTrials.gov.",
    "facility": "The name of the hospital, as the registry gives it.",
    "city": "The city.",
    "state": "The state or province.",
    "country": "The country.",
    "status": "What we show: open, said (said to be open), soon, paused, closed or none.",
    "status_in_words": "The same, in the words that families read.",
    "source": "Whose word it is: hospital or registry. Empty where nobody has said anything.",
    "confirmed_on": "The day on which the hospital said so. Empty where it is the registry’s word.",
    "registry_status": "What the registry says of this site, as its own code.",
    "registry_status_of_trial": "What the registry says of the whole trial, as its own code.",
    "registry_date": "The month or day when the trial’s record was last checked.",
    "no_longer_listed_since": "The day when the registry was seen to have dropped the site.",
    "page": "The address of the site on this portal.",
}
COLUMNS = tuple(field.name for field in fields(Line))


def line(site: Site, standing: Standing, page: str) -> Line:
    """What the feed says of a weighed site; `page` is its public address."""
    word, known = standing.word, standing.word or standing.other
    is_faded = bool(word and word.is_faded)
    is_dropped = site.unlisted_since is not None
    return Line(
        nct_id=site.trial.nct_id,
        facility=site.facility,
        city=site.city,
        state=site.state,
        country=site.country,
        status=standing.state.value,
        status_in_words=status_words(
            standing.state, known.code if known else "", is_faded=is_faded
        ),
        source=_source(word),
        confirmed_on=word.date if word and word.speaker != REGISTRY else "",
        registry_status="" if is_dropped else site.registry_status,
        registry_status_of_trial=site.trial.overall_status,
        registry_date=site.trial.status_verified_date,
        no_longer_listed_since=standing.unlisted_on,
        page=page,
    )


def as_csv(lines: Iterable[Line]) -> bytes:
    """RFC 4180, in UTF-8. A cell that a spreadsheet would take for a formula begins with "'"."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    rows.writerows([_harmless(cell) for cell in astuple(each)] for each in lines)
    return written.getvalue().encode()


def as_json(lines: Iterable[Line], *, about: str) -> bytes:
    """An object with `sites`, and the address where they are explained."""
    sites = [dict(zip(COLUMNS, astuple(each), strict=True)) for each in lines]
    return json.dumps({"about": about, "sites": sites}, ensure_ascii=False).encode()


def _source(word: Word | None) -> str:
    if word is None:
        return ""
    return REGISTRY if word.speaker == REGISTRY else HOSPITAL


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
