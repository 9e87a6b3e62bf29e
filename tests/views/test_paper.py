"""The paper for a family, and the page that its code opens."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.test import Client

from tests.every_word import bracketed, left_in_english
from tests.qr_as_a_camera_reads_it import read_codes
from trials.actions import samples
from trials.models import Site, SiteContact, Snapshot, Trial, TrialName

pytestmark = pytest.mark.django_db

PRINT = f"/trials/{samples.NCT_ID}/print/"
PAPER = f"/trials/{samples.NCT_ID}/paper/"
OTHER = "20260512-en-000000000000000000000000"
HOSTILE = '</td><script>alert(1)</script> " onload=x {{ 7 }} \u202e'


def read(client: Client, path: str = PRINT) -> str:
    return client.get(path).content.decode()


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def code_on(body: str) -> str:
    """The path behind the code of a paper."""
    (address,) = read_codes(body)
    return address.removeprefix("https://trials.hospital.example")


@pytest.fixture
def sample(now: dt.datetime, settings) -> Trial:
    settings.PORTAL_URL = "https://trials.hospital.example"
    return samples.load(now=now)


def test_the_facts_the_numbers_and_the_line_on_research_are_on_it(client, sample):
    said = words(read(client))

    for fact in (
        "Inotuzumab for children whose leukemia leaves traces after treatment",
        "No site confirmed open, 2 said to be open",
        "ClinicalTrials.gov, July 2025",
        "Children and young people under 22",
        "866-278-5833",
        "858-966-5811",
        "Not for emergencies",
        "This is research. It may not help",
        "This paper is from 22 November 2026",
        "From the registry’s text of 3 July 2025",
        "What can go wrong, and how often does it happen?",
        "Sheet 2 of 2",
    ):
        assert fact in said


def test_every_rule_is_on_its_side_with_three_boxes(client, sample):
    body = read(client)

    must, out, unclear = re.findall(r"<table.*?</table>", body, re.DOTALL)
    assert "CAR-T cell therapy: at least 42 days ago." in words(must)
    assert "HIV infection that is known" in words(out)
    assert "contraception" in words(unclear)
    assert "It is not clear which way these count: ask" in words(unclear)
    assert out.count("<td></td>") == 3 * 6
    assert words(out).startswith("These may rule out taking part Yes No Ask")


def test_a_paused_site_is_not_on_it(client, sample):
    Site.objects.filter(city="San Diego").update(registry_status="SUSPENDED")

    assert "858-966-5811" not in read(client)


def test_what_is_cut_is_counted_and_leads_to_the_page(client, publish):
    rules = "".join(f"* Rule {n} {'of many words ' * 20}\n" for n in range(40))
    publish(sites=20, eligibility_criteria=f"Inclusion Criteria:\n\n{rules}")

    body = read(client, "/trials/NCT00000001/print/")

    places, left = (int(n) for n in re.findall(r"… and (\d+) more", words(body)))
    assert body.count("<h3") + places == 20
    assert body.count('<th scope="row">') + left == 40
    assert 'href="/trials/NCT00000001/eligibility/"' in body
    assert 'href="/trials/NCT00000001/sites/"' in body


def test_a_trial_of_which_little_is_known_says_so(client, now):
    Trial.objects.create(nct_id="NCT00000001", brief_title="Bare", published_at=now)

    said = words(read(client, "/trials/NCT00000001/print/"))

    assert "The registry gives no rules for this trial. Ask the study team." in said
    assert "The registry lists no site for this trial." in said
    assert "Ring our desk" in said


def test_the_code_leads_to_a_page_that_says_that_nothing_has_changed(client, sample):
    address = code_on(read(client))

    said = words(read(client, address))

    assert address.startswith(f"{PAPER}20261122-en-")
    assert "This paper is from 22 November 2026. " in said
    assert "Nothing on it has changed since." in said
    assert "866-278-5833" in said


def test_a_later_day_alone_changes_nothing(client, sample):
    address = code_on(read(client)).replace("20261122", "20261121")

    said = words(read(client, address))

    assert "This paper is from 21 November 2026." in said
    assert "Nothing on it has changed since." in said


def test_a_newer_text_that_says_the_same_is_told(client, sample):
    address = code_on(read(client)).replace("20261122", "20260512")

    said = words(read(client, address))

    assert "The registry has sent a newer text, of 3 July 2025. It says the same" in said
    assert Snapshot.objects.get().received_at.year == 2026


def test_a_pause_is_told_with_its_place(client, sample, report):
    address = code_on(read(client))
    report(Site.objects.get(city="San Diego"), "SUSPENDED")

    said = words(read(client, address))

    assert "Nothing on it has changed" not in said
    assert "The status has changed" in said
    assert re.search(r"Places with news since .*San Diego.* Paused", said)
    assert "rules for joining" not in said
    assert f'href="{PRINT}"' in read(client, address)


def test_changed_rules_are_said_loudly(client, sample):
    address = code_on(read(client))
    text = sample.eligibility_criteria.replace("< 22 years", "< 18 years")
    Trial.objects.update(eligibility_criteria=text)

    body = read(client, address)

    loud = re.search(r'<p class="note"><strong>(.*?)</strong>', body)[1]
    assert loud == "The rules for joining have changed. Ask for a new paper."
    assert "The status has changed" not in body


def test_a_changed_number_is_told(client, sample):
    address = code_on(read(client))
    SiteContact.objects.filter(phone="858-966-5811").update(phone="858-555-0100")

    said = words(read(client, address))

    assert "Use the numbers of today." in said
    assert "rules for joining" not in said


def test_a_changed_title_is_told(client, sample):
    address = code_on(read(client))
    Trial.objects.update(plain_title="Another title")

    assert "Some words have changed" in words(read(client, address))


def test_an_english_paper_can_be_checked_on_the_spanish_page(client, sample):
    TrialName.objects.update_or_create(trial=sample, language="es", defaults={"title": "Título"})
    address = code_on(read(client))

    with bracketed():
        said = words(read(client, f"/es{address}"))

    assert "⟦Nothing on it has changed since.⟧" in said


def test_a_spanish_paper_has_a_spanish_code(client, sample):
    address = code_on(read(client, f"/es{PRINT}"))

    assert address.startswith(f"/es{PAPER}20261122-es-")
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("version", ["x", "20261123-en-" + "0" * 24, OTHER + "0", "%F0%9F%98%80"])
def test_a_version_that_cannot_be_is_told_kindly(client, sample, version):
    answer = client.get(f"{PAPER}{version}/")

    said = words(answer.content.decode())
    assert answer.status_code == 404
    assert "We cannot tell which paper this is" in said
    assert "866-278-5833" in said
    assert f'href="{PRINT}"' in answer.content.decode()


def test_a_paper_of_a_number_that_the_trial_bore_before_still_leads_to_it(client, sample):
    sample.aliases.create(text="NCT00000001", position=0)

    answer = client.get(f"/trials/NCT00000001/paper/{OTHER}/")

    assert answer["Location"] == f"{PAPER}{OTHER}/"
    assert client.get(PRINT.replace("NCT", "nct"))["Location"] == PRINT


@pytest.mark.parametrize("path", [PRINT, f"{PAPER}{OTHER}/"])
def test_no_reader_is_known_by_it(client, sample, path):
    answer = client.get(path)

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "csrf" not in answer.content.decode().lower()
    assert " style=" not in answer.content.decode()


@pytest.mark.parametrize("path", [PRINT, f"{PAPER}{OTHER}/", f"{PAPER}x/"])
def test_every_word_of_it_can_be_said_in_another_language(client, sample, report, settings, path):
    report(Site.objects.get(city="San Diego"), "SUSPENDED")
    Site.objects.bulk_create(
        Site(trial=sample, facility=f"H {n}", city="Leeds", registry_status="RECRUITING")
        for n in range(20)
    )

    with bracketed():
        body = read(client, f"/es{path}")

    known = (settings.PORTAL_NAME, settings.PORTAL_OPERATOR, "English", "ClinicalTrials.gov")
    names = TrialName.objects.values_list("title", "for_whom").get()
    assert (
        left_in_english(body, *known, *names, "San Diego", "Memphis", "Leeds", "United States")
        == []
    )


def test_hostile_words_stay_words(client, now):
    trial = Trial.objects.create(
        nct_id="NCT00000001",
        brief_title=HOSTILE,
        eligibility_criteria=f"Exclusion Criteria:\n\n* {HOSTILE}",
        published_at=now,
    )
    site = Site.objects.create(trial=trial, facility=HOSTILE, registry_status="RECRUITING")
    SiteContact.objects.create(site=site, name=HOSTILE, phone=HOSTILE)

    for path in ("print/", f"paper/{OTHER}/"):
        body = read(client, f"/trials/NCT00000001/{path}")

        assert "<script>alert" not in body
        assert "alert(1)" in words(body)


@pytest.mark.parametrize("sites", [1, 40])
@pytest.mark.parametrize(("path", "queries"), [("print/", 11), (f"paper/{OTHER}/", 19)])
def test_the_queries_do_not_grow_with_the_sites(
    client, publish, django_assert_num_queries, sites, path, queries
):
    trial = publish(sites=sites, eligibility_criteria="Exclusion Criteria:\n\n* Asthma")
    for site in Site.objects.filter(trial=trial):
        SiteContact.objects.create(site=site, name="Ana Ruiz", phone="901-555-0101")

    with django_assert_num_queries(queries):
        client.get(f"/trials/NCT00000001/{path}")
