from __future__ import annotations

from trials.language.standings import STATE_WORDS


def test_the_first_page_begins_a_search_and_lets_one_browse(client, publish):
    publish(conditions=("Hay fever",))
    publish("NCT00000002", conditions=("Secret illness",), published_at=None)

    body = client.get("/").content.decode()

    assert 'action="/trials/" method="get"' in body
    assert 'name="q"' in body
    assert 'href="/trials/?q=Hay%20fever"' in body
    assert "Secret illness" not in body


def test_the_links_of_the_first_page_lead_to_lists(client, publish):
    publish(sites=1)

    found = client.get("/trials/?status=open&status=said").content.decode()

    assert "status=open&amp;status=said" in client.get("/").content.decode()
    assert "Trial NCT00000001" in found


def test_hospitals_where_a_trial_is_open_or_said_to_be_are_a_search_away(client, publish, report):
    paused = publish(sites=2)
    report(paused.sites.get(facility="Hospital 0"), "SUSPENDED")
    over = publish("NCT00000002", overall_status="COMPLETED", sites=3)
    publish("NCT00000003", sites=4, published_at=None)

    shown = client.get("/").content.decode()

    assert 'href="/trials/?q=Hospital%201"' in shown
    assert over.sites.filter(facility="Hospital 2").exists()
    for name in ("Hospital%200", "Hospital%202", "Hospital%203"):
        assert name not in shown
    assert paused.nct_id in client.get("/trials/?q=Hospital%201").content.decode()


def test_hospitals_of_real_trials_come_before_those_of_invented_ones(client, publish, settings):
    for number in range(8):
        trial = publish(f"NCT9990000{number}", sites=1, is_demonstration=True)
        trial.sites.update(facility=f"Invented {number}")
    publish(sites=1).sites.update(facility="Zion Hospital")

    shown = client.get("/").content.decode()

    assert "Zion Hospital" in shown
    assert shown.count("?q=Invented%20") == 7


def test_a_hundred_hospitals_cost_the_same_queries(client, publish, django_assert_num_queries):
    publish(sites=100)

    with django_assert_num_queries(4):
        client.get("/")


def test_about_explains_every_status_word_and_names_its_sources(client, settings):
    settings.PORTAL_OPERATOR = "Leeds Infirmary"

    body = client.get("/about/").content.decode()

    assert all(words in body for words in STATE_WORDS.values())
    assert body.count("<svg") == len(STATE_WORDS)
    for source in ("ClinicalTrials.gov", "Natural Earth", "Census", "Atkinson Hyperlegible Next"):
        assert source in body
    assert settings.PORTAL_OPERATOR in body
    assert settings.DESK_PHONE in body


def test_pages_for_readers_set_no_cookie(client, db):
    cookies = [client.get(address).cookies for address in ("/", "/about/", "/trials/", "/nothing/")]

    assert not any(cookies)
