from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.test import Client

from tests.qr_as_a_camera_reads_it import read_codes
from trials.actions import samples
from trials.models import CentralContact, Site, SiteContact, Trial

pytestmark = pytest.mark.django_db

SAMPLE = f"/trials/{samples.NCT_ID}/refer/"
HOSTILE = '</td><script>alert(1)</script> " onload=x {{ 7 }} \u202e'


def read(client: Client, path: str = SAMPLE) -> str:
    return client.get(path).content.decode()


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def part(body: str, name: str) -> str:
    """The words of the section that this heading names."""
    start = body.index(f'<h2 id="{name}">')
    return words(body[start : body.index("</section>", start)])


@pytest.fixture
def sample(now: dt.datetime) -> Trial:
    return samples.load(now=now)


def test_hard_stops_stand_in_the_registrys_words_apart_from_what_is_unclear(
    client: Client, sample: Trial
) -> None:
    body = read(client)

    stops, unclear = part(body, "stops"), part(body, "unclear")
    assert "Sinusoidal obstruction syndrome" in stops
    assert "HIV infection that is known" in stops
    assert "elapsed" not in stops
    assert "contraception" not in stops
    assert "contraception" in unclear


def test_each_wait_has_its_days_and_its_sentence(client: Client, sample: Trial) -> None:
    waits = part(read(client), "waits")

    assert "CAR-T cell therapy : at least 42 days ago. 42 days 11 Oct 2026" in waits
    assert "≥ 3 months ago 90 days 24 Aug 2026" in waits
    assert "exempt from this wait. Not for: Steroids and standard maintenance therapy" in waits
    assert "maintenance therapy 14 days 8 Nov 2026" in waits
    assert waits.count("Counted to: not said, where nothing is named.") == 1
    assert "Counted back from 22 November 2026. A month counts as 30 days, a year as 365." in waits


def test_what_must_not_lie_within_a_time_has_the_day_since_which_it_rules_out(
    client: Client, publish
) -> None:
    publish(
        eligibility_criteria="Exclusion Criteria:\n\n* Steroids within 4 weeks before screening"
    )

    waits = part(read(client, "/trials/NCT00000001/refer/"), "waits")

    assert "Rules out within this time Days · ruled out since" in waits
    assert "Counted to: screening" in waits
    assert "28 days 25 Oct 2026" in waits


def test_what_rules_out_inside_a_rule_that_must_be_true_stands_with_the_hard_stops(
    client: Client, sample: Trial
) -> None:
    stops = part(read(client), "stops")

    assert re.search(r"From the rules that must be true “[^”]*no extramedullary disease", stops)


def test_every_line_leads_to_its_rule_on_the_page_of_rules(client: Client, sample: Trial) -> None:
    rules = f"/trials/{samples.NCT_ID}/eligibility/"

    body, page = read(client), read(client, rules)

    linked = set(re.findall(rf'href="{rules}#(rule-[0-9a-f]{{12}})"', body))
    lines = re.findall(r"<tr.*?</tr>|<li>.*?</li>", body[: body.index('id="numbers"')], re.DOTALL)
    figures = [line for line in lines if 'class="figure"' in line and "<table" not in line]
    assert len(linked) > 15
    assert [anchor for anchor in linked if f'id="{anchor}"' not in page] == []
    assert [line for line in figures if "#rule-" not in line and "(" not in line] == []


def test_the_results_to_have_ready_lead_to_their_rules(client: Client, sample: Trial) -> None:
    body = read(client)

    ready = body[body.index('id="ready"') :]
    assert re.search(r'href="[^"]+#rule-[0-9a-f]{12}" lang="en">MRD</a>', ready)
    assert "From the registry’s text. The protocol may ask for more." in part(body, "ready")


def test_the_kidney_is_checked_by_one_of_two(client: Client, sample: Trial) -> None:
    limits = part(read(client), "limits")

    assert "Creatinine by age, at most, in mg/dL (µmol/L)" in limits
    assert "There is another way: either of the two is enough." in limits
    assert "Age Male Female < 6 months 0.4 (35.4) 0.4 (35.4)" in limits
    assert "≥ 16 years 1.7 (150) 1.4 (124)" in limits
    assert "ejection fraction ≥ 45% or ≥ 45%" in limits


def test_the_numbers_can_be_dialled_and_belong_to_their_hospitals(
    client: Client, sample: Trial
) -> None:
    body = read(client)

    numbers = part(body, "numbers")
    assert "tel:+18589665811" in body
    assert re.search(r"Rady Children’?'?s Hospital.*Deborah Schiff.*858-966-5811", numbers)
    assert "Hours not known" in numbers
    assert "Not for emergencies" in numbers


def test_a_number_stands_with_its_hours(client: Client, sample: Trial) -> None:
    SiteContact.objects.filter(phone="858-966-5811").update(hours="Weekdays, 8 to 4 Pacific")

    assert "858-966-5811 Weekdays, 8 to 4 Pacific" in part(read(client), "numbers")


def test_the_line_for_clinicians_comes_first_with_its_hours(client: Client, sample: Trial) -> None:
    Site.objects.filter(city="San Diego").update(
        clinician_line="858-555-0142", clinician_hours="Weekdays, 8 to 4 Pacific"
    )
    Site.objects.filter(city="Memphis").update(clinician_line="901-555-0142")

    body = read(client)

    numbers = part(body, "numbers")
    assert "tel:+18585550142" in body
    assert re.search(
        r"For clinicians 858-555-0142 Weekdays, 8 to 4 Pacific .*Deborah Schiff", numbers
    )
    assert "For clinicians 901-555-0142 Hours not known" in numbers


