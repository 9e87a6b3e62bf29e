from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from trials.models import (
    Alias,
    Collaborator,
    Condition,
    Identifier,
    Link,
    Official,
    Reference,
    Snapshot,
    Trial,
)
from trials.registry.document import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(now: dt.datetime) -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001",
        brief_title="Tansivex for a cold",
        lead_sponsor_name="Paper Boat Research Trust",
        lead_sponsor_class="OTHER",
        org_study_id="PBRT-1",
        study_first_post_date="2025-01-16",
        study_first_post_date_type="ESTIMATED",
        last_update_post_date="2026-05",
        published_at=now,
    )


def read(client: Client) -> str:
    body = client.get("/trials/NCT00000001/record/").content.decode()
    return body[body.index('id="panel"') : body.index('class="card"')]


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def keep(trial: Trial, study: dict[str, Any], now: dt.datetime, *, is_merged: bool = True) -> None:
    text = json.dumps(study)
    Snapshot.objects.create(
        trial=trial,
        text=text,
        sha256=f"{Snapshot.objects.count():064x}",
        received_at=now,
        is_merged=is_merged,
    )


def test_those_who_run_the_trial_stand_there_with_what_they_are(
    client: Client, trial: Trial
) -> None:
    Collaborator.objects.create(trial=trial, name="Lantern Lane", agency_class="INDUSTRY")
    Official.objects.create(
        trial=trial, name="Ada Inkwater", role="STUDY_CHAIR", affiliation="Paper Boat"
    )

    said = words(read(client))

    assert "Paper Boat Research Trust A hospital, a college, a charity or the like" in said
    assert "Lantern Lane A company" in said
    assert "Ada Inkwater Chair of the study, Paper Boat" in said


def test_the_responsible_party_may_be_named_in_the_old_way(client: Client, trial: Trial) -> None:
    Trial.objects.update(
        responsible_party_old_name_title="Dr. Ada Inkwater, Chair",
        responsible_party_old_organization="Paper Boat",
    )

    assert "Dr. Ada Inkwater, Chair Paper Boat" in words(read(client))


def test_numbers_have_their_kind_their_giver_and_their_page(client: Client, trial: Trial) -> None:
    Alias.objects.create(trial=trial, text="NCT00000002")
    Identifier.objects.create(
        trial=trial,
        value="2026-000085",
        type="CTIS",
        domain="A register",
        link="https://register.example/85",
    )

    body = read(client)

    assert "Former number NCT00000002" in words(body)
    assert "The sponsor’s own number PBRT-1" in words(body)
    assert "2026-000085 EU trial number (CTIS), A register" in words(body)
    assert 'href="https://register.example/85"' in body


def test_papers_on_the_trial_come_first_and_lead_to_pubmed(client: Client, trial: Trial) -> None:
    Reference.objects.create(trial=trial, type="BACKGROUND", citation="Old paper.", pmid="123x")
    Reference.objects.create(trial=trial, type="RESULT", citation="New paper.", pmid="35622074")

    body = read(client)

    assert body.index("New paper.") < body.index("Old paper.")
    assert re.findall(r"pubmed\.ncbi\.nlm\.nih\.gov/[^\"]*", body) == [
        "pubmed.ncbi.nlm.nih.gov/35622074/"
    ]


def test_a_retracted_paper_says_so(client: Client, trial: Trial) -> None:
    Reference.objects.create(
        trial=trial,
        citation="A paper.",
        retractions=[{"pmid": "99999994", "source": "J Invent. 2026"}],
    )

    said = words(read(client))

    assert "This paper was withdrawn (retracted): J Invent. 2026 PubMed 99999994" in said


def test_only_addresses_of_the_web_become_links(client: Client, trial: Trial) -> None:
    Link.objects.create(trial=trial, label="Our *page*", url="http://paper-boat.example/a")
    Link.objects.create(trial=trial, label="A script", url="javascript:alert(1)")

    links = read(client)

    assert 'href="http://paper-boat.example/a"' in links
    assert ">Our page</a>" in links
    assert "A script javascript:alert(1)" in words(links)
    assert 'href="javascript' not in links


def test_oversight_is_told_in_sentences(client: Client, trial: Trial) -> None:
    assert "The registry does not say if experts look at the data" in words(read(client))

    Trial.objects.update(
        oversight_has_dmc=False, is_fda_regulated_drug=True, is_fda_regulated_device=False
    )

    said = words(read(client))
    assert "No group of experts looks at the data while the trial runs" in said
    assert "It tests a drug under the rules of the FDA." in said


def test_dates_are_in_words_and_an_estimate_is_called_one(client: Client, trial: Trial) -> None:
    said = words(read(client))

    assert "First shown there 16 January 2025 (estimated)" in said
    assert "Last change shown May 2026" in said


