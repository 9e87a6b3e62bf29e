"""The sample of a real trial carries its facts to the figure."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DRUGS = (
    "Inotuzumab ozogamicin",
    "Methotrexate",
    "Hydrocortisone",
    "Cytarabine",
    "Diphenhydramine",
    "Acetaminophen",
    "Methylprednisolone",
)
JUDE = "St. Jude Children's Research Hospital"


@pytest.fixture(scope="module")
def section():
    text = (ROOT / "trials" / "samples" / "NCT03913559.json").read_text(encoding="utf-8")
    return json.loads(text)["protocolSection"]


@pytest.fixture(scope="module")
def criteria(section):
    """Inclusion and exclusion, each cut at its headings without bullets."""
    text = section["eligibilityModule"]["eligibilityCriteria"].replace("\\", "")
    _, inclusion, exclusion = re.split(r"(?:Inclusion|Exclusion) Criteria:\n\n", text)
    return inclusion, exclusion


def part(inclusion, heading):
    """The bullets below one of the inclusion's headings."""
    return re.search(rf"^{heading}\n\n((?:[* \n].*\n?)+)", inclusion, re.MULTILINE)[1]


def test_its_names_and_numbers(section):
    identification = section["identificationModule"]

    assert identification["nctId"] == "NCT03913559"
    assert identification["orgStudyIdInfo"] == {"id": "INOMRD"}
    assert identification["secondaryIdInfos"] == [{"id": "NCI-2019-01062", "type": "REGISTRY"}]
    assert identification["briefTitle"] == (
        "Inotuzumab Ozogamicin for Children With MRD Positive CD22+ Lymphoblastic Leukemia"
    )


def test_its_status_and_dates_are_those_that_the_source_gives_and_no_others(section):
    assert section["statusModule"] == {
        "statusVerifiedDate": "2025-07",
        "overallStatus": "RECRUITING",
        "startDateStruct": {"date": "2019-05-14"},
        "completionDateStruct": {"date": "2031-12-31"},
        "lastUpdatePostDateStruct": {"date": "2025-07-03"},
    }


def test_its_design_and_size(section):
    assert section["designModule"] == {
        "studyType": "INTERVENTIONAL",
        "phases": ["PHASE2"],
        "designInfo": {
            "allocation": "NA",
            "interventionModel": "SINGLE_GROUP",
            "primaryPurpose": "TREATMENT",
            "maskingInfo": {"masking": "NONE"},
        },
        "enrollmentInfo": {"count": 32},
    }
    assert section["conditionsModule"] == {"conditions": ["Acute Lymphoblastic Leukemia"]}


def test_its_sponsors(section):
    assert section["sponsorCollaboratorsModule"] == {
        "responsibleParty": {"type": "SPONSOR"},
        "leadSponsor": {"name": JUDE, "class": "OTHER"},
        "collaborators": [{"name": "Pfizer", "class": "INDUSTRY"}],
    }


def test_its_arm_gets_the_seven_drugs_and_each_drug_belongs_to_it(section):
    module = section["armsInterventionsModule"]

    (arm,) = module["armGroups"]

    assert (arm["label"], arm["type"]) == ("Inotuzumab ozogamicin", "EXPERIMENTAL")
    assert arm["interventionNames"] == [f"Drug: {name}" for name in DRUGS]
    assert [one["name"] for one in module["interventions"]] == list(DRUGS)
    assert all(one["armGroupLabels"] == [arm["label"]] for one in module["interventions"])
    assert all(one["type"] == "DRUG" for one in module["interventions"])


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        (
            "Inotuzumab ozogamicin",
            "0.5 mg/m2|IV|60 minutes|days 1, 8 and 15|4 weeks|28 days|up to 6 cycles",
        ),
        ("Methotrexate", "intrathecal|IT"),
        ("Hydrocortisone", "intrathecal|IT"),
        ("Cytarabine", "intrathecal|IT"),
        ("Diphenhydramine", "1 mg/kg|50 mg|IV"),
        ("Acetaminophen", "10 mg/kg|650 mg|PO|x 1"),
        ("Methylprednisolone", "1 mg/kg|IV|x 1"),
    ],
)
def test_each_drug_has_its_dose(section, name, figures):
    drugs = {one["name"]: one for one in section["armsInterventionsModule"]["interventions"]}

    assert [f for f in figures.split("|") if f not in drugs[name]["description"]] == []


def test_other_names_stand_at_their_drugs(section):
    drugs = section["armsInterventionsModule"]["interventions"]

    assert [one["otherNames"] for one in drugs] == [
        ["Besponsa", "CMC-544"],
        ["Trexall®"],
        ["Cortisol"],
        ["Ara-C"],
        ["Benadryl"],
        ["Tylenol"],
        ["Solu-Medrol"],
    ]


