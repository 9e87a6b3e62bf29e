"""Whom the page of a trial says to ring."""

from __future__ import annotations

import re

from trials.models import CentralContact, SiteContact

ADDRESS = "/trials/NCT00000001/"


def card_and_bar(client) -> str:
    """The side card and the phone bar; elsewhere on the page the desk's number stands too."""
    body = client.get(ADDRESS).content.decode()
    return body[body.index('class="card"') : body.index("<footer")]


def test_the_first_central_contact_with_a_phone_is_rung(client, publish):
    trial = publish(sites=1)
    CentralContact.objects.create(trial=trial, name="Only Mail", email="a@b.example", position=0)
    CentralContact.objects.create(
        trial=trial, name="Ana Ruiz", phone="866-278-5833", hours="weekdays, 8 to 5", position=1
    )

    body = card_and_bar(client)

    assert body.count('href="tel:+18662785833"') == 2
    assert body.count("weekdays, 8 to 5") == 2


def test_else_the_contact_of_an_open_site_is_rung_confirmed_ones_first(client, publish, report):
    trial = publish(sites=3)
    closed, said, confirmed = trial.sites.all()
    for site, phone in ((closed, "901-555-0101"), (said, "901-555-0102")):
        SiteContact.objects.create(site=site, phone=phone)
    SiteContact.objects.create(site=confirmed, phone="901-555-0103")
    report(closed, "COMPLETED")
    report(confirmed, "RECRUITING")

    body = card_and_bar(client)

    assert set(re.findall(r'href="tel:([^"]+)"', body)) == {"+19015550103"}
    assert "Hospital 2" in body


def test_else_the_desk_is_rung(client, publish, report, settings):
    trial = publish(sites=1)
    SiteContact.objects.create(site=trial.sites.get(), phone="901-555-0101")
    report(trial.sites.get(), "COMPLETED")

    body = card_and_bar(client)

    assert set(re.findall(r'href="tel:([^"]+)"', body)) == {"+19015550100"}
    assert body.count(settings.DESK_HOURS) == 2


def test_a_phone_that_cannot_be_dialled_is_shown_but_is_no_link(client, publish):
    trial = publish()
    CentralContact.objects.create(trial=trial, phone="see our web page")

    body = card_and_bar(client)

    assert "see our web page" in body
    assert "tel:" not in body
