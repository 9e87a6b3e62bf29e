"""Names that name nobody. No name of a person may be taken for one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from trials.language.generic_names import is_generic

# As ClinicalTrials.gov has them, in any number of records.
NOBODY = (
    "Site Public Contact",
    "Central Contact",
    "Backup Contact",
    "Contact Person",
    "Study Coordinator",
    "Research Nurse",
    "Clinical Trials Office",
    "CLINICAL TRIAL TEAM",
    "Clinical Trials Information Desk",
    "Principal Investigator",
    "Sub-Investigator",
    "Toll Free Number",
    "Trial Recruitment Team",
    "Call Center",
    "Study Contact #2",
)
SOMEBODY = (
    "Paul Nurse",
    "Nurse, Paul",
    "Main, Research Nurse",
    "Mercedes Rodriguez, Coordinator",
    "Tone Melan, Nurse",
    "Robin Study-Center",
    "Line Head",
    "Dr. Public",
    "Site Coordinator Ana Ruiz",
    "A. Nurse",
    "Study",
    "Pfizer CT.gov Call Center",
    "",
    "研究护士",
)


@pytest.mark.parametrize("name", NOBODY)
def test_what_an_office_or_a_job_is_called_names_nobody(name):
    assert is_generic(name)


@pytest.mark.parametrize("name", SOMEBODY)
def test_one_word_more_is_a_name_and_so_is_what_is_in_doubt(name):
    assert not is_generic(name)


def test_no_name_of_the_registrys_own_records_is_taken_for_a_job(real_studies):
    names = {name for study in real_studies for name in _names(json.loads(study))}

    taken = sorted(name for name in names if is_generic(name))

    assert len(names) > 400
    assert taken == []


def _names(study: dict[str, Any]) -> Iterator[str]:
    """Contacts, officials and lead researchers: in these records each of them is somebody."""
    protocol = study["protocolSection"]
    module = protocol.get("contactsLocationsModule", {})
    places = [each.get("contacts", []) for each in module.get("locations", [])]
    for people in (module.get("centralContacts", []), module.get("overallOfficials", []), *places):
        yield from (person.get("name", "") for person in people)
    sponsors = protocol.get("sponsorCollaboratorsModule", {})
    yield sponsors.get("responsibleParty", {}).get("investigatorFullName", "")