@pytest.mark.parametrize(
    ("heading", "figures"),
    [
        ("Age", "< 22 years"),
        ("Diagnosis", "B-ALL|between 0.1 and 4.99%|no extramedullary|at least two|relapse|CD22"),
        ("Performance Level", "≥ 50%|ECOG score of ≥ 2|< 16 years|≥ 16 years|Karnofsky|Lansky"),
        (
            "Prior Therapy",
            "14 days|7 days|42 days|CAR-T|≤ 1|90 days|≥ 2 weeks|GVHD|at least 2 weeks"
            "|≥ 50% of the pelvis|TBI|≥ 3 months|≥ 6 weeks",
        ),
        (
            "Organ Function Requirements",
            "≥ 60 cc/min/1.73m2, or|creatinine (mg/dL)|direct bilirubin ≤ 1.4 mg/dL"
            "|total bilirubin is > 1.4 mg/dL|AST ≤ 3 x ULN or ALT ≤ 3 x ULN"
            "|shortening fraction ≥ 27%, or|ejection fraction ≥ 45%|either of these is enough",
        ),
    ],
)
def test_each_heading_of_the_inclusion_holds_its_figures(criteria, heading, figures):
    bullets = part(criteria[0], heading)

    assert [figure for figure in figures.split("|") if figure not in bullets] == []


def test_the_creatinine_table_has_every_row_and_no_other(criteria):
    rows = re.findall(r"    \* age (.+)", part(criteria[0], "Organ Function Requirements"))

    assert rows == [
        "< 6 months: 0.4 (male, female)",
        "6 months to < 1 year: 0.5 (male, female)",
        "1 to < 2 years: 0.6 (male, female)",
        "2 to < 6 years: 0.8 (male, female)",
        "6 to < 10 years: 1 (male, female)",
        "10 to < 13 years: 1.2 (male, female)",
        "13 to < 16 years: 1.5 (male), 1.4 (female)",
        "≥ 16 years: 1.7 (male), 1.4 (female)",
    ]


def test_kidneys_and_heart_each_need_only_one_of_two(criteria):
    organs = part(criteria[0], "Organ Function Requirements")

    assert re.findall(r"^\* Adequate (\w+) function, (\w+) of these", organs, re.MULTILINE) == [
        ("kidney", "either"),
        ("liver", "both"),
        ("heart", "either"),
    ]


def test_the_exclusion_begins_at_sos_and_ends_at_consent(criteria):
    bullets = criteria[1].split("\n")

    assert len(bullets) == 7
    assert bullets[0].startswith("* Sinusoidal obstruction syndrome")
    assert "hepatitis B" in bullets[3]
    assert "within 7 days" in bullets[4]
    assert "must agree to use" in bullets[5]
    assert "at least 30 days" in bullets[5]
    assert "consent" in bullets[6]


def test_who_may_take_part_by_age_and_sex(section):
    module = {
        key: value
        for key, value in section["eligibilityModule"].items()
        if key != "eligibilityCriteria"
    }

    assert module == {
        "healthyVolunteers": False,
        "sex": "ALL",
        "maximumAge": "21 Years",
        "stdAges": ["CHILD", "ADULT"],
    }


def test_each_contact_stands_at_its_site(section):
    module = section["contactsLocationsModule"]

    assert module["centralContacts"] == [
        {"name": "Sima Jeha, MD", "role": "CONTACT", "phone": "866-278-5833"}
    ]
    assert module["overallOfficials"] == [
        {"name": "Sima Jeha, MD", "affiliation": JUDE, "role": "PRINCIPAL_INVESTIGATOR"}
    ]
    assert module["locations"] == [
        {
            "facility": "Rady Children's Hospital San Diego",
            "status": "RECRUITING",
            "city": "San Diego",
            "state": "California",
            "zip": "92123",
            "country": "United States",
            "contacts": [
                {"name": "Deborah Schiff, MD", "role": "CONTACT", "phone": "858-966-5811"}
            ],
            "geoPoint": {"lat": 32.7157, "lon": -117.1647},
        },
        {
            "facility": JUDE,
            "status": "RECRUITING",
            "city": "Memphis",
            "state": "Tennessee",
            "zip": "38105",
            "country": "United States",
            "contacts": [{"name": "Sima Jeha, MD", "role": "CONTACT", "phone": "866-278-5833"}],
            "geoPoint": {"lat": 35.1495, "lon": -90.049},
        },
    ]


def test_its_reference_and_links(section):
    module = section["referencesModule"]

    (reference,) = module["references"]

    assert (reference["pmid"], reference["type"]) == ("35622074", "DERIVED")
    assert "2022 Dec;27(1):642-652. doi: 10.1080/16078454.2022.2074704." in reference["citation"]
    assert [link["url"] for link in module["seeAlsoLinks"]] == [
        "http://www.stjude.org",
        "http://www.stjude.org/protocols",
    ]


def test_the_descriptions_carry_their_figures(section):
    text = " ".join(section["descriptionModule"].values())
    figures = "Phase II|5% blasts|subtype 4|calicheamicin|90% of|0.1 - 4.99%|\\< 5%|HSCT|Besponsa"
    course = "28 days|day 1, day 8 and day 15|five more cycles|1 year"

    assert [one for one in f"{figures}|{course}".split("|") if one not in text] == []


def test_the_objectives_are_outcomes(section):
    module = section["outcomesModule"]

    assert [one["measure"] for one in module["primaryOutcomes"]] == [
        "Efficacy of inotuzumab ozogamicin"
    ]
    assert [one["measure"] for one in module["secondaryOutcomes"]] == [
        "Safety of inotuzumab ozogamicin",
        "Hepatotoxicity and SOS/VOD",
    ]