def test_the_code_to_scan_names_the_card_and_its_version(
    client: Client, sample: Trial, settings
) -> None:
    settings.PORTAL_URL = "https://trials.hospital.example"
    address = f"https://trials.hospital.example{SAMPLE}"

    body = read(client)

    assert read_codes(body) == [f"{address}#text-2025-07-03"]
    assert 'id="text-2025-07-03"' in body
    assert f"This card is of 22 November 2026. The newest is at {address}" in part(body, "take")


def test_the_text_to_paste_is_on_the_page_as_it_is(client: Client, sample: Trial) -> None:
    body = read(client)

    pasted = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", body, re.DOTALL)[1])
    assert pasted.startswith("NCT03913559: Inotuzumab for children")
    assert "\n- 42 days: CAR-T cell therapy, at least 42 days ago\n" in pasted
    assert "readonly" in body


def test_without_a_script_nothing_asks_for_a_day_or_offers_to_copy(
    client: Client, sample: Trial
) -> None:
    body = read(client)

    assert re.search(r'<div class="last-dose" id="last-dose" hidden[ >]', body)
    assert re.search(r"<button [^>]*data-copies[^>]*hidden>", body)
    assert "To count on, add the days to the last dose." in part(body, "waits")
    assert "<form" not in body


def test_a_paused_site_is_not_referred_to(client: Client, sample: Trial) -> None:
    Site.objects.filter(city="San Diego").update(registry_status="SUSPENDED")

    body = read(client)

    assert "858-966-5811" not in body
    assert "St. Jude" in part(body, "numbers")


def test_the_protocol_decides_and_the_version_is_told(client: Client, sample: Trial) -> None:
    body = read(client)

    said = words(body)
    assert "The protocol decides. The portal drew this card from the registry’s text." in said
    assert "NCT03913559 · registry text of 3 July 2025" in said
    assert f'href="/trials/{samples.NCT_ID}/eligibility/"' in body


def test_the_tab_who_can_join_leads_here(client: Client, sample: Trial) -> None:
    assert f'href="{SAMPLE}"' in read(client, f"/trials/{samples.NCT_ID}/eligibility/")


def test_a_trial_without_criteria_says_so(client: Client, now: dt.datetime) -> None:
    Trial.objects.create(nct_id="NCT00000001", brief_title="Bare", published_at=now)

    said = words(read(client, "/trials/NCT00000001/refer/"))

    assert "The registry gives no rules for this trial. Ask the study team." in said
    assert "No site is open or said to be open." in said
    assert "Hard stops" not in said
    assert "Waiting times" not in said


def test_a_draft_has_no_card_and_small_letters_are_moved(client: Client, sample: Trial) -> None:
    Trial.objects.create(nct_id="NCT00000001", brief_title="A draft")

    assert client.get("/trials/NCT00000001/refer/").status_code == 404
    assert client.get(SAMPLE.replace("NCT", "nct"))["Location"] == SAMPLE


def test_no_reader_is_known_by_it(client: Client, sample: Trial) -> None:
    answer = client.get(SAMPLE)

    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "csrf" not in answer.content.decode().lower()
    assert " style=" not in answer.content.decode()


def test_hostile_words_stay_words(client: Client, now: dt.datetime) -> None:
    text = (
        f"Inclusion Criteria:\n\n* {HOSTILE} chemotherapy: at least 14 days ago\n"
        f"* Creatinine {HOSTILE} ≤ 1 mg/dL\n\nExclusion Criteria:\n\n* {HOSTILE}"
    )
    trial = Trial.objects.create(
        nct_id="NCT00000001",
        brief_title=HOSTILE,
        overall_status="RECRUITING",
        eligibility_criteria=text,
        published_at=now,
    )
    CentralContact.objects.create(trial=trial, name=HOSTILE, phone=HOSTILE, email=HOSTILE)

    body = read(client, "/trials/NCT00000001/refer/")

    assert "<script>alert" not in body
    assert "alert(1)" in part(body, "stops")
    assert "alert(1)" in part(body, "numbers")


@pytest.mark.parametrize("sites", [1, 40])
def test_the_queries_do_not_grow_with_the_sites(
    client: Client, publish, django_assert_num_queries, sites: int
) -> None:
    trial = publish(sites=sites, eligibility_criteria="Exclusion Criteria:\n\n* Asthma")
    for site in Site.objects.filter(trial=trial):
        SiteContact.objects.create(site=site, name="Ana Ruiz", phone="901-555-0101")

    with django_assert_num_queries(9):
        client.get("/trials/NCT00000001/refer/")


def test_a_table_in_one_line_is_shown_once_and_a_clause_beside_it_keeps_the_line(
    client: Client, publish
) -> None:
    row = "Age: {} years; maximum serum creatinine (mg/dL): {} (male, female)"
    rows = "; ".join(
        row.format(age, limit) for age, limit in (("1 to < 2", 0.6), ("2 to < 6", 0.8))
    )
    clause = ", unless the kidneys were hurt by the illness itself"
    text = "Inclusion Criteria:\n\n* Serum creatinine based on age as follows:\n\n  * {}"
    publish(eligibility_criteria=text.format(rows))

    told = part(read(client, "/trials/NCT00000001/refer/"), "limits")
    Trial.objects.update(eligibility_criteria=text.format(rows + clause))
    with_clause = part(read(client, "/trials/NCT00000001/refer/"), "limits")

    assert "0.8 (70.7)" in told
    assert "maximum serum creatinine" not in told
    assert clause in with_clause