def test_absent_results_are_said_to_be_absent_and_why(
    client: Client, trial: Trial, now: dt.datetime
) -> None:
    events = [{"type": "RELEASE", "date": "2025-06-01"}, {"type": "RESET", "date": "2025-06-20"}]
    notes = {"unpostedAnnotation": {"unpostedEvents": events}}
    keep(trial, {"hasResults": False, "annotationSection": {"annotationModule": notes}}, now)
    Trial.objects.update(results_waived=True, disp_first_submit_date="2025-06-02")

    said = words(read(client))

    assert "The study team has not posted results." in said
    assert "the duty was waived" in said
    assert "it will post them later (told on 2 June 2025)" in said
    assert "Results sent to the registry, 1 June 2025" in said
    assert "Results sent back to the sponsor, to be mended, 20 June 2025" in said


def test_results_elsewhere_are_pointed_to(client: Client, trial: Trial, now: dt.datetime) -> None:
    keep(trial, {"hasResults": True}, now)

    assert 'href="https://clinicaltrials.gov/study/NCT00000001?tab=results"' in read(client)


def test_posted_results_are_tables_with_a_column_for_each_group(
    client: Client, trial: Trial, now: dt.datetime, document: Callable[[str], Document]
) -> None:
    keep(trial, document("with-results").study, now)

    body = read(client)

    said = words(body)
    assert "Started 30 30 Completed 28 27 Did not complete 2 3" in said
    assert "Why people left early Lost to Follow-up 2 1" in said
    assert "Average (mean) 5.2 (1.9) 6.0 (2.1)" in said
    assert "In brackets: Spread (standard deviation). Unit: days" in said
    assert "People with a serious unwanted event 1 of 30 0 of 30" in said
    assert "Appendicitis 1 of 30 0 of 30" in said
    assert "not posted yet. They are expected in January 2027." in said
    assert '<th scope="col" lang="en">Tansivex</th>' in body
    assert '<th scope="row">Completed</th>' in body
    assert '<th scope="row" lang="en">Appendicitis</th>' in body


def test_a_document_that_was_kept_but_not_merged_is_not_shown(
    client: Client, trial: Trial, now: dt.datetime
) -> None:
    keep(trial, {"hasResults": False}, now)
    keep(trial, {"hasResults": True}, now, is_merged=False)

    assert "The study team has not posted results." in read(client)


def test_documents_lead_to_the_registry(client: Client, trial: Trial, now: dt.datetime) -> None:
    paper = {"label": "Study Protocol", "date": "2023-06-12", "size": 812345}
    large = [{**paper, "filename": "Prot_000.pdf"}, {**paper, "filename": "../x.pdf"}]
    keep(
        trial,
        {
            "protocolSection": {"identificationModule": {"nctId": "NCT00000001"}},
            "documentSection": {"largeDocumentModule": {"largeDocs": large}},
        },
        now,
    )

    body = read(client)

    assert re.findall(r'href="(https://cdn[^"]*)"', body) == [
        "https://cdn.clinicaltrials.gov/large-docs/01/NCT00000001/Prot_000.pdf"
    ]
    assert "Study Protocol of 12 June 2023, 0.8 MB" in words(body)


def test_derived_terms_are_listed(client: Client, trial: Trial, now: dt.datetime) -> None:
    meshes = [{"id": "D003139", "term": "Common Cold"}]
    keep(trial, {"derivedSection": {"conditionBrowseModule": {"meshes": meshes}}}, now)

    assert "Illness Common Cold" in words(read(client))


def test_data_sharing_and_expanded_access_are_told(client: Client, trial: Trial) -> None:
    Trial.objects.update(
        ipd_sharing="YES",
        ipd_sharing_info_types=["SAP"],
        has_expanded_access=True,
        expanded_access_nct_id="NCT00000073",
        expanded_access_status="AVAILABLE",
    )

    said = words(read(client))

    assert "There is a plan to share the data." in said
    assert "Plan of the statistics (SAP)" in said
    assert "Some patients may get the treatment outside a trial." in said
    assert "Its number is NCT00000073" in said


def test_a_related_trial_says_why_it_is_one_and_how_it_stands(
    client: Client, trial: Trial, now: dt.datetime
) -> None:
    other = Trial.objects.create(
        nct_id="NCT00000009",
        brief_title="Tea for a cold",
        overall_status="COMPLETED",
        status_verified_date="2026-03",
        published_at=now,
    )
    Condition.objects.create(trial=trial, text="common cold")
    Condition.objects.create(trial=other, text="Common Cold")

    said = words(read(client))

    assert re.search(r"Tea for a cold Closed.* ClinicalTrials.gov.* March 2026", said)
    assert "Also about Common Cold" in said


def test_a_demonstration_leads_to_no_page_of_the_registry(client: Client, trial: Trial) -> None:
    Trial.objects.update(
        is_demonstration=True, has_expanded_access=True, expanded_access_nct_id="NCT00000073"
    )

    assert "clinicaltrials.gov/" not in read(client)
