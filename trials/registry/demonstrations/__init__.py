"""Demonstration trials: registry documents of plainly invented trials, to look round the portal.

Invented are the trials, treatments, hospitals and people; real are the illnesses and the cities.
Addresses end in .example and phones have 555-01xx: neither can reach anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from trials.registry.demonstrations.dates import AS_OF_MONTH, AS_OF_YEAR, status_module
from trials.registry.demonstrations.design import arms_module, design_module, outcomes_module
from trials.registry.demonstrations.names import SPONSORS
from trials.registry.demonstrations.plot import FIRST_NUMBER, Plot, plot
from trials.registry.demonstrations.sites import contacts_locations, person
from trials.registry.demonstrations.texts import (
    brief_title,
    data_sharing,
    descriptions,
    eligibility,
    official_title,
)
from trials.registry.layout import Json

MOST = 100_000_000 - FIRST_NUMBER


def documents(count: int, seed: int) -> Iterator[Json]:
    """API v2 study documents, NCT99900000 and up; the first 24 show every overall status.

    The same seed gives the same documents, and a larger count only adds to them. Raises ValueError
    for a count below 0 or above 100,000: there are no more numbers.
    """
    if not 0 <= count <= MOST:
        raise ValueError(f"There can be 0 to {MOST:,} demonstration trials, not {count:,}.")
    return (_document(plot(index, seed)) for index in range(count))


def _document(plot: Plot) -> Json:
    section: Json = {
        "identificationModule": _identification(plot),
        "statusModule": status_module(plot),
        "sponsorCollaboratorsModule": _sponsors(plot),
    }
    if plot.status == "WITHHELD":
        section["designModule"] = {"studyType": plot.study_type}
    else:
        section |= _contents(plot)
    return {
        "protocolSection": section,
        "derivedSection": {
            "miscInfoModule": {"versionHolder": f"{AS_OF_YEAR}-{AS_OF_MONTH:02}-31"}
        },
        "hasResults": False,
    }


def _contents(plot: Plot) -> Json:
    illness = plot.illness
    contents: Json = {
        "oversightModule": {"oversightHasDmc": plot.rng.random() < 0.5},
        "descriptionModule": descriptions(plot),
        "conditionsModule": {
            "conditions": list(illness.conditions),
            "keywords": list(illness.keywords),
        },
        "designModule": design_module(plot),
        "armsInterventionsModule": arms_module(plot),
    }
    if plot.study_type != "EXPANDED_ACCESS":
        contents["outcomesModule"] = outcomes_module(plot)
    contents["eligibilityModule"] = eligibility(plot)
    contents["contactsLocationsModule"] = contacts_locations(plot)
    if plot.study_type != "EXPANDED_ACCESS":
        contents["ipdSharingStatementModule"] = data_sharing(plot)
    return contents


def _identification(plot: Plot) -> Json:
    name, agency_class, slug = plot.sponsor
    module: Json = {
        "nctId": plot.nct_id,
        "orgStudyIdInfo": {"id": f"DEMO-{plot.number % 100_000:05}"},
        "secondaryIdInfos": [{"id": f"{slug}/{plot.number}", "type": "OTHER", "domain": name}],
        "organization": {"fullName": name, "class": agency_class},
        "briefTitle": brief_title(plot),
    }
    if plot.status != "WITHHELD":
        module["officialTitle"] = official_title(plot)
    return module


def _sponsors(plot: Plot) -> Json:
    name, agency_class, _ = plot.sponsor
    party: Json = {"type": "SPONSOR"}
    if agency_class != "INDUSTRY":
        party = {
            "type": "PRINCIPAL_INVESTIGATOR",
            "investigatorFullName": person(plot.rng).partition(",")[0],
            "investigatorTitle": "Professor",
            "investigatorAffiliation": name,
        }
    partner, partner_class, _ = plot.rng.choice([one for one in SPONSORS if one != plot.sponsor])
    return {
        "responsibleParty": party,
        "leadSponsor": {"name": name, "class": agency_class},
        "collaborators": [{"name": partner, "class": partner_class}],
    }
