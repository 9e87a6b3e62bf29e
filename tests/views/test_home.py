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
