from __future__ import annotations

import json
import re
from itertools import chain

import pytest

from trials.language.vocabulary import WORDS
from trials.registry.crossrefs import name_in_arm
from trials.registry.demonstrations import documents


@pytest.fixture(scope="module")
def sections():
    return [study["protocolSection"] for study in documents(60, seed=3)]


def sites_of(section):
    return section.get("contactsLocationsModule", {}).get("locations", [])


def contacts_of(section):
    central = section.get("contactsLocationsModule", {}).get("centralContacts", [])
    return [*central, *chain.from_iterable(site.get("contacts", []) for site in sites_of(section))]


def status_of(section):
    return section["statusModule"]["overallStatus"]


def test_the_same_seed_gives_the_same_documents():
    assert json.dumps(list(documents(24, seed=5))) == json.dumps(list(documents(24, seed=5)))


def test_another_seed_gives_other_documents():
    mine, theirs = list(documents(24, seed=5)), list(documents(24, seed=6))

    assert all(one != other for one, other in zip(mine, theirs, strict=True))


def test_a_larger_count_only_adds():
    assert list(documents(30, seed=5))[:24] == list(documents(24, seed=5))


def test_the_numbers_are_the_reserved_ones_in_order(sections):
    numbers = [section["identificationModule"]["nctId"] for section in sections]

    assert numbers == [f"NCT{99900000 + index}" for index in range(60)]


@pytest.mark.parametrize("count", [-1, 100_001])
def test_a_count_without_numbers_is_refused(count):
    with pytest.raises(ValueError, match="There can be"):
        documents(count, seed=1)


def test_twenty_four_trials_show_every_status_of_a_trial():
    shown = {status_of(study["protocolSection"]) for study in documents(24, seed=1)}

    assert shown == set(WORDS["Status"])


def test_twenty_four_trials_show_every_status_of_a_site():
    sites = chain.from_iterable(sites_of(one["protocolSection"]) for one in documents(24, seed=1))

    assert {site["status"] for site in sites if "status" in site} == set(WORDS["RecruitmentStatus"])


def test_a_site_has_a_status_only_while_its_trial_is_open(sections):
    with_status = {
        status_of(section)
        for section in sections
        if any("status" in site for site in sites_of(section))
    }

    assert with_status == {"RECRUITING", "UNKNOWN", "AVAILABLE"}


def test_contacts_are_given_only_while_somebody_may_ask(sections):
    with_contacts = {status_of(section) for section in sections if contacts_of(section)}

    assert with_contacts == {"RECRUITING", "UNKNOWN", "AVAILABLE", "NOT_YET_RECRUITING"}


def test_a_trial_has_two_to_forty_sites_in_several_countries(sections):
    shown = [section for section in sections if status_of(section) != "WITHHELD"]

    assert {len(sites_of(section)) for section in shown} >= {2, 40}
    assert all(2 <= len(sites_of(section)) <= 40 for section in shown)
    assert all(len({site["country"] for site in sites_of(section)}) > 1 for section in shown)


def test_no_two_sites_of_a_trial_have_one_name(sections):
    for section in sections:
        facilities = [site["facility"] for site in sites_of(section)]
        assert len(set(facilities)) == len(facilities)


def test_every_address_and_phone_can_reach_nobody(sections):
    text = json.dumps(sections)

    mails = re.findall(r'"email": "([^"]+)"', text)
    phones = re.findall(r'"phone": "([^"]+)"', text)

    assert len(mails) > 100
    assert all(re.fullmatch(r"[a-z.]+@[a-z-]+\.example", mail) for mail in mails)
    assert all(re.fullmatch(r"\d{3}-555-01\d\d", phone) for phone in phones)
    assert text.count("@") == len(mails)


def test_every_title_and_summary_says_that_it_is_a_demonstration(sections):
    for section in sections:
        assert section["identificationModule"]["briefTitle"].startswith("Demonstration: ")
        if "descriptionModule" in section:
            assert "invented" in section["descriptionModule"]["briefSummary"]


def test_arms_and_interventions_name_each_other(sections):
    for section in sections:
        module = section.get("armsInterventionsModule", {})
        by_arm = {
            (arm["label"], name)
            for arm in module.get("armGroups", [])
            for name in arm.get("interventionNames", [])
        }
        by_intervention = {
            (label, name_in_arm(intervention["type"], intervention["name"]))
            for intervention in module.get("interventions", [])
            for label in intervention.get("armGroupLabels", [])
        }
        assert by_arm == by_intervention


def test_a_stopped_trial_says_why(sections):
    told = {status_of(section) for section in sections if "whyStopped" in section["statusModule"]}

    assert told == {"SUSPENDED", "TERMINATED", "WITHDRAWN"}


def test_criteria_have_both_headings(sections):
    for section in sections:
        if "eligibilityModule" in section:
            criteria = section["eligibilityModule"]["eligibilityCriteria"]
            assert re.fullmatch(
                r"Inclusion Criteria:\n\n\* .+\n\nExclusion Criteria:\n\n\* .+", criteria, re.DOTALL
            )


def test_dates_follow_each_other(sections):
    for section in sections:
        dates = [
            section["statusModule"][name]["date"][:7]
            for name in ("startDateStruct", "primaryCompletionDateStruct", "completionDateStruct")
            if name in section["statusModule"]
        ]
        assert dates == sorted(dates)
