"""What a link carries, and which ones this portal knows as its own."""

from __future__ import annotations

import pytest
from django.core import signing

from tests.conftest import NOW
from tests.coordinators import coordinator, shown_trial, site_of
from trials.models import AskedSite, Enrolment, Heartbeat, Site
from trials.queries import links

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    return site_of(shown_trial())


@pytest.fixture
def heartbeat(site) -> Heartbeat:
    return asked(coordinator("cora", site), site)


def asked(user, *sites: Site) -> Heartbeat:
    heartbeat = Heartbeat.objects.create(user=user, at=NOW, expires_at=NOW)
    for site in sites:
        AskedSite.objects.create(heartbeat=heartbeat, site=site, since=NOW)
    return heartbeat


def test_a_link_opens_what_it_was_made_of(heartbeat, site):
    of_one = links.opened(links.token_of(heartbeat, site))
    of_all = links.opened(links.token_of(heartbeat))

    assert (of_one.heartbeat, of_one.site_pk) == (heartbeat, site.pk)
    assert (of_all.heartbeat, of_all.site_pk) == (heartbeat, None)


def test_a_link_names_nobody_and_fits_into_one_line_of_a_mail(heartbeat, site):
    token = links.token_of(heartbeat, site)

    assert len(token) < 70
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")


def test_what_was_signed_with_an_older_key_is_still_known(heartbeat, settings):
    token = links.token_of(heartbeat)

    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new" * 20

    assert links.opened(token).heartbeat == heartbeat
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(links.Forged):
        links.opened(token)


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: "",
        lambda token: "nonsense",
        lambda token: token[:-1],
        lambda token: "9" + token,
        lambda token: token.swapcase(),
        lambda token: f"{token}\x00",
        lambda token: token.partition(".")[0],
        lambda token: signing.Signer(sep=".", salt="another page").sign(token.partition(".")[0]),
        lambda token: signing.Signer(sep=".", salt="trials.heartbeat").sign("99999999"),
        lambda token: signing.Signer(sep=".", salt="trials.heartbeat").sign("1-2-3"),
    ],
)
def test_what_was_not_signed_here_for_this_is_forged(heartbeat, site, forge):
    with pytest.raises(links.Forged):
        links.opened(forge(links.token_of(heartbeat, site)))


def test_a_link_shows_only_what_was_asked_and_is_still_theirs(heartbeat, site):
    kept, ended = site_of(site.trial, "Leeds"), site_of(site.trial, "Rome")
    cem = coordinator("cem", kept, ended, site)
    of_all = links.Link(asked(cem, kept, ended))
    Enrolment.objects.filter(site=ended).update(ended_at=NOW)

    shown = [each.line.site.city for each in links.asked_of(of_all, NOW)]

    assert shown == ["Leeds"]
    assert links.asked_of(links.Link(of_all.heartbeat, ended.pk), NOW) == []
    assert links.asked_of(links.Link(of_all.heartbeat, site.pk), NOW) == []


@pytest.mark.parametrize("count", [1, 4])
def test_it_costs_the_same_queries_however_many_sites(count, django_assert_num_queries):
    sites = [site_of(shown_trial(number)) for number in range(count)]
    link = links.Link(asked(coordinator("cora", *sites), *sites))

    with django_assert_num_queries(5):
        found = links.asked_of(link, NOW)

    assert len(found) == count
